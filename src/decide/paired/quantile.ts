import { orderIntervalOf } from '../../record/statistics/order-interval.ts';
import { FEWEST_FOR_PERCENTILES } from '../../record/statistics/percentiles.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import { ratioOf } from './mean.ts';
import { NO_ESTIMATE, type Estimate, type Pair } from './pair.ts';

const ROUNDING = 1e-12;

/** A quantile and how far it may be off. */
interface Located {
  readonly value: number;
  /** half the length of its 95 % order-statistic interval; null where the trials do not bound it */
  readonly half: number | null;
  /** share of the values at or below it */
  readonly share: number;
}

/**
 * Difference of quantile p, variant less base, with the interval value ± √(hb² + hv² − 2ρ hb hv). The h are half the
 * lengths of the two quantiles' order-statistic intervals: z standard errors without an estimate of the density. ρ is the
 * correlation over the trials of the events "at or below the quantile" in the two columns, as to first order quantiles are
 * means of these events; it is 0 for trials that are not paired. The variance is reduced by (hb² + hv²) / (hb² + hv² − 2ρ hb hv).
 *
 * Sources: Bahadur (1966), Annals of Mathematical Statistics 37, 577–580; for the lengths, Woodruff (1952), JASA 47, 635–646.
 */
export function quantileDifference({ base, variant, isPaired }: Pair, p: number): Estimate {
  if (base.length < FEWEST_FOR_PERCENTILES) return NO_ESTIMATE;
  const from = located(base, p);
  const to = located(variant, p);
  const value = to.value - from.value;
  if (from.half === null || to.half === null) return { ...NO_ESTIMATE, value };
  const apart = from.half * from.half + to.half * to.half;
  const shared = isPaired ? 2 * correlation(base, variant, from, to) * from.half * to.half : 0;
  // what remains of a full correlation is rounding
  const together = apart - shared > ROUNDING * apart ? apart - shared : 0;
  const half = Math.sqrt(together);
  return { value, lo: value - half, hi: value + half, varianceReduction: isPaired ? ratioOf(apart, together) : 1 };
}

function located(values: Float64Array, p: number): Located {
  const sorted = Float64Array.from(values).sort();
  const value = quantileOf(sorted, p)!;
  const [lower, upper] = orderIntervalOf(sorted, p);
  let atMost = 0;
  for (let i = 0; i < sorted.length; i++) if (sorted[i] <= value) atMost += 1;
  return { value, half: lower === null || upper === null ? null : (upper - lower) / 2, share: atMost / sorted.length };
}

/** Correlation of lying at or below the quantile; 0 where one of the two always does. */
function correlation(base: Float64Array, variant: Float64Array, from: Located, to: Located): number {
  let both = 0;
  for (let i = 0; i < base.length; i++) if (base[i] <= from.value && variant[i] <= to.value) both += 1;
  const spread = from.share * (1 - from.share) * to.share * (1 - to.share);
  return spread > 0 ? (both / base.length - from.share * to.share) / Math.sqrt(spread) : 0;
}
