import { log1p } from './log1p.ts';

/** B₂ₖ / (2k (2k − 1)) for k = 1 … 8: from x = 15 on, the first term left out is below 1e-20. */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
const SERIES_FROM = 15;

/**
 * What Stirling's formula leaves out: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x > 0; absolute error about 1e-15.
 * Densities written with it instead of ln Γ keep their digits at large parameters.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
export function stirlingError(x: number): number {
  let below = 0;
  let y = x;
  // δ(x) − δ(x + 1) = (x + ½) ln(1 + 1/x) − 1
  for (; y < SERIES_FROM; y++) below += (y + 0.5) * log1p(1 / y) - 1;
  const inverseSquare = 1 / (y * y);
  let sum = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) sum = SERIES[k] + inverseSquare * sum;
  return below + sum / y;
}
