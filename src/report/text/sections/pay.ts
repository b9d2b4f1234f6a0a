import type { PoolPay, RollUp } from '../../../record/pay-section.ts';
import type { Result } from '../../../record/result.ts';
import { findLine, linesBy } from '../../find-line.ts';
import { percent } from '../../share.ts';
import { metricRows } from '../metric-rows.ts';
import type { Page } from '../page.ts';
import { atMost, titled, type Section } from '../section.ts';
import { series } from '../series.ts';
import { wrap } from '../wrap.ts';

const MOST_POOLS = 8;
/** A difference below this share of the pay is not worth a sentence. */
const WORTH_SAYING = 0.005;

/** What people earn, what selling costs, and how the numbers of leaders hang together. */
export const pay: Section = (result, page) => [...titled(page, 'Pay and selling expense (means over trials)', expense(result, page)), ...titled(page, 'Quotas along the chain', chain(result, page))];

function expense(result: Result, page: Page): string[] {
  if (findLine(result, 'selling.expense') === undefined) return [];
  const rows = metricRows(result, page, [
    { id: 'pay.base', label: 'base pay' },
    { id: 'pay.variable', label: 'variable pay' },
    { id: 'selling.expense', label: 'selling expense' },
    { id: 'costPerNewArr', label: 'per 1 of new ARR' },
    { id: 'payback.months', label: 'months to pay back', ifAny: true },
  ]);
  const { shown, more } = atMost((result.pay ?? []).flatMap((pool) => gapLines(page, pool)), MOST_POOLS);
  return [...series(page, result.periods, rows), ...shown, ...more];
}

/** Pay at expected attainment is not expected pay: tiers bend. */
function gapLines(page: Page, { pool, expected, atExpected, gap }: PoolPay): string[] {
  if (expected === null || atExpected === null || gap === null || Math.abs(gap) <= WORTH_SAYING * expected) return [];
  const than = gap > 0 ? 'more' : 'less';
  return wrap(page, `${pool}: expected pay is ${page.money(expected)}, ${page.money(Math.abs(gap))} ${than} than pay at the expected attainment (${page.money(atExpected)}), as the tiers bend.`);
}

function chain(result: Result, page: Page): string[] {
  const teams = result.rollUps ?? [];
  if (teams.length === 0) return [];
  const top = linesBy(result, 'overAssignment', 'target').map(({ name, line }) => `The reps' quotas are ${percent(line.total.mean)} above the target ${name}.`);
  return [...teams.map((team) => link(result, page, team)), ...top].flatMap((text) => wrap(page, text));
}

function link(result: Result, page: Page, { pool, of, cushion, attainment: { total } }: RollUp): string {
  const street = (name: string) => findLine(result, 'quota.street', { pool: name })?.total.mean ?? 0;
  const sizes = of.reduce((sum, name) => sum + street(name), 0);
  const over = cushion === 0 ? 'with no cushion' : `with a cushion of ${percent(cushion)}`;
  return `${pool} carry ${of.join(', ')}: ${page.money(sizes)} of quota below ${page.money(street(pool))}, ${over}; attainment P10 ${percent(total.p10)}, P50 ${percent(total.p50)}, P90 ${percent(total.p90)}.`;
}
