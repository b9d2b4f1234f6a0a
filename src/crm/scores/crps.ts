/**
 * Continuous ranked probability score of ascending samples against what happened, in the unit of the samples; 0 is
 * perfect, and for one sample it is the absolute error. `fair` takes out what the finite number of samples costs:
 * mean |x − y| − Σᵢⱼ |xᵢ − xⱼ| / (2 m (m − 1)); otherwise the sum is divided by 2 m², which scores the samples as
 * if they were the whole distribution.
 * Source: Ferro (2014), "Fair scores for ensemble forecasts", QJRMS 140, 1917–1923.
 *
 * @throws RangeError without samples
 */
export function crps(sorted: ArrayLike<number>, actual: number, form: 'fair' | 'edf' = 'fair'): number {
  const m = sorted.length;
  if (m === 0) throw new RangeError('crps: expected at least one sample');
  let off = 0;
  let spread = 0;
  for (let i = 0; i < m; i++) {
    off += Math.abs(sorted[i] - actual);
    // in ascending order Σᵢⱼ |xᵢ − xⱼ| = 2 Σᵢ (2i + 1 − m) xᵢ
    spread += (2 * i + 1 - m) * sorted[i];
  }
  if (m === 1) return off;
  return off / m - spread / (form === 'fair' ? m * (m - 1) : m * m);
}
