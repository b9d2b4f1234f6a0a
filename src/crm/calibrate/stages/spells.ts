import { type History, status } from '../../history.ts';
import type { FunnelStages } from './funnel-of.ts';

/** How a spell in a stage ended. A loss is an end of its own, not a censored advance; an open spell is neither. */
export const outcome = { open: 0, advanced: 1, lost: 2 } as const;

/** Deals of one motion in its stages: row i of every column is one deal in one stage. */
export interface Spells {
  readonly count: number;
  /** place in the funnel */
  readonly stage: Uint8Array;
  /** row of the deal in the history */
  readonly deal: Int32Array;
  readonly outcome: Uint8Array;
  readonly start: Float64Array;
  readonly days: Float64Array;
  /** age at which the spell came under observation: 0, or later where what ended sooner is missing from the history */
  readonly entered: Float64Array;
  /** 1: the deal went past the stage without an entry into it, in no time */
  readonly passed: Uint8Array;
  /** lost spells that ended without a decision */
  readonly undecided: Uint8Array;
  /** deals left out because their stages are not recorded */
  readonly unrecorded: number;
}

/**
 * The way of each deal through the funnel. Steps back count as time in the furthest stage reached; stages jumped over were
 * passed in no time; a deal won early has passed the rest.
 */
export function spellsOf(history: History, rows: Int32Array, stages: FunnelStages, from: (row: number) => number): Spells {
  const { opportunities, visits, knownTo, visitsFrom, resolutionDays, source } = history;
  const isWhole = stages.place.every((place) => place < 0);
  const last = stages.names.length - 1;
  const out = new SpellColumns(isWhole ? rows.length : visits.count + rows.length);
  let unrecorded = 0;
  for (const row of rows) {
    const start = from(row);
    const how = opportunities.status[row];
    const end = how === status.open ? knownTo : opportunities.closed[row];
    const observed = opportunities.observedFrom[row];
    const late = observed > start ? observed : -Infinity;
    const [first, after] = [visits.first[row], visits.first[row + 1]];
    if (!isWhole && first === after) {
      unrecorded += 1;
      continue;
    }
    // what a first snapshot shows began at a time that nobody knows; so did what was under way when entries were first recorded
    const older = start < visitsFrom;
    const unknownBegin = !isWhole && (older || (source === 'snapshots' && observed > start + resolutionDays));
    let at = 0;
    let begin = start;
    let known = !unknownBegin;
    const close = (until: number, how: number, undecided: number): void => {
      if (known && until > late) out.push(at, row, how, begin, Math.max(0, until - begin), Math.max(0, late - begin), 0, undecided);
    };
    const skip = (upTo: number, day: number): void => {
      for (; at < upTo; at += 1) if (day > late) out.push(at, row, outcome.advanced, day, 0, 0, 1, 0);
    };
    let isFirst = true;
    for (let k = first; k < after; k += 1) {
      const place = stages.place[visits.stage[k]];
      const entered = Math.min(end, Math.max(start, visits.entered[k]));
      if (visits.entered[k] < start || place < 0) continue;
      if (isFirst) {
        if (!unknownBegin) skip(place, start);
        else if (older && source === 'events') {
          [known, begin] = [true, entered];
        }
        at = place;
        isFirst = false;
      } else if (place > at) {
        close(entered, outcome.advanced, 0);
        known = true;
        at += 1;
        skip(place, entered);
        begin = entered;
      }
    }
    if (how === status.open) close(end, outcome.open, 0);
    else if (how === status.won) {
      close(end, outcome.advanced, 0);
      at += 1;
      skip(last + 1, end);
    } else close(end, outcome.lost, how === status.noDecision ? 1 : 0);
  }
  return out.finish(unrecorded);
}

/** Columns that double as they fill. */
class SpellColumns {
  #used = 0;
  #stage: Uint8Array;
  #deal: Int32Array;
  #outcome: Uint8Array;
  #start: Float64Array;
  #days: Float64Array;
  #entered: Float64Array;
  #passed: Uint8Array;
  #undecided: Uint8Array;

  constructor(expected: number) {
    const size = Math.max(16, expected);
    this.#stage = new Uint8Array(size);
    this.#deal = new Int32Array(size);
    this.#outcome = new Uint8Array(size);
    this.#start = new Float64Array(size);
    this.#days = new Float64Array(size);
    this.#entered = new Float64Array(size);
    this.#passed = new Uint8Array(size);
    this.#undecided = new Uint8Array(size);
  }

  // one row has eight columns; an object for each of millions would cost more than the list of arguments
  push(stage: number, deal: number, how: number, start: number, days: number, entered: number, passed: number, undecided: number): void {
    if (this.#used === this.#stage.length) this.#grow();
    const k = this.#used++;
    this.#stage[k] = stage;
    this.#deal[k] = deal;
    this.#outcome[k] = how;
    this.#start[k] = start;
    this.#days[k] = days;
    this.#entered[k] = entered;
    this.#passed[k] = passed;
    this.#undecided[k] = undecided;
  }

  #grow(): void {
    const twice = 2 * this.#stage.length;
    const larger = <A extends Uint8Array | Int32Array | Float64Array>(old: A, made: A): A => {
      made.set(old);
      return made;
    };
    this.#stage = larger(this.#stage, new Uint8Array(twice));
    this.#deal = larger(this.#deal, new Int32Array(twice));
    this.#outcome = larger(this.#outcome, new Uint8Array(twice));
    this.#start = larger(this.#start, new Float64Array(twice));
    this.#days = larger(this.#days, new Float64Array(twice));
    this.#entered = larger(this.#entered, new Float64Array(twice));
    this.#passed = larger(this.#passed, new Uint8Array(twice));
    this.#undecided = larger(this.#undecided, new Uint8Array(twice));
  }

  finish(unrecorded: number): Spells {
    const n = this.#used;
    return {
      count: n,
      stage: this.#stage.subarray(0, n),
      deal: this.#deal.subarray(0, n),
      outcome: this.#outcome.subarray(0, n),
      start: this.#start.subarray(0, n),
      days: this.#days.subarray(0, n),
      entered: this.#entered.subarray(0, n),
      passed: this.#passed.subarray(0, n),
      undecided: this.#undecided.subarray(0, n),
      unrecorded,
    };
  }
}
