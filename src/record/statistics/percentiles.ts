/** The percentiles that every summary carries, ascending, as probabilities. */
export const PERCENTILES = [
  ['p5', 0.05],
  ['p10', 0.1],
  ['p25', 0.25],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p90', 0.9],
  ['p95', 0.95],
] as const;

export type PercentileName = (typeof PERCENTILES)[number][0];

/** Fewer trials than this print no percentile and no interval of one. */
export const FEWEST_FOR_PERCENTILES = 3;
