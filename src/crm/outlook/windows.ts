import type { Chances } from './chances.ts';
import type { Residual } from './shared-shock.ts';
import type { Spells } from './spells.ts';

/*
 * Windows of the past as long as the one ahead, each forecast with what was known before it. Steps teach how the shared
 * shock moves; windows teach what all of it comes to over the whole time, drift and wrong turns of the model included.
 */

/** How far forecasts of whole windows were off, beyond luck. */
export interface WindowErrors {
  /** mean of actual / forecast */
  readonly mean: number;
  /** variance of actual / forecast around 1 beyond luck; may be below 0 by chance */
  readonly variance: number;
  /** how many windows that do not overlap this rests on */
  readonly windows: number;
}

export interface WindowInput {
  readonly begin: number;
  readonly length: number;
  readonly ages: number;
  readonly chances: Chances;
  /** arrivals expected on a tick, as known before the window */
  readonly arrivals: (tick: number) => number;
  /** in which state deals begin */
  readonly begins: Float64Array;
  readonly value: Float64Array;
  /** the tick at which each deal was won */
  readonly wonAt: Int32Array;
}

/** One window: everything won in it, open and new deals alike, against what was expected. Null where nothing was. */
export function windowResidual(spells: Spells, { begin, length, ages, chances, arrivals, begins, value, wonAt }: WindowInput): Residual | null {
  let [expected, luck] = [0, 0];
  for (let i = 0; i < spells.count; i++) {
    if (spells.from[i] >= begin || spells.exit[i] < begin) continue;
    const chance = chances.open[spells.state[i] * ages + Math.min(ages - 1, begin - spells.enter[i])];
    const worth = value[spells.deal[i]];
    expected += chance * worth;
    luck += chance * (1 - chance) * worth * worth;
  }
  let [wins, sum, squares, actual] = [0, 0, 0, 0];
  for (let deal = 0; deal < wonAt.length; deal++) {
    if (wonAt[deal] < begin) {
      wins += 1;
      sum += value[deal];
      squares += value[deal] * value[deal];
    } else if (wonAt[deal] < begin + length) actual += value[deal];
  }
  if (wins === 0) return null;
  const coming = chances.entering.reduce((all, entry, i) => all + arrivals(begin + i) * begins.reduce((one, share, state) => one + share * entry[state], 0), 0);
  expected += (coming * sum) / wins;
  luck += (coming * squares) / wins;
  return expected > 0 ? { ratio: actual / expected, variance: luck / (expected * expected) } : null;
}

/** Overlapping windows say little more than those that do not overlap: `span` ticks hold span / length of them. */
export function windowErrorsOf(residuals: readonly Residual[], span: number, length: number): WindowErrors {
  if (residuals.length === 0) return noWindows;
  const n = residuals.length;
  const mean = residuals.reduce((sum, { ratio }) => sum + ratio, 0) / n;
  const variance = residuals.reduce((sum, { ratio, variance: luck }) => sum + (ratio - 1) * (ratio - 1) - luck, 0) / n;
  return { mean, variance, windows: Math.min(n, span / length) };
}

export const noWindows: WindowErrors = { mean: 1, variance: 0, windows: 0 };
