/**
 * Adds −½ sᵀQs of a stationary AR(1) with standard deviation `sd` and coefficient `keep` from one value to the next to a
 * log-density with its gradient and curvature (by rows of length `width`), the values standing at `first` and after.
 * Returns the log-density added, normalising constant included (without 2π).
 */
export function addAutoregression(x: Float64Array, gradient: Float64Array, curvature: Float64Array, shape: { first: number; count: number; width: number; sd: number; keep: number }): number {
  const { first, count, width, sd, keep } = shape;
  if (count === 0) return 0;
  const fresh = (1 - keep * keep) * sd * sd;
  let value = -count * Math.log(sd) - 0.5 * (count - 1) * Math.log(1 - keep * keep);
  for (let t = 0; t < count; t += 1) {
    const i = first + t;
    const isEdge = t === 0 || t === count - 1;
    const own = count === 1 ? 1 / (sd * sd) : (isEdge ? 1 : 1 + keep * keep) / fresh;
    const step = keep / fresh;
    let pull = own * x[i];
    if (t > 0) pull -= step * x[i - 1];
    if (t < count - 1) pull -= step * x[i + 1];
    gradient[i] -= pull;
    curvature[i * width + i] += own;
    if (t > 0) {
      curvature[i * width + i - 1] -= step;
      curvature[(i - 1) * width + i] -= step;
    }
    value -= 0.5 * x[i] * pull;
  }
  return value;
}
