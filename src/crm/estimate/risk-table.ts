import type { Lifetimes } from './lifetimes.ts';

export interface RiskTable {
  /** days at which something ended, rising */
  readonly days: Float64Array;
  /** weight under observation and still running just before each of them */
  readonly atRisk: Float64Array;
  /** weight that ended on each of them, one row per way of ending */
  readonly ends: readonly Float64Array[];
}

/**
 * Who was at risk, and what ended, day by day. `ended` 0 is censored, k ≥ 1 ended in way k. What ends and what is censored
 * on the same day: the ends come first; what enters at the age of an end is at risk only after it.
 */
export function riskTable({ until, ended, entered, weight }: Lifetimes, ways: number): RiskTable {
  const n = until.length;
  const byEnd = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => until[a] - until[b]);
  const late = entered === undefined ? new Uint32Array(0) : Uint32Array.from({ length: n }, (_, i) => i).filter((i) => entered[i] > 0);
  late.sort((a, b) => entered![a] - entered![b]);
  const of = (i: number): number => (weight === undefined ? 1 : weight[i]);
  let risk = 0;
  for (let i = 0; i < n; i += 1) if (entered === undefined || !(entered[i] > 0)) risk += of(i);
  const days: number[] = [];
  const atRisk: number[] = [];
  const ends: number[][] = Array.from({ length: ways }, () => []);
  let arrived = 0;
  for (let at = 0; at < n; ) {
    const day = until[byEnd[at]];
    while (arrived < late.length && entered![late[arrived]] < day) risk += of(late[arrived++]);
    const counts = new Float64Array(ways);
    let leaving = 0;
    for (; at < n && until[byEnd[at]] === day; at += 1) {
      const i = byEnd[at];
      // a spell that ends no later than it came under observation was never at risk
      if (entered !== undefined && entered[i] > 0 && entered[i] >= day) continue;
      leaving += of(i);
      if (ended[i] > 0) counts[ended[i] - 1] += of(i);
    }
    if (counts.some((count) => count > 0)) {
      days.push(day);
      atRisk.push(risk);
      counts.forEach((count, way) => ends[way].push(count));
    }
    risk -= leaving;
  }
  return { days: Float64Array.from(days), atRisk: Float64Array.from(atRisk), ends: ends.map((row) => Float64Array.from(row)) };
}
