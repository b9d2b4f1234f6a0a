import { lineName } from '../../record/metrics/entry.ts';
import { meanWithError, scaled, type QuotaStudy, type Scaled } from './level.ts';
import type { Quota } from './result.ts';

/** Factors of the quotas are searched between these, and known to so much. */
const SMALLEST = 1 / 64;
const LARGEST = 64;
const PRECISION = 1.002;

/**
 * The factor of all quotas at which a share of the people attain: the share falls as quotas rise, on the same luck. Its
 * interval is that of the share, carried over by the slope around the answer.
 *
 * @returns null where no factor between 1/64 and 64 gives that share
 */
export async function attainedBy(study: QuotaStudy, base: Scaled, share: number): Promise<Quota['attained']> {
  let below = { factor: 1, ...shareOf(study, base) };
  let above = below;
  const at = async (factor: number) => ({ factor, ...shareOf(study, await scaled(study, factor)) });
  // people attain more with smaller quotas
  while (below.mean < share && below.factor > SMALLEST) [above, below] = [below, await at(below.factor / 2)];
  while (above.mean >= share && above.factor < LARGEST) [below, above] = [above, await at(above.factor * 2)];
  if (below.mean < share || above.mean >= share) return null;
  while (above.factor / below.factor > PRECISION) {
    const middle = await at(Math.sqrt(below.factor * above.factor));
    if (middle.mean >= share) below = middle;
    else above = middle;
  }
  // the slope over a tenth of the quota: that between the last two factors is the noise of single people
  const [lower, higher] = [await at(below.factor * 0.95), await at(below.factor * 1.05)];
  const slope = (lower.mean - higher.mean) / (0.1 * below.factor);
  const half = slope > 0 ? below.error / slope : below.factor;
  return {
    share,
    factor: below.factor,
    lo: Math.max(0, below.factor - half),
    hi: below.factor + half,
    found: { mean: below.mean, error: below.error },
    quotas: study.quotas.map(({ pool, per, amount }) => ({ pool, per, amount: amount * below.factor })),
  };
}

/** Share of people at or above quota: of the pools together, each as much as the others. */
function shareOf({ quotas }: QuotaStudy, { columns }: Scaled): { mean: number; error: number } {
  const shares = quotas.map(({ pool }) => columns.get(lineName({ id: 'attainment.shareAtQuota', by: { pool } }))!);
  const together = shares[0].map((_, j) => shares.reduce((all, share) => all + share[j], 0) / shares.length);
  const { mean, error } = meanWithError(together);
  return { mean: mean ?? 0, error: error ?? 0 };
}
