import type { Bins } from '../../chart/landing.ts';
import { grouped } from '../../number.ts';
import type { DataTable } from '../../document/data-table.ts';

/** A histogram as a table; the tails outside it are its first and last row. */
export function binsTable(id: string, title: string, unit: string, { edges, counts, below, above }: Bins): DataTable {
  const all = counts.reduce((sum, count) => sum + count, below + above);
  const row = (from: number | null, to: number | null, count: number) => [from, to, count, all === 0 ? null : count / all];
  return {
    id,
    title,
    columns: [
      { key: 'from', head: 'from', unit },
      { key: 'to', head: 'up to, without', unit },
      { key: 'count', head: 'count', unit: 'integer' },
      { key: 'share', head: 'share', unit: 'share' },
    ],
    rows: [...(below > 0 ? [row(null, edges[0], below)] : []), ...counts.map((count, i) => row(edges[i], edges[i + 1], count)), ...(above > 0 ? [row(edges[edges.length - 1], null, above)] : [])],
  };
}

/** What a picture leaves out at its ends, in words. */
export function outside({ counts, below, above }: Bins): string {
  const n = counts.reduce((sum, count) => sum + count, below + above);
  return below + above === 0 ? '' : ` Not drawn: ${grouped(below)} below and ${grouped(above)} above, of ${grouped(n)}.`;
}
