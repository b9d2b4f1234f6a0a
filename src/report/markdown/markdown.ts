import { clean } from '../clean.ts';
import { shownColumns, type DataTable } from '../document/data-table.ts';
import type { Block, Document } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';
import { cellText, errorText } from '../html/cell.ts';

/** A document for pasting: headline, tables and what was assumed; the folded tables of every figure are left to files. */
export function markdown({ title, subtitle, partial, headline, parts }: Document, formats: Formats): string {
  const warning = partial === null ? [] : [`**${escaped(partial)}**`];
  const [answer, ...more] = headline.map(escaped);
  const body = parts.flatMap((part) => {
    const blocks = part.blocks.flatMap((block) => blockLines(block, formats));
    return blocks.length === 0 ? [] : [`## ${escaped(part.title)}${partial === null ? '' : ' (PARTIAL)'}`, ...blocks];
  });
  return `${[...warning, `# ${escaped(title)}`, subtitle.map(escaped).join(' · '), `**${answer}**`, ...more, ...body, ...warning].join('\n\n')}\n`;
}

function blockLines(block: Block, formats: Formats): string[] {
  switch (block.kind) {
    case 'text':
      return block.lines.map(escaped);
    case 'note':
      return [];
    case 'list':
      return [block.items.map((item) => `- ${escaped(item)}`).join('\n')];
    case 'checks':
      return [block.checks.map(({ ok, text }) => `- ${ok ? 'ok' : '**not ok**'}: ${escaped(text)}`).join('\n')];
    case 'code':
      return [...(block.title === undefined ? [] : [escaped(block.title)]), fenced(block.text)];
    case 'table':
      return block.isFolded ? [] : tableLines(block.table, formats);
    case 'figure':
      return [`*${escaped(block.figure.title)}.* ${escaped(block.figure.description)}`];
    case 'choice':
      return block.options.flatMap(({ blocks }) => blocks.flatMap((each) => blockLines(each, formats)));
  }
}

function tableLines(table: DataTable, formats: Formats): string[] {
  const shown = shownColumns(table);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = table.rows.map((row) =>
    line(
      shown.map((each) => {
        const error = errorText(formats, table, row, each);
        return escaped(`${cellText(formats, table, row, each)}${error === '' ? '' : ` (${error})`}`);
      }),
    ),
  );
  const hasErrors = shown.some(({ half, low }) => half >= 0 || low >= 0);
  const notes = [...(table.note === undefined ? [] : [table.note]), ...(hasErrors ? [`In brackets: ${table.errors ?? 'simulation error (95 %)'}.`] : [])];
  return [`**${escaped(table.title)}**`, [line(shown.map(({ column }) => escaped(column.head))), line(shown.map(({ column }) => (column.unit === 'text' ? '---' : '--:'))), ...rows].join('\n'), ...(notes.length === 0 ? [] : [notes.map(escaped).join(' ')])];
}

/** A text in which nothing is markup, a link or HTML. */
export function escaped(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/[\\`*_{}[\]|~#]|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}

/** Code between fences longer than any run of backticks in it. */
function fenced(text: string): string {
  const lines = text.split('\n').map(clean);
  const longest = Math.max(0, ...(lines.join('\n').match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}\n${lines.join('\n')}\n${fence}`;
}
