import { chanceText, interval, type Chance } from '../chance.ts';
import { bar } from './bars.ts';
import { pageOf, type PageOptions } from './page.ts';
import { note, titled } from './section.ts';
import { table } from './table.ts';

/** A number of seats in one pool and the chance that goes with it. */
export interface Neighbour {
  readonly seats: number;
  readonly isPlan: boolean;
  readonly chance: Chance;
}

/** The chance of a target by the seats of a pool, as an addition to the report. */
export function neighbourTable(pool: string, target: string, neighbours: readonly Neighbour[], { isCut = false, ...options }: PageOptions & { readonly isCut?: boolean } = {}): string[] {
  const page = pageOf('', options);
  const lines = table(
    page,
    [
      { head: 'seats', cells: neighbours.map(({ seats, isPlan }) => `${seats}${isPlan ? ' (plan)' : ''}`) },
      { head: 'chance', cells: neighbours.map(({ chance }) => chanceText(chance)) },
      { head: 'simulation error', cells: neighbours.map(({ chance }) => interval(chance)), drop: 1 },
    ],
    { least: 8, most: 25, draw: (columns) => neighbours.map(({ chance: { p } }) => bar(page.glyphs, p ?? 0, columns)) },
  );
  const caption = 'The same trials with more or fewer people on the opening day, who have been in the role as long as the others. Hiring takes longer.';
  const cut = isCut ? note(page, 'PARTIAL: interrupted before all of them were simulated.') : [];
  return titled(page, `Chance of target ${target} by seats of ${pool}`, [...cut, ...lines, ...note(page, caption)]);
}
