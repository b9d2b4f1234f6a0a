import { status } from '../history.ts';
import type { Finding } from '../read/quality.ts';

/**
 * Counts missing amounts, and takes zeros as missing where they stand for "none": where at least 99 of 100 lost deals
 * have exactly 0 and fewer than half of the won ones do.
 */
export function settleAmounts(amount: Float64Array, how: ArrayLike<number>): Finding[] {
  const zeros = [0, 0, 0, 0];
  const missing = [0, 0, 0, 0];
  const all = [0, 0, 0, 0];
  for (let i = 0; i < amount.length; i += 1) {
    all[how[i]] += 1;
    if (amount[i] === 0) zeros[how[i]] += 1;
    if (Number.isNaN(amount[i])) missing[how[i]] += 1;
  }
  const findings: Finding[] = [];
  const [notWon, zerosNotWon] = [all[status.lost] + all[status.noDecision], zeros[status.lost] + zeros[status.noDecision]];
  if (zerosNotWon >= 20 && zerosNotWon >= 0.99 * notWon && zeros[status.won] < 0.5 * all[status.won]) {
    for (let i = 0; i < amount.length; i += 1) if (amount[i] === 0 && (how[i] === status.lost || how[i] === status.noDecision)) amount[i] = NaN;
    findings.push({ check: 'zeroWhenLost', level: 'warning', count: zerosNotWon, of: notWon, text: 'deals that were not won have the amount 0: taken as not known; whether size and odds go together cannot be told' });
    zeros[status.lost] = zeros[status.noDecision] = 0;
  }
  const zero = zeros[0] + zeros[1] + zeros[2] + zeros[3];
  if (zero > 0) findings.push({ check: 'zeroAmounts', level: 'note', count: zero, of: amount.length, text: `deals have the amount 0 (${zeros[status.won]} of them won); kept` });
  const none = missing[0] + missing[1] + missing[2] + missing[3];
  if (none > 0) findings.push({ check: 'missingAmounts', level: missing[status.won] > 0 ? 'warning' : 'note', count: none, of: amount.length, text: `deals have no amount (won ${missing[status.won]}, open ${missing[status.open]}, others ${none - missing[status.won] - missing[status.open]}); none is made up` });
  return findings;
}
