import type { StageVisits } from '../history.ts';

/**
 * Stages in funnel order: a stage stands before another when more deals entered it first than the other way round
 * (pairs counted as in Copeland's method). Ties keep the order given.
 */
export function funnelOrder(stages: number, visits: Pick<StageVisits, 'first' | 'stage'>): number[] {
  const before = new Int32Array(stages * stages);
  const seen: number[] = [];
  for (let i = 0; i + 1 < visits.first.length; i += 1) {
    seen.length = 0;
    for (let at = visits.first[i]; at < visits.first[i + 1]; at += 1) {
      const stage = visits.stage[at];
      if (stage < 0 || seen.includes(stage)) continue;
      for (const earlier of seen) before[earlier * stages + stage] += 1;
      seen.push(stage);
    }
  }
  const scores = Array.from({ length: stages }, (_, a) => {
    let score = 0;
    for (let b = 0; b < stages; b += 1) score += Math.sign(before[a * stages + b] - before[b * stages + a]);
    return score;
  });
  return Array.from({ length: stages }, (_, k) => k).sort((a, b) => scores[b] - scores[a] || a - b);
}
