import { kolmogorovTail } from './kolmogorov.ts';

/**
 * Probability integral transform: where the actual lies in the forecast, from 0 to 1, ties counted half. Over many
 * forecasts that are right these are uniform; heaped at the ends the forecasts are too narrow, in the middle too wide.
 */
export function pit(sorted: ArrayLike<number>, actual: number): number {
  let below = 0;
  let equal = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i] < actual) below += 1;
    else if (sorted[i] === actual) equal += 1;
  }
  return (below + equal / 2) / sorted.length;
}

/** How far values in [0, 1] are from uniform: Kolmogorov–Smirnov with its exact p-value, Anderson–Darling, Cramér–von Mises. */
export interface Uniformity {
  readonly ks: number;
  readonly ksP: number;
  readonly ad: number;
  readonly cvm: number;
}

/** @returns null without values */
export function uniformity(values: ArrayLike<number>): Uniformity | null {
  const n = values.length;
  if (n === 0) return null;
  const u = Float64Array.from(values).sort();
  let ks = 0;
  let ad = 0;
  let cvm = 1 / (12 * n);
  for (let i = 0; i < n; i++) {
    ks = Math.max(ks, u[i] - i / n, (i + 1) / n - u[i]);
    ad += (2 * i + 1) * (Math.log(u[i]) + Math.log1p(-u[n - 1 - i]));
    const gap = (2 * i + 1) / (2 * n) - u[i];
    cvm += gap * gap;
  }
  return { ks, ksP: kolmogorovTail(n, ks), ad: -n - ad / n, cvm };
}
