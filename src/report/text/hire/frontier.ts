import type { Hire, HirePoint, HireSearch } from '../../../decide/hire/result.ts';
import { chanceText, interval } from '../../chance.ts';
import { bar } from '../bars.ts';
import type { Page } from '../page.ts';
import { note } from '../section.ts';
import { table } from '../table.ts';

/** Sizes that are shown: those around the answer all, others only so many. */
const MOST_ROWS = 16;
const AROUND = 3;

/** Chance and cost by size, and what binds with it. */
export function frontier({ terms, confidence }: Hire, search: HireSearch, page: Page): string[] {
  const points = shownOf(search);
  const hasCost = points.some(({ cost }) => cost !== null);
  const mark = ({ seats, affordable }: HirePoint) => `${seats}${seats === search.planned ? ' (plan)' : seats === search.answer?.seats ? ' *' : ''}${affordable ? '' : ' !'}`;
  const lines = table(
    page,
    [
      { head: 'seats', cells: points.map(mark) },
      { head: 'chance', cells: points.map(({ chance }) => chanceText(chance)) },
      { head: 'simulation error', cells: points.map(({ chance }) => interval(chance)), drop: 1 },
      ...(hasCost ? [{ head: 'cost added', cells: points.map(({ cost }) => (cost === null ? '' : page.money(cost.added))) }] : []),
      { head: 'binds', cells: points.map(({ binding }) => `${binding.name} ${Math.round(binding.share * 100)} %`) },
    ],
    { least: 6, most: 20, draw: (columns) => points.map(({ chance: { p } }) => bar(page.glyphs, p, columns)) },
  );
  const costs = hasCost ? ` Cost added to that of the plan over the horizon, on average${terms.budget === null ? '' : `; ! is beyond the budget of ${page.money(terms.budget)}`}.` : ' No pay or cost is stated, so there is no cost: --cost-per-seat gives one.';
  const stop = search.limit.reason === 'hiresPerQuarter' ? ` More than ${search.limit.seats} cannot be hired in time.` : '';
  return [...lines, ...note(page, `* answers ${Math.round(confidence * 100)} %. Binds: what is short most often, in so many trials.${costs}${stop}`)];
}

/** Every size around the answer and the plan, and an even choice of the others. */
function shownOf({ frontier: points, answer, best, planned }: HireSearch): HirePoint[] {
  if (points.length <= MOST_ROWS) return [...points];
  const centre = answer?.seats ?? best.seats;
  const isNear = ({ seats }: HirePoint) => Math.abs(seats - centre) <= AROUND || seats === planned;
  const others = points.filter((point) => !isNear(point));
  const every = Math.max(1, Math.ceil(others.length / (MOST_ROWS - points.filter(isNear).length)));
  return points.filter((point) => isNear(point) || others.indexOf(point) % every === 0 || point === points[points.length - 1]);
}
