import { createHash } from 'node:crypto';
import { NARROW, WIDE, type Canvas } from '../chart/base/canvas.ts';
import { escapeXml } from '../chart/base/escape-xml.ts';
import { clean } from '../clean.ts';
import type { DataTable } from '../document/data-table.ts';
import { allBlocks, figuresOf, tablesOf, type Block, type Document, type Figure, type Part } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';
import { grouped } from '../number.ts';
import { dataJson } from './data.ts';
import { codeLine, prose } from './prose.ts';
import { pageScript } from './page-script.ts';
import { partialStyle, style } from './style.ts';
import { longTableHtml, tableHtml } from './table.ts';

export interface Drawer {
  readonly formats: Formats;
  readonly canvas: (width: number, prefix?: string) => Canvas;
}

const LONGEST_TITLE = 200;
/** Characters that a page may have; long tables that would make it larger stay out. */
const MOST_CHARACTERS = 1_900_000;
/** Lines of code that are printed in two columns. */
const LONG_CODE = 40;
/** A short table is in the page twice: as data, and written out in about as many characters. */
const WRITTEN = 2.2;

/**
 * A document as one page that needs nothing from outside: its script and its style are allowed by their hashes alone, its
 * data is JSON that is never run, and every text of the result is escaped.
 */
export function pageHtml(document: Document, drawer: Drawer): string {
  const { title, partial, parts } = document;
  const name = escapeXml([...clean(title)].slice(0, LONGEST_TITLE).join(''));
  const pictures = new Map(figuresOf(document).map((figure) => [figure.id, picturesOf(figure, drawer)]));
  const { tables, leftOut } = carried(document, [...pictures.values()].reduce((sum, { length }) => sum + length, 0));
  const look = style + (partial === null ? '' : partialStyle(partial.split('. ')[0]));
  const script = pageScript();
  const csp = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(look)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en"${drawer.formats.locale === null ? '' : ` data-locale="${escapeXml(drawer.formats.locale)}"`}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="quotacast">
<meta name="referrer" content="no-referrer">
<title>${partial === null ? '' : 'PARTIAL: '}${name}</title>
<style>${look}</style>
</head>
<body>
${partial === null ? '' : `<p class="partial" role="alert">${escapeXml(partial)}</p>\n`}<header>
<h1>${name}</h1>
<p class="sub">${document.subtitle.map((each) => `<span>${prose(each)}</span>`).join('')}</p>
<div class="headline">${document.headline.map((sentence) => `<p>${prose(sentence)}</p>`).join('')}</div>
<nav aria-label="Parts of the report"><ul>${parts.map((part) => `<li><a href="#${part.id}">${escapeXml(part.title)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${parts.map((part) => partHtml(part, { ...drawer, pictures, leftOut }, partial !== null)).join('\n')}
</main>
<script type="application/json" id="data">${dataJson(tables)}</script>
<script>${script}</script>
</body>
</html>
`;
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Tables that the page carries, and ids of the long ones that would make it too large. */
function carried(document: Document, drawn: number): { readonly tables: readonly DataTable[]; readonly leftOut: ReadonlySet<string> } {
  const long = new Set(allBlocks(document.parts.flatMap(({ blocks }) => blocks)).flatMap((block) => (block.kind === 'table' && block.isLong ? [block.table.id] : [])));
  const leftOut = new Set<string>();
  const sizes = tablesOf(document).map(({ id, rows }) => ({ id, size: JSON.stringify(rows).length }));
  let room = MOST_CHARACTERS - drawn - WRITTEN * sizes.reduce((sum, { id, size }) => sum + (long.has(id) ? 0 : size), 0);
  // the small ones first: a page with many tables is worth more than one with few
  for (const { id, size } of sizes.toSorted((a, b) => a.size - b.size)) {
    if (!long.has(id)) continue;
    if (size > room) leftOut.add(id);
    else room -= size;
  }
  return { tables: tablesOf(document).filter(({ id }) => !leftOut.has(id)), leftOut };
}

interface Drawing extends Drawer {
  readonly pictures: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlySet<string>;
}

function partHtml({ id, title, blocks }: Part, drawer: Drawing, isPartial: boolean): string {
  const mark = isPartial ? '<span class="mark">PARTIAL</span>' : '';
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeXml(title)}${mark}</h2>${blocks.map((block) => blockHtml(block, drawer)).join('\n')}${leftOutHtml(blocks, drawer)}</section>`;
}

/** Which tables of a part are not in the page, and where they are. */
function leftOutHtml(blocks: readonly Block[], { leftOut }: Drawing): string {
  const names = allBlocks(blocks).flatMap((block) => (block.kind === 'table' && leftOut.has(block.table.id) ? [`${block.table.title} (${grouped(block.table.rows.length)} rows)`] : []));
  return names.length === 0 ? '' : `<p class="note">Left out, as the page would be too large: ${escapeXml(names.join(', '))}. quotacast report RESULT --tables FOLDER writes ${names.length === 1 ? 'it to a file' : 'them to files'}.</p>`;
}

function blockHtml(block: Block, drawer: Drawing): string {
  switch (block.kind) {
    case 'text':
      return block.lines.map((line) => `<p>${prose(line)}</p>`).join('');
    case 'note':
      return `<p class="note">${prose(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${prose(item)}</li>`).join('')}</ul>`;
    case 'checks':
      return `<ul class="checks">${block.checks.map(({ ok, text }) => `<li><b class="${ok ? 'good' : 'bad'}">${ok ? 'ok' : 'not ok'}</b> ${escapeXml(text)}</li>`).join('')}</ul>`;
    case 'code':
      return `${block.title === undefined ? '' : `<h3>${escapeXml(block.title)}</h3>`}<pre tabindex="0"${block.text.split('\n').length > LONG_CODE ? ' class="long"' : ''}>${block.text.split('\n').map(codeLine).join('\n')}</pre>`;
    case 'table':
      if (drawer.leftOut.has(block.table.id)) return '';
      if (block.isLong) return longTableHtml(block.table);
      return block.isFolded ? `<details><summary>${escapeXml(block.table.title)}</summary>${tableHtml(drawer.formats, block.table)}</details>` : tableHtml(drawer.formats, block.table);
    case 'figure':
      return figureHtml(block.figure, drawer);
    case 'choice':
      return `<div class="options" data-choice="${block.id}" data-label="${escapeXml(block.label)}">${block.options
        .map(({ name, blocks }) => `<div class="option" data-name="${escapeXml(name)}"><h3>${escapeXml(name)}</h3>${blocks.map((each) => blockHtml(each, drawer)).join('\n')}</div>`)
        .join('\n')}</div>`;
  }
}

function picturesOf({ draw }: Figure, { canvas }: Drawer): string {
  const plots = [['wide', WIDE], ['narrow', NARROW]] as const;
  return plots.map(([name, width]) => `<div class="plot ${name}">${draw(canvas(width, `${name}-`))}</div>`).join('');
}

function figureHtml({ id, title, note, table }: Figure, { pictures, formats }: Drawing): string {
  const behind = table === undefined ? '' : `<details><summary>Figures of this chart</summary>${tableHtml(formats, table)}</details>`;
  return `<figure id="figure-${id}"><figcaption>${escapeXml(title)}</figcaption>${pictures.get(id) ?? ''}${note === undefined ? '' : `<p class="note">${prose(note)}</p>`}${behind}</figure>`;
}
