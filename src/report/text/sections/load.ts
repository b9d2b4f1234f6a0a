import type { Result } from '../../../record/result.ts';
import { amountIn } from '../../amount.ts';
import { linesBy } from '../../find-line.ts';
import type { Page } from '../page.ts';
import { note, titled, type Section } from '../section.ts';
import { series, type SeriesRow } from '../series.ts';

/** Rows whose means are all below these are not worth a line. */
const LEAST_SHARE = 0.0005;
const LEAST_WAIT_SHARE = 0.005;
const LEAST_WAIT_DAYS = 0.05;

/** How busy pools are, how long work waits for them, and what holds the team back. */
export const load: Section = (result, page) => {
  const binding = rowsBy(result, page, 'constraint', 'constraint', { least: LEAST_SHARE, total: false });
  return [
    ...titled(page, 'Share of slots in use (means over trials)', series(page, result.periods, rowsBy(result, page, 'utilisation', 'pool', { least: 0 }))),
    ...titled(page, 'Accounts to look after, for each that there is time for', series(page, result.periods, rowsBy(result, page, 'coverage.accounts', 'pool', { least: 0 }))),
    ...titled(page, 'Share of work that had to wait', series(page, result.periods, rowsBy(result, page, 'wait.share', 'pool', { least: LEAST_WAIT_SHARE }))),
    ...titled(page, 'Days waited, per piece of work', series(page, result.periods, rowsBy(result, page, 'wait.days', 'pool', { least: LEAST_WAIT_DAYS }))),
    ...titled(page, 'What holds the team back (share of trials)', series(page, result.periods, binding)),
    ...(binding.length === 0 ? [] : note(page, constraintNote(binding))),
  ];
};

function constraintNote(binding: readonly SeriesRow[]): string {
  const renewals = binding.some(({ label }) => label === 'uncovered renewals') ? 'uncovered renewals where no pool is and nobody was free for more than 5 % of the ARR due; ' : '';
  return `The pool with the highest utilisation above 95 %; ${renewals}pipeline where there is none.`;
}

function rowsBy(result: Result, { money }: Page, id: string, dimension: string, { least, total = true }: { least: number; total?: boolean }): SeriesRow[] {
  return linesBy(result, id, dimension).flatMap(({ name, line }) => {
    if (!line.periods.some(({ mean }) => mean !== null && mean >= least)) return [];
    const amount = amountIn(line.unit, money);
    return [{ label: name, cells: line.periods.map(({ mean }) => amount(mean)), ...(total ? { total: amount(line.total.mean) } : {}) }];
  });
}
