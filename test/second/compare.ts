import type { Column } from './quantities.ts';

/** How far two independent samples of one quantity are apart. */
export interface Comparison {
  readonly name: string;
  /** Trials in which the quantity exists. */
  readonly engine: Moments;
  readonly second: Moments;
  /** Of the difference of means, of variances, and of the shares of trials in which it exists; in standard errors. */
  readonly meanZ: number;
  readonly varianceZ: number;
  readonly existsZ: number;
  /** Largest difference of the two empirical distribution functions, and a bound on its p-value. */
  readonly ks: number;
  readonly ksP: number;
}

export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  /** Fourth central moment. */
  readonly fourth: number;
}

/** |z| beyond this, or a KS p-value below this, happens by chance once in a million quantities. */
export const limits = { z: 4.9, alpha: 1e-6 };

export function compareColumns(name: string, engine: Column, second: Column): Comparison {
  const a = engine.filter((x) => x !== null);
  const b = second.filter((x) => x !== null);
  const [p, q] = [moments(a), moments(b)];
  const hasBoth = p.n > 1 && q.n > 1;
  const ks = hasBoth ? ksStatistic(a, b) : 0;
  return {
    name,
    engine: p,
    second: q,
    meanZ: hasBoth ? standardised(p.mean - q.mean, p.variance / p.n + q.variance / q.n, Math.abs(p.mean)) : 0,
    varianceZ: hasBoth ? standardised(p.variance - q.variance, varianceOfVariance(p) + varianceOfVariance(q), p.mean * p.mean) : 0,
    existsZ: existsZ(p.n / engine.length, q.n / second.length, engine.length, second.length),
    ks,
    ksP: hasBoth ? ksBound(ks, a.length, b.length) : 1,
  };
}

/** Compares what both have; a quantity that only one of them has is an error of the caller. */
export function compareAll(engine: ReadonlyMap<string, Column>, second: ReadonlyMap<string, Column>): Comparison[] {
  return [...engine].map(([name, column]) => {
    const other = second.get(name);
    if (!other) throw new Error(`the second implementation has no ${name}`);
    return compareColumns(name, column, other);
  });
}

/** The comparisons that chance does not explain, worst first. */
export function disagreements(comparisons: readonly Comparison[]): Comparison[] {
  const worst = ({ meanZ, varianceZ, existsZ }: Comparison): number => Math.max(Math.abs(meanZ), Math.abs(varianceZ), Math.abs(existsZ));
  return comparisons.filter((one) => !(worst(one) < limits.z && one.ksP >= limits.alpha)).sort((a, b) => worst(b) - worst(a));
}

export const inWords = ({ name, engine, second, meanZ, varianceZ, existsZ, ks, ksP }: Comparison): string =>
  `${name}: mean ${engine.mean.toPrecision(6)} against ${second.mean.toPrecision(6)} (z ${meanZ.toFixed(2)}), ` +
  `sd ${Math.sqrt(engine.variance).toPrecision(4)} against ${Math.sqrt(second.variance).toPrecision(4)} (z ${varianceZ.toFixed(2)}), ` +
  `exists ${engine.n} against ${second.n} (z ${existsZ.toFixed(2)}), KS ${ks.toFixed(4)} (p at most ${ksP.toExponential(1)})`;

export function moments(sample: readonly number[]): Moments {
  const n = sample.length;
  const mean = sample.reduce((sum, x) => sum + x, 0) / n;
  const power = (k: number): number => sample.reduce((sum, x) => sum + (x - mean) ** k, 0);
  return { n, mean, variance: power(2) / (n - 1), fourth: power(4) / n };
}

/** Var(s²) = (μ4 − σ⁴ (n − 3) / (n − 1)) / n. */
export const varianceOfVariance = ({ n, variance, fourth }: Moments): number => (fourth - (variance * variance * (n - 3)) / (n - 1)) / n;

/** A difference in standard errors; differences that are rounding only count as none. */
function standardised(difference: number, variance: number, scale: number): number {
  if (Math.abs(difference) <= 1e-9 * Math.max(1e-9, scale)) return 0;
  return variance > 0 ? difference / Math.sqrt(variance) : Math.sign(difference) * Infinity;
}

function existsZ(p: number, q: number, n: number, m: number): number {
  const pooled = (p * n + q * m) / (n + m);
  return standardised(p - q, pooled * (1 - pooled) * (1 / n + 1 / m), 0);
}

/** Two-sample Kolmogorov–Smirnov statistic; ties are stepped over together, which makes the bound conservative. */
export function ksStatistic(first: readonly number[], second: readonly number[]): number {
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const x = Math.min(a[i]!, b[j]!);
    // sums of the same money in another order differ in the last bits
    const same = x + 1e-9 * Math.abs(x);
    while (i < a.length && a[i]! <= same) i++;
    while (j < b.length && b[j]! <= same) j++;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}

/** P(D ≥ d) ≤ 2 exp(−2 d² nm / (n + m)), for samples of like size from 458 on (Wei and Dudley, 2012). */
export const ksBound = (d: number, n: number, m: number): number => Math.min(1, 2 * Math.exp((-2 * d * d * n * m) / (n + m)));

/** The distance at which that bound is `limits.alpha`. */
export const ksCritical = (n: number, m: number): number => Math.sqrt((Math.log(2 / limits.alpha) * (n + m)) / (2 * n * m));
