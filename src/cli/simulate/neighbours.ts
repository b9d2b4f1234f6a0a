import type { Result } from '../../record/result.ts';
import type { Neighbour } from '../../report/text/neighbour-table.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { UsageError } from '../usage-error.ts';

/** A pool whose headcount is varied, and the change of the scenario for each size. */
export interface Seats {
  readonly pool: string;
  readonly planned: number;
  readonly sizes: readonly { readonly seats: number; readonly set: string }[];
}

const STEPS = [-2, -1, 1, 2];

/** One and two seats fewer and more in the first pool that carries a quota; people added have been there as long as the others. */
export function neighbouringSeats({ pools, targets }: Scenario): Seats {
  const found = Object.entries(pools).find(([, { quota }]) => quota !== undefined);
  if (found === undefined || Object.keys(targets).length === 0) throw new UsageError('--neighbours needs a target and a pool with a quota');
  const [pool, { headcount }] = found;
  const planned = typeof headcount === 'number' ? headcount : headcount.count;
  const tenures = typeof headcount === 'number' ? undefined : headcount.tenureMonths;
  const sizes = STEPS.map((step) => planned + step)
    .filter((seats) => seats >= 0)
    .map((seats) => ({ seats, set: `pools.${pool}.headcount=${JSON.stringify(headcountOf(seats, tenures))}` }));
  return { pool, planned, sizes };
}

function headcountOf(count: number, tenures: number | readonly number[] | undefined): unknown {
  if (tenures === undefined) return count;
  if (typeof tenures === 'number') return { count, tenureMonths: tenures };
  const middle = [...tenures].sort((a, b) => a - b)[Math.floor((tenures.length - 1) / 2)] ?? 0;
  const list = Array.from({ length: count }, (_, i) => tenures[i] ?? middle);
  return { count, ...(list.length === 0 ? {} : { tenureMonths: list }) };
}

/** The chance of the first target with the plan's seats and with each of the others, in the order of their number. */
export function asNeighbours({ planned }: Seats, base: Result, others: readonly { readonly seats: number; readonly result: Result }[]): Neighbour[] {
  const all = [{ seats: planned, result: base }, ...others];
  return all.map(({ seats, result }) => ({ seats, isPlan: seats === planned, chance: result.targets[0].hit.total })).sort((a, b) => a.seats - b.seats);
}
