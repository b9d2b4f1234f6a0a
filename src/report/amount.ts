import type { Money } from './money.ts';
import { average, compact, MISSING, trimmed, type Maybe } from './number.ts';
import { percent } from './share.ts';

/** Writes a value in its metric's unit: `count`, `days`, `share`, `ratio`, `factor`, `p`, or money for anything else. */
export function amountIn(unit: string, money: Money): (value: Maybe) => string {
  if (unit === 'share') return percent;
  if (unit === 'ratio') return times;
  if (unit === 'factor') return factor;
  if (unit === 'p') return chanceOfTest;
  if (unit === 'count' || unit === 'days' || unit === 'months') return average;
  return money;
}

/** Writes a difference: of shares in percentage points, of anything else in its unit. */
export function gapIn(unit: string, money: Money): (value: Maybe) => string {
  if (unit !== 'share') return amountIn(unit, money);
  return (value) => (value === null || value === undefined ? MISSING : `${percent(value).replace(/ %$/, '')} points`);
}

/** What something is multiplied by: 0.94, 1.16. */
const factor = (value: Maybe): string => (value === null || value === undefined ? MISSING : value.toFixed(2));

/** The p of a test: below 0.01 nothing is told apart. */
const chanceOfTest = (value: Maybe): string => (value === null || value === undefined ? MISSING : value < 0.01 ? '< 0.01' : value.toFixed(2));

/** A ratio such as coverage: 3.2x. */
export function times(ratio: Maybe): string {
  if (ratio === null || ratio === undefined) return MISSING;
  return `${Math.abs(ratio) < 999.5 ? trimmed(ratio, Math.abs(ratio) < 9.95 ? 1 : 0) : compact(ratio)}x`;
}
