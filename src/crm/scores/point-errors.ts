/*
 * How far point forecasts lie from what happened. Both are shares of the mean actual, so that pipelines of any size compare.
 */

/** Weighted absolute percentage error: Σ |forecast − actual| / Σ |actual|. `null` where nothing happened. */
export function wape(forecasts: ArrayLike<number>, actuals: ArrayLike<number>): number | null {
  let off = 0;
  let all = 0;
  for (let i = 0; i < actuals.length; i++) {
    off += Math.abs(forecasts[i] - actuals[i]);
    all += Math.abs(actuals[i]);
  }
  return all > 0 ? off / all : null;
}

/** Σ (forecast − actual) / Σ |actual|: above 0 where the forecasts are too high. `null` where nothing happened. */
export function bias(forecasts: ArrayLike<number>, actuals: ArrayLike<number>): number | null {
  let off = 0;
  let all = 0;
  for (let i = 0; i < actuals.length; i++) {
    off += forecasts[i] - actuals[i];
    all += Math.abs(actuals[i]);
  }
  return all > 0 ? off / all : null;
}
