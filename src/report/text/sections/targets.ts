import type { Result, ResultTarget } from '../../../record/result.ts';
import { amountIn, gapIn } from '../../amount.ts';
import { chanceText, interval } from '../../chance.ts';
import { findLine } from '../../find-line.ts';
import { horizonOf } from '../../horizon.ts';
import { measureWords } from '../../measure-words.ts';
import { spread } from '../../spread.ts';
import { bar } from '../bars.ts';
import type { Page } from '../page.ts';
import { rangeTable } from '../range-table.ts';
import { note, titled, type Section } from '../section.ts';
import { table } from '../table.ts';

/** For each target: how often it is reached, by how much it is missed, and where its measure lies. */
export const targets: Section = (result, page) => {
  if (result.targets.length === 0) return titled(page, 'New bookings by period', rangeTable(page, result.periods, findLine(result, 'bookings.new')));
  return result.targets.flatMap((target, i) => [
    ...titled(page, `Target ${target.name}: ${measureWords(target.measure).noun}`, chances(result, page, target)),
    '',
    ...rangeTable(page, result.periods, spread(result, target), target),
    ...(i === 0 ? legend(result, page) : []),
  ]);
};

function chances(result: Result, page: Page, { name, unit, total, periods, hit, shortfall }: ResultTarget): string[] {
  const amount = amountIn(unit, page.money);
  const gap = gapIn(unit, page.money);
  const missed = findLine(result, 'shortfall.ifMissed', { target: name });
  const byPeriod = hit.periods.map((chance, t) => ({ label: result.periods[t].id, figure: periods[t], chance, missed: missed?.periods[t]?.mean ?? null }));
  const rows = [...(byPeriod.length > 1 ? byPeriod : []), { label: 'total', figure: total, chance: hit.total, missed: shortfall.ifMissed }];
  return table(
    page,
    [
      { head: '', cells: rows.map(({ label }) => label) },
      { head: 'target', cells: rows.map(({ figure }) => amount(figure)) },
      { head: 'chance', cells: rows.map(({ chance }) => chanceText(chance)) },
      { head: 'simulation error', cells: rows.map(({ chance }) => interval(chance)), drop: 2 },
      { head: 'if missed, by', cells: rows.map((row) => (row.missed === null ? '' : gap(row.missed))), drop: 1 },
    ],
    { least: 8, most: 25, draw: (columns) => rows.map(({ chance: { p } }) => bar(page.glyphs, p ?? 0, columns)) },
  );
}

/** How to read the tables; of percentiles only where there are any. */
function legend(result: Result, page: Page): string[] {
  const { periods, targets: [target] } = result;
  const error = note(page, 'Simulation error is how far other random numbers would move a figure; it does not say how sure the plan is.');
  if ((spread(result, target)?.total.p50 ?? null) === null) return error;
  const { range, middle, mark } = page.glyphs;
  const { period } = horizonOf(periods);
  const drawn = page.width < 60 || periods.length === 1 ? '' : ` ${range} from P10 to P90, ${middle} P50, ${mark} target.`;
  const sums = periods.length === 1 ? '' : ` The P50s of ${period}s do not add up to the P50 of the total; means do.`;
  return [...note(page, `P10: 1 trial in 10 is below, P90: 1 in 10 is above.${drawn}${sums}`), ...error];
}
