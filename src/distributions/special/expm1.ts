import { expTail } from './exp-tail.ts';
import { exp } from './exp.ts';

/** Within this the Taylor polynomial is used; beyond it e^x − 1 loses two bits at most. */
const TAYLOR_LIMIT = 0.35;

/** e^x − 1, accurate also for x near 0 (relative 1e-15). */
export function expm1(x: number): number {
  return Math.abs(x) <= TAYLOR_LIMIT ? x + expTail(x) : exp(x) - 1;
}
