import type { Canvas } from '../chart/base/canvas.ts';
import type { Head } from '../chart/base/drawn.ts';
import type { DataTable } from './data-table.ts';

/** A picture with what a reader who does not see it needs. */
export interface Figure {
  /** a-z, 0-9 and hyphens; names its file */
  readonly id: string;
  readonly title: string;
  /** what it shows, in sentences */
  readonly description: string;
  readonly draw: (canvas: Canvas) => string;
  /** how to read it */
  readonly note?: string;
  /** every figure in it */
  readonly table?: DataTable;
}

/** A folded table opens on demand; a long one is written out only then, from the page's data. */
export type Block =
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'checks'; readonly checks: readonly { readonly ok: boolean; readonly text: string }[] }
  | { readonly kind: 'code'; readonly text: string; readonly title?: string }
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'table'; readonly table: DataTable; readonly isFolded?: boolean; readonly isLong?: boolean }
  /** one of several, chosen by the reader: a pool, a segment */
  | { readonly kind: 'choice'; readonly id: string; readonly label: string; readonly options: readonly Option[] };

/** A figure as a block; the picture is given the words that the page has for it. */
export function figure(head: Head, draw: (canvas: Canvas, head: Head) => string, more: Pick<Figure, 'note' | 'table'> = {}): Block {
  return { kind: 'figure', figure: { ...head, ...more, draw: (canvas) => draw(canvas, head) } };
}

/** One of several, to choose from; a single one is shown as it is. */
export function choice(id: string, label: string, options: readonly Option[]): Block[] {
  return options.length < 2 ? options.flatMap(({ blocks }) => blocks) : [{ kind: 'choice', id, label, options }];
}

export interface Option {
  readonly name: string;
  readonly blocks: readonly Block[];
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report in no form yet: HTML, Markdown and files of data are made of it. */
export interface Document {
  /** of the result: quotacast.simulation */
  readonly kind: string;
  readonly title: string;
  /** what and when, in short lines */
  readonly subtitle: readonly string[];
  /** why the figures are not those that were asked for; null for a complete result */
  readonly partial: string | null;
  /** the answer in sentences, the most important first */
  readonly headline: readonly string[];
  readonly parts: readonly Part[];
}

/** All blocks, those to choose from included. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === 'choice' ? [block, ...block.options.flatMap((option) => allBlocks(option.blocks))] : [block]));
}

/** Every table of a document, those behind figures included, each once. */
export function tablesOf({ parts }: Document): DataTable[] {
  const all = allBlocks(parts.flatMap(({ blocks }) => blocks)).flatMap((block) => (block.kind === 'table' ? [block.table] : block.kind === 'figure' && block.figure.table !== undefined ? [block.figure.table] : []));
  return [...new Map(all.map((table) => [table.id, table])).values()];
}

/** Every figure of a document. */
export function figuresOf({ parts }: Document): Figure[] {
  return allBlocks(parts.flatMap(({ blocks }) => blocks)).flatMap((block) => (block.kind === 'figure' ? [block.figure] : []));
}
