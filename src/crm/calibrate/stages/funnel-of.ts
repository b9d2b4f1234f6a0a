import type { History } from '../../history.ts';

/** The stages of one motion that enough of its deals pass through, in funnel order. */
export interface FunnelStages {
  /** names as the CRM has them */
  readonly names: readonly string[];
  /** place in `names` of every stage of the history; -1 for those that count with the stage before */
  readonly place: Int32Array;
}

/** A stage that fewer of the deals ever enter is no step of its own: its days count with the stage before. */
const LEAST_SHARE = 0.05;

/** Without recorded entries a deal has one stage, from its beginning to its close. */
export const wholeDeal = 'open';

export function funnelOf({ visits, names }: History, rows: Int32Array, from: (row: number) => number): FunnelStages {
  const entered = new Float64Array(names.stages.length);
  const last = new Int32Array(names.stages.length).fill(-1);
  let recorded = 0;
  for (const row of rows) {
    if (visits.first[row + 1] > visits.first[row]) recorded += 1;
    for (let at = visits.first[row]; at < visits.first[row + 1]; at += 1) {
      const stage = visits.stage[at];
      if (visits.entered[at] < from(row) || last[stage] === row) continue;
      last[stage] = row;
      entered[stage] += 1;
    }
  }
  const place = new Int32Array(names.stages.length).fill(-1);
  if (recorded < 0.5 * rows.length) return { names: [wholeDeal], place };
  const kept = names.stages.flatMap((name, stage) => (entered[stage] >= LEAST_SHARE * recorded ? [{ name, stage }] : []));
  if (kept.length === 0) return { names: [wholeDeal], place };
  kept.forEach(({ stage }, k) => (place[stage] = k));
  return { names: kept.map(({ name }) => name), place };
}
