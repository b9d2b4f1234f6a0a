import { rounded } from '../issue.ts';
import type { Refusal } from './form.ts';

/** A refusal if two quantiles do not rise. */
export function notRising(p10: number, p90: number): Refusal | undefined {
  if (p10 < p90) return undefined;
  return { key: 'p90', expected: `a p90 above the p10 of ${p10}`, got: String(p90), hint: 'p10 is the lower of the two' };
}

/** A refusal if a quantity that follows from the parameters lies outside what its table can keep accurate. */
export function outside(key: string, name: string, value: number, [least, most]: readonly [number, number]): Refusal | undefined {
  if (value >= least && value <= most) return undefined;
  return { key, expected: `${name} from ${least} to ${most}`, got: `${name} of ${rounded(value)}` };
}
