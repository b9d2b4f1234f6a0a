import { exp } from './exp.ts';
import { ln } from './ln.ts';

/** x^y for x ≥ 0 as exp(y ln x): relative error about |y ln x| · 1e-16. */
export function pow(x: number, y: number): number {
  if (x === 0) return y > 0 ? 0 : y === 0 ? 1 : Infinity;
  return exp(y * ln(x));
}
