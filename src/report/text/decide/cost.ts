import type { ComparedVariant } from '../../../decide/compare/schema.ts';
import { percent } from '../../share.ts';
import type { Page } from '../page.ts';
import { wrap } from '../wrap.ts';
import { between, signed } from './amounts.ts';

/** What a variant costs and when that is covered. */
export function costLines(variant: ComparedVariant, page: Page): string[] {
  return ['', ...wrap(page, costWords(variant, page))];
}

/** The same in one text. */
export function costWords({ cost, metrics }: ComparedVariant, page: Page): string {
  const people = metrics.find(({ id }) => id === 'headcount.filledAverage');
  if (cost === null) {
    const seats = people?.mean.value ? ` It has ${signed(page, 'count', people.mean.value)} people on average.` : '';
    return `Cost and payback: the scenario states neither pay nor cost of people.${seats}`;
  }
  const { expense, gain, grossMargin, payback } = cost;
  const currency = 'money';
  const margin = grossMargin === null ? 'new and expansion bookings; no gross margin is stated' : `${percent(grossMargin)} of new and expansion bookings`;
  const spent = `Selling expense: ${signed(page, currency, expense.value)} (simulation error, 95 %: ${between(page, currency, expense)}). Gained: ${signed(page, currency, gain.value)} (${margin}).`;
  if (payback === null) return `${spent} There is nothing to pay back.`;
  return `${spent} ${paid(payback)}`;
}

function paid({ period, earliest, latest, shareOfTrials }: NonNullable<NonNullable<ComparedVariant['cost']>['payback']>): string {
  const trials = shareOfTrials === null ? '' : ` By then it has paid back in ${percent(shareOfTrials)} of trials.`;
  if (period === null && earliest === null) return `Payback: not within the horizon.${trials}`;
  if (period === null) return `Payback: not within the horizon, or not decided: ${earliest} at the earliest.${trials}`;
  const range = earliest === latest ? '' : ` (${earliest ?? period} to ${latest ?? 'beyond the horizon'} within the simulation error)`;
  return `Payback: ${period}${range}, on average.${trials.replace('By then', 'By the end of the horizon')}`;
}
