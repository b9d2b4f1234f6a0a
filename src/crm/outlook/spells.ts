import { type History, status } from '../history.ts';
import type { Clock } from './clock.ts';

/** A visit of a deal to a stage, in ticks. The last state stands for "before any stage", or for all where no stage is known. */
export interface Spells {
  readonly count: number;
  /** stages, and one more state for what is in none */
  readonly states: number;
  readonly deal: Int32Array;
  readonly state: Int32Array;
  readonly enter: Int32Array;
  /** first tick at which it is under observation */
  readonly from: Int32Array;
  /** the tick at which it ends; `ongoing` while it does not */
  readonly exit: Int32Array;
  /** the next state, `states` for won, `states + 1` for not won, -1 while it goes on */
  readonly cause: Int32Array;
  /** the spell that each deal is in, -1 for closed ones */
  readonly present: Int32Array;
}

export const ongoing = 0x7fffffff;

/** Every deal's way through its stages, as it is known; losses and no-decisions are one end. */
export function spellsOf({ opportunities, visits, names, visitsFrom, source }: History, clock: Clock): Spells {
  const states = names.stages.length + 1;
  const most = visits.count + opportunities.count;
  const columns = { deal: new Int32Array(most), state: new Int32Array(most), enter: new Int32Array(most), from: new Int32Array(most), exit: new Int32Array(most), cause: new Int32Array(most) };
  const present = new Int32Array(opportunities.count).fill(-1);
  let count = 0;
  const add = (deal: number, state: number, enter: number) => {
    columns.deal[count] = deal;
    columns.state[count] = state;
    columns.enter[count] = enter;
    columns.exit[count] = ongoing;
    columns.cause[count] = -1;
    return count++;
  };
  for (let i = 0; i < opportunities.count; i++) {
    const begun = count;
    // to snapshots a deal begins with the first that shows it
    const created = clock.tickOf(source === 'snapshots' ? opportunities.observedFrom[i] : opportunities.created[i]);
    const [first, after] = [visits.first[i], visits.first[i + 1]];
    const hasGap = first === after || clock.tickOf(visits.entered[first]) > Math.max(created, clock.tickOf(Math.max(visitsFrom, -1e9)));
    if (hasGap) add(i, states - 1, created);
    for (let at = first; at < after; at++) add(i, visits.stage[at] < 0 ? states - 1 : visits.stage[at], clock.tickOf(visits.entered[at]));
    for (let at = begun; at < count - 1; at++) {
      columns.exit[at] = columns.enter[at + 1];
      columns.cause[at] = columns.state[at + 1];
    }
    const last = count - 1;
    if (opportunities.status[i] === status.open) {
      present[i] = last;
    } else {
      columns.exit[last] = Math.max(columns.enter[last], clock.tickOf(opportunities.closed[i]));
      columns.cause[last] = states + (opportunities.status[i] === status.won ? 0 : 1);
    }
    const observed = clock.tickOf(opportunities.observedFrom[i]);
    for (let at = begun; at < count; at++) columns.from[at] = Math.max(columns.enter[at], observed);
  }
  return { count, states, present, ...columns };
}
