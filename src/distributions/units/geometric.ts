import { exp } from '../special/exp.ts';
import { expm1 } from '../special/expm1.ts';
import { ln } from '../special/ln.ts';
import { log1p } from '../special/log1p.ts';
import type { Atom, Unit } from './unit.ts';

/** A quotient this much above or below a whole number is that number: two roundings in a row cost less. */
const SLACK = 1e-12;
/** The list of atoms ends where less than half a step of a 32-bit uniform is left. */
const LEFT_OUT = 1 / 8_589_934_592;

/**
 * step · (1 + ⌊scale · E⌋) with E exponential of mean 1: `step` times the number of trials up to and with the first
 * success, of chance 1 − e^(−1/scale) each.
 */
export function geometricUnit(scale: number, step: number): Unit {
  const failure = exp(-1 / scale);
  const success = -expm1(-1 / scale);
  const survivalOf = (n: number) => exp(-n / scale);
  const trials = (x: number) => Math.max(0, Math.floor((x / step) * (1 + SLACK)));
  const value = (exponential: number) => step * Math.max(1, Math.ceil(scale * exponential * (1 - SLACK)));

  function atoms(): Atom[] {
    const list: Atom[] = [];
    for (let n = 1, from = 0; from < 1; n++) {
      const to = survivalOf(n) < LEFT_OUT ? 1 : -expm1(-n / scale);
      list.push({ value: step * n, from, to });
      from = to;
    }
    return list;
  }

  return {
    mean: step / success,
    variance: (step * step * failure) / (success * success),
    support: [step, Infinity],
    lower: (p) => value(-log1p(-p)),
    upper: (q) => value(-ln(q)),
    cdf: (x) => 0 - expm1(-trials(x) / scale),
    survival: (x) => survivalOf(trials(x)),
    atoms,
  };
}
