import { ln } from './ln.ts';

/** ln(1 + x), accurate also for x near 0: what 1 + x lost to rounding is added back to first order. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (!(u > 0) || u === Infinity) return ln(u);
  return ln(u) + (x - (u - 1)) / u;
}
