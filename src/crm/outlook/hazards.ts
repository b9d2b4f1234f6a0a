import type { Risk } from './risk.ts';

/** Chances per tick, at[(state · ages + age) · causes + cause], on a day of activity 1. */
export interface Hazards {
  readonly states: number;
  readonly ages: number;
  readonly causes: number;
  readonly at: Float64Array;
}

/** Ages in one bin share a rate before single ages are told apart. */
const EDGES = [1, 2, 3, 4, 5, 7, 9, 12, 15, 19, 24, 30, 38, 48, 60, 75, 95, 120, 150, 190, 240, 300, 380, 480, 600];
/** Prior weight of the state's earlier ages in a bin, and of the bin in a single age, in events. */
const BIN_EVENTS = 3;
const AGE_EVENTS = 3;

/**
 * Competing risks by state and age: events over exposure, each age drawn towards its bin and each bin towards the one
 * before it, so that a spike such as an expiry day stays where many deals show it and one deal makes none.
 */
export function hazardsOf({ states, ages, causes, events, exposure }: Risk): Hazards {
  const at = new Float64Array(events.length);
  const edges = [...EDGES.filter((edge) => edge < ages), ages];
  for (let s = 0; s < states; s++) {
    const row = s * ages;
    for (let k = 0; k < causes; k++) {
      const seen = (a: number) => events[(row + a) * causes + k];
      if (exposure[row] > 0) at[row * causes + k] = seen(0) / exposure[row];
      let [all, exposed] = [0, 0];
      for (let a = 1; a < ages; a++) {
        all += seen(a);
        exposed += exposure[row + a];
      }
      if (all === 0) continue;
      let prior = all / exposed;
      for (let b = 0; b + 1 < edges.length; b++) {
        let [inBin, exposedInBin] = [0, 0];
        for (let a = edges[b]; a < edges[b + 1]; a++) {
          inBin += seen(a);
          exposedInBin += exposure[row + a];
        }
        const rate = (inBin + BIN_EVENTS) / (exposedInBin + BIN_EVENTS / prior);
        for (let a = edges[b]; a < edges[b + 1]; a++) at[(row + a) * causes + k] = (seen(a) + AGE_EVENTS) / (exposure[row + a] + AGE_EVENTS / rate);
        prior = rate;
      }
    }
  }
  return { states, ages, causes, at };
}
