import type { Interval } from './order-interval.ts';
import { FEWEST_FOR_PERCENTILES, PERCENTILES, type PercentileName } from './percentiles.ts';
import type { Stats } from './stats.ts';

// n, mean, sd, error.mean; then quantile, lower end, upper end of each percentile
const HEAD = 4;
const PER_PERCENTILE = 3;

/** Numbers in the flat form of a summary. */
export const STATS_WIDTH = HEAD + PER_PERCENTILE * PERCENTILES.length;

/**
 * Writes a summary as STATS_WIDTH numbers from `offset` on, so that a worker can leave it in a shared buffer.
 * `null` becomes NaN.
 *
 * @throws RangeError when the row does not fit
 */
export function statsToRow(stats: Stats, row: Float64Array, offset = 0): void {
  checkRoom(row, offset);
  row[offset] = stats.n;
  row[offset + 1] = toNaN(stats.mean);
  row[offset + 2] = toNaN(stats.sd);
  row[offset + 3] = toNaN(stats.error.mean);
  PERCENTILES.forEach(([name], i) => {
    const at = offset + HEAD + i * PER_PERCENTILE;
    const [lower, upper] = stats.error[name] ?? [null, null];
    row[at] = toNaN(stats[name]);
    row[at + 1] = toNaN(lower);
    row[at + 2] = toNaN(upper);
  });
}

/**
 * Reads what `statsToRow` wrote; NaN becomes `null`.
 *
 * @throws RangeError when no row can start at `offset`, or its n is not a count
 */
export function statsFromRow(row: Float64Array, offset = 0): Stats {
  checkRoom(row, offset);
  const n = row[offset];
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`summary row: expected a count at ${offset}, got ${n}`);
  const quantiles = {} as Record<PercentileName, number | null>;
  const intervals = {} as Record<PercentileName, Interval | null>;
  PERCENTILES.forEach(([name], i) => {
    const at = offset + HEAD + i * PER_PERCENTILE;
    quantiles[name] = toNull(row[at]);
    intervals[name] = n < FEWEST_FOR_PERCENTILES ? null : [toNull(row[at + 1]), toNull(row[at + 2])];
  });
  return {
    n,
    mean: toNull(row[offset + 1]),
    sd: toNull(row[offset + 2]),
    ...quantiles,
    error: { mean: toNull(row[offset + 3]), ...intervals },
  };
}

function checkRoom(row: Float64Array, offset: number): void {
  if (Number.isInteger(offset) && offset >= 0 && offset + STATS_WIDTH <= row.length) return;
  throw new RangeError(`summary row: expected ${STATS_WIDTH} numbers from ${offset}, the buffer has ${row.length}`);
}

function toNaN(x: number | null): number {
  return x === null ? NaN : x;
}

function toNull(x: number): number | null {
  return x !== x ? null : x;
}
