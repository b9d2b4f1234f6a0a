import { escapeXml } from '../chart/base/escape-xml.ts';
import { shownColumns, type Column, type DataTable } from '../document/data-table.ts';
import type { Formats } from '../document/formats.ts';
import { cellText, errorText } from './cell.ts';
import { prose } from './prose.ts';

/** What the small figures in a table are. */
export const SMALL_PRINT = 'Small print: simulation error (95 %), how far other random numbers would move a figure. It does not say how sure the plan is.';

const SHORT = 14;
/** A name in the first column may be an id of a CRM, which has 15 or 18 characters. */
const SHORT_NAME = 18;
/** Short texts stay on a line, long ones have room for several words on one. */
const textClass = ({ length }: string): string => (length <= SHORT ? 't s' : length > 24 ? 't l' : 't');

/** Tables of many columns are printed smaller. */
const crowd = (columns: number): string => (columns < 9 ? '' : ` class="${columns < 13 ? 'many' : 'most'}"`);

/** Paths are broken between their words, and days not at all. */
const broken = (text: string): string => text.replace(/\.(?=[A-Za-z])/g, '.<wbr>').replace(/ (\d{4}-\d\d-\d\d)\b/g, ' <span class="s">$1</span>');

const isText = ({ unit }: Column): boolean => unit === 'text' || unit === 'date';

/** A table with its simulation errors in small print; the page's script adds sorting and a download. */
export function tableHtml(formats: Formats, table: DataTable): string {
  const shown = shownColumns(table);
  const hasErrors = shown.some(({ half, low }) => half >= 0 || low >= 0);
  const heads = shown.map(({ column, at }) => `<th scope="col" data-at="${at}"${isText(column) ? '' : ' class="n"'}>${escapeXml(column.head)}</th>`).join('');
  const rows = table.rows.map((row) => {
    const cells = shown.map((each, k) => {
      const { column } = each;
      const text = escapeXml(cellText(formats, table, row, each));
      if (k === 0) return `<th scope="row"${isText(column) ? (text.length <= SHORT_NAME ? ' class="s"' : '') : ' class="n"'}>${isText(column) ? broken(text) : text}</th>`;
      if (isText(column)) return `<td class="${textClass(text)}">${broken(text)}</td>`;
      const error = errorText(formats, table, row, each);
      return `<td>${text}${error === '' ? '' : `<small>${escapeXml(error).replace(/ (?=%|points)/g, '\u00a0')}</small>`}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const small = hasErrors ? `<p class="note">${table.errors === undefined ? SMALL_PRINT : `Small print: ${escapeXml(table.errors)}.`}</p>` : '';
  const note = table.note === undefined ? '' : `<p class="note">${prose(table.note)}</p>`;
  const title = escapeXml(table.title);
  return `<div class="table" data-table="${table.id}"><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table${crowd(shown.length)}><caption><span>${title}</span></caption><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>${note}${small}</div>`;
}

/** A table of which only the head is in the page: its script writes the rows from the data once it is opened. */
export function longTableHtml(table: DataTable): string {
  const shown = shownColumns(table).map(({ column, at, half, low, high }) => ({ at, head: column.head, isText: isText(column), half, low, high }));
  return `<details class="long" data-table="${table.id}" data-shown="${escapeXml(JSON.stringify(shown))}"><summary>${escapeXml(table.title)}</summary><noscript><p class="note">This table is written by the page's script, which does not run here; quotacast report --tables writes it to a file.</p></noscript></details>`;
}
