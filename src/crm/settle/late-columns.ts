import { type LateColumn, status } from '../history.ts';
import type { Finding } from '../read/quality.ts';

interface Columns {
  readonly status: ArrayLike<number>;
  readonly amount: Float64Array;
  readonly account: Int32Array;
  readonly segment: Int32Array;
  readonly source: Int32Array;
  readonly origin: Int32Array;
  readonly product: Int32Array;
}

const indexColumns = ['account', 'segment', 'source', 'origin', 'product'] as const;

export interface Late {
  readonly filledAtClose: readonly LateColumn[];
  readonly findings: readonly Finding[];
}

/**
 * Columns that are filled in when a deal closes: missing in at least a fifth of the open deals and in at most a tenth of
 * that share of the closed ones. What they say of a closed deal was not known while it was open, so whoever predicts
 * with them predicts with the answer.
 */
export function lateColumns(columns: Columns): Late {
  const filledAtClose: LateColumn[] = [];
  const findings: Finding[] = [];
  for (const name of ['amount', ...indexColumns] as const) {
    const missing = (row: number) => (name === 'amount' ? Number.isNaN(columns.amount[row]) : columns[name][row] < 0);
    const [open, closed] = [{ missing: 0, count: 0 }, { missing: 0, count: 0 }];
    for (let row = 0; row < columns.status.length; row += 1) {
      // a lost deal often has no amount for good
      if (name === 'amount' && columns.status[row] !== status.open && columns.status[row] !== status.won) continue;
      const group = columns.status[row] === status.open ? open : closed;
      group.count += 1;
      if (missing(row)) group.missing += 1;
    }
    if (open.count < 20 || closed.count < 20) continue;
    const [openShare, closedShare] = [open.missing / open.count, closed.missing / closed.count];
    if (openShare < 0.2 || closedShare > openShare / 10) continue;
    filledAtClose.push(name);
    const percent = (share: number) => `${(100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 0)} %`;
    findings.push({
      check: `filledAtClose.${name}`,
      level: 'warning',
      count: open.missing,
      of: open.count,
      text: `open deals have no ${name} (${percent(openShare)}; ${name === 'amount' ? 'won' : 'closed'} deals: ${percent(closedShare)}): it is filled in at the close, so it tells the outcome; hidden where the past is looked at as it was known`,
    });
  }
  return { filledAtClose, findings };
}
