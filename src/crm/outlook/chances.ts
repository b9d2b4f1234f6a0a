import type { Hazards } from './hazards.ts';

/** Chances of being won before a tick. */
export interface Chances {
  /** of a deal that is in a state at an age on the morning of `from`: open[state · ages + age] */
  readonly open: Float64Array;
  /** of a deal that enters a state on a day: entering[tick − from][state] */
  readonly entering: readonly Float64Array[];
}

/** Moves within one day are followed to this depth. */
const SAME_DAY = 8;

/** Exact for the hazards given, by going backwards from the last day; `activity` scales what happens to deals of age 1 and more. */
export function chancesOf({ states, ages, causes, at }: Hazards, from: number, to: number, activity: (tick: number) => number): Chances {
  const entering: Float64Array[] = [];
  let next = new Float64Array(states * ages);
  let now = new Float64Array(states * ages);
  for (let tick = to - 1; tick >= from; tick--) {
    const entry = entryChances(next, { states, ages, causes, at });
    entering[tick - from] = entry;
    const scale = activity(tick);
    for (let s = 0; s < states; s++) {
      for (let a = 1; a < ages; a++) {
        const row = (s * ages + a) * causes;
        let [moves, won] = [0, 0];
        for (let k = 0; k < states; k++) {
          moves += at[row + k];
          won += at[row + k] * entry[k];
        }
        moves = (moves + at[row + states] + at[row + states + 1]) * scale;
        won = (won + at[row + states]) * scale;
        // a busy day cannot decide more than all
        if (moves > 1) won /= moves;
        now[s * ages + a] = won + Math.max(0, 1 - moves) * next[s * ages + Math.min(a + 1, ages - 1)];
      }
    }
    [next, now] = [now, next];
  }
  return { open: next, entering };
}

/** What becomes of those who enter a state today, further moves of the same day included. */
function entryChances(next: Float64Array, { states, ages, causes, at }: Hazards): Float64Array<ArrayBuffer> {
  const entry = new Float64Array(states);
  for (let round = 0; round < SAME_DAY; round++) {
    for (let s = 0; s < states; s++) {
      const row = s * ages * causes;
      let [moves, won] = [at[row + states] + at[row + states + 1], at[row + states]];
      for (let k = 0; k < states; k++) {
        moves += at[row + k];
        won += at[row + k] * entry[k];
      }
      entry[s] = won + Math.max(0, 1 - moves) * next[s * ages + 1];
    }
  }
  return entry;
}
