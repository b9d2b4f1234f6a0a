import type { CrmTable } from './tables.ts';
import type { Wart } from './warts.ts';

/** A table as CSV text; some warts are of the dialect. */
export function csvText({ name, header, rows }: CrmTable, chosen: readonly Wart[] = []): string {
  const isEuropean = chosen.includes('european');
  const delimiter = isEuropean ? ';' : ',';
  const line = (cells: readonly string[]): string => cells.map((cell) => quoted(isEuropean ? european(cell) : cell)).join(delimiter);
  const footer = chosen.includes('footer') && name === 'opportunities.csv' ? ['', `"Grand Totals (${rows.length} records)"`, '"Confidential Information - Do Not Distribute"'] : [];
  const text = `${[line(header), ...rows.map(line), ...footer].join('\n')}\n`;
  return chosen.includes('byteOrderMark') ? `\ufeff${text}` : text;
}

function european(cell: string): string {
  if (/^\d+\.\d\d$/.test(cell)) return cell.replace('.', ',');
  const day = /^(\d{4})-(\d\d)-(\d\d)(?:T(.*))?$/.exec(cell);
  return day ? `${day[3]}.${day[2]}.${day[1]}${day[4] === undefined ? '' : ` ${day[4]}`}` : cell;
}

function quoted(cell: string): string {
  return /[",;\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
