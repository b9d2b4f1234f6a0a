import type { Estimate } from './pair.ts';

/** What the trials say of a difference: `notDecided` when its interval holds 0. */
export type Verdict = 'more' | 'less' | 'same' | 'notDecided';

/** `same` only where all pairs of values are equal. A difference without an interval is not decided. */
export function verdictOf({ value, lo, hi }: Estimate): Verdict {
  if (value === null || lo === null || hi === null) return 'notDecided';
  if (lo === 0 && hi === 0) return 'same';
  if (lo > 0) return 'more';
  return hi < 0 ? 'less' : 'notDecided';
}
