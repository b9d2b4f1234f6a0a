/*
 * Scores of stated probabilities against what happened (1) or did not (0). Less is better, but for skill and resolution.
 */

/** Brier score: mean (p − o)². `null` without forecasts. */
export function brier(p: ArrayLike<number>, outcomes: ArrayLike<number>): number | null {
  return mean(p.length, (i) => (p[i] - outcomes[i]) * (p[i] - outcomes[i]));
}

/** Mean of −ln of the probability given to what happened; infinite where that was 0. */
export function logScore(p: ArrayLike<number>, outcomes: ArrayLike<number>): number | null {
  return mean(p.length, (i) => -Math.log(outcomes[i] === 1 ? p[i] : 1 - p[i]));
}

/** Murphy's parts of the Brier score: reliability − resolution + uncertainty, over groups of equal stated probability. */
export interface BrierParts {
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
}

/** Source: Murphy (1973), J. Applied Meteorology 12, 595–600. `null` without forecasts. */
export function brierParts(p: ArrayLike<number>, outcomes: ArrayLike<number>): BrierParts | null {
  const n = p.length;
  if (n === 0) return null;
  const groups = new Map<number, { count: number; happened: number }>();
  for (let i = 0; i < n; i++) {
    const group = groups.get(p[i]) ?? { count: 0, happened: 0 };
    group.count += 1;
    group.happened += outcomes[i];
    groups.set(p[i], group);
  }
  const rate = mean(n, (i) => outcomes[i])!;
  let reliability = 0;
  let resolution = 0;
  for (const [stated, { count, happened }] of groups) {
    const seen = happened / count;
    reliability += (count / n) * (stated - seen) * (stated - seen);
    resolution += (count / n) * (seen - rate) * (seen - rate);
  }
  return { reliability, resolution, uncertainty: rate * (1 - rate) };
}

/** Share of the Brier score of always stating the base rate that the forecasts save. `null` where all happened, or none did. */
export function brierSkill(p: ArrayLike<number>, outcomes: ArrayLike<number>): number | null {
  const score = brier(p, outcomes);
  const rate = mean(outcomes.length, (i) => outcomes[i]);
  if (score === null || rate === null || rate === 0 || rate === 1) return null;
  return 1 - score / (rate * (1 - rate));
}

function mean(n: number, value: (i: number) => number): number | null {
  if (n === 0) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += value(i);
  return sum / n;
}
