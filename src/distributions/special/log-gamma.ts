import { HALF_LN_TWO_PI } from './constants.ts';
import { ln } from './ln.ts';
import { stirlingError } from './stirling-error.ts';

/** ln Γ(x) for x > 0: Stirling's formula and its error term; error about 1e-15 absolute or relative, the larger. */
export function logGamma(x: number): number {
  if (x < 0.5) return logGamma(1 + x) - ln(x);
  return (x - 0.5) * ln(x) - x + HALF_LN_TWO_PI + stirlingError(x);
}
