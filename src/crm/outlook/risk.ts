import { ongoing, type Spells } from './spells.ts';

/** Ages beyond this many ticks are taken as this. */
const OLDEST = 720;

/**
 * Who was exposed to what: walks over a history tick by tick, keeping the number of deals by state and age, and adding
 * up exposures and events. What is counted at any time is what was known then.
 */
export interface Risk {
  readonly states: number;
  readonly ages: number;
  /** next states, won, not won */
  readonly causes: number;
  /** deals now by state and age: at[state · ages + age] */
  readonly at: Float64Array;
  /** exposure so far by state and age, weighted by what the calendar lets happen */
  readonly exposure: Float64Array;
  /** events so far: events[(state · ages + age) · causes + cause] */
  readonly events: Float64Array;
  readonly tick: number;
  /** Adds one tick: entries, exposure by `activity` (1 on an ordinary day), exits. */
  step(activity: number): void;
}

export function riskOf(spells: Spells, firstTick: number): Risk {
  const { states, count } = spells;
  const ages = agesOf(spells);
  const causes = states + 2;
  const byFrom = sortedBy(spells.from, count);
  const byExit = sortedBy(spells.exit, count);
  const at = new Float64Array(states * ages);
  const exposure = new Float64Array(states * ages);
  const events = new Float64Array(states * ages * causes);
  const ageOf = (spell: number, tick: number) => Math.min(ages - 1, Math.max(0, tick - spells.enter[spell]));
  let tick = firstTick;
  let [entering, leaving] = [0, 0];
  // what ended or began before the first tick is never at risk here
  while (leaving < count && spells.exit[byExit[leaving]] < tick) leaving += 1;

  function step(activity: number): void {
    for (let s = 0; s < states; s++) grow(at, s * ages, ages);
    for (; entering < count && spells.from[byFrom[entering]] <= tick; entering++) {
      const spell = byFrom[entering];
      if (spells.exit[spell] >= tick) at[spells.state[spell] * ages + ageOf(spell, tick)] += 1;
    }
    for (let s = 0; s < states; s++) {
      const row = s * ages;
      // the day of entry has no whole day in it: calendar effects are for those that were there in the morning
      exposure[row] += at[row];
      for (let a = 1; a < ages; a++) exposure[row + a] += at[row + a] * activity;
    }
    for (; leaving < count && spells.exit[byExit[leaving]] <= tick; leaving++) {
      const spell = byExit[leaving];
      if (spells.from[spell] > spells.exit[spell]) continue;
      const place = spells.state[spell] * ages + ageOf(spell, tick);
      at[place] -= 1;
      events[place * causes + spells.cause[spell]] += 1;
    }
    tick += 1;
  }

  return {
    states,
    ages,
    causes,
    at,
    exposure,
    events,
    get tick() {
      return tick;
    },
    step,
  };
}

/** Everybody becomes a tick older; the oldest stay the oldest. */
function grow(at: Float64Array, row: number, ages: number): void {
  const oldest = at[row + ages - 1] + at[row + ages - 2];
  at.copyWithin(row + 1, row, row + ages - 1);
  at[row] = 0;
  at[row + ages - 1] = oldest;
}

function agesOf({ count, enter, exit }: Spells): number {
  let oldest = 2;
  let last = 0;
  for (let i = 0; i < count; i++) {
    if (exit[i] === ongoing) last = Math.max(last, enter[i]);
    else last = Math.max(last, exit[i]);
  }
  for (let i = 0; i < count; i++) oldest = Math.max(oldest, (exit[i] === ongoing ? last : exit[i]) - enter[i]);
  return Math.min(OLDEST, oldest + 2);
}

function sortedBy(ticks: Int32Array, count: number): Int32Array {
  // by counting: ticks lie close together
  let [lowest, highest] = [ongoing, -ongoing];
  for (let i = 0; i < count; i++) {
    if (ticks[i] < lowest) lowest = ticks[i];
    if (ticks[i] !== ongoing && ticks[i] > highest) highest = ticks[i];
  }
  const span = Math.max(0, highest - lowest) + 2;
  const place = (tick: number) => (tick === ongoing ? span - 1 : tick - lowest);
  const starts = new Int32Array(span + 1);
  for (let i = 0; i < count; i++) starts[place(ticks[i]) + 1] += 1;
  for (let i = 0; i < span; i++) starts[i + 1] += starts[i];
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[starts[place(ticks[i])]++] = i;
  return order;
}
