import { basename } from 'node:path';
import { ScenarioError } from '../../scenario/error.ts';
import { shown } from '../../scenario/text/printable.ts';
import { status } from '../history.ts';
import { TextColumnBuilder } from '../text-column.ts';
import { notAnAmount } from '../csv/amounts.ts';
import { DayReader, notADay } from '../csv/days.ts';
import { Indices, Reals } from '../csv/grow.ts';
import type { CrmSource } from '../csv/source.ts';
import type { Settings } from './mapping.ts';
import { leftOut, Motions } from './motions.ts';
import type { SharedNames } from './names.ts';
import { categoryOf, Outcomes } from './outcomes.ts';
import type { FileQuality } from './quality.ts';
import type { Refusals } from './refusals.ts';
import { idKey } from './salesforce-id.ts';
import { standingOf } from './standing.ts';
import { duplicate, readTable, refused, skipped, taken, type Fate, type Table } from './table.ts';

const indexColumns = ['opportunity', 'line', 'file', 'owner', 'account', 'segment', 'motion', 'source', 'origin', 'product', 'stage', 'status', 'category', 'currency'] as const;
const realColumns = ['day', 'amount', 'termMonths', 'created', 'expectedClose'] as const;

/** One row for each deal and snapshot, in the order of the files. */
export type RawSnapshots = { readonly [K in (typeof indexColumns)[number]]: Int32Array } & { readonly [K in (typeof realColumns)[number]]: Float64Array } & {
  readonly quality: readonly FileQuality[];
  readonly id: TextColumnBuilder;
  readonly motions: Motions;
};

/**
 * Reads snapshots: one file for each day (the day stands in its name, 2024-01-31 or 2024-01) or one file for all with a
 * column for the day. A month alone stands for its last day.
 */
export async function readSnapshots(sources: readonly CrmSource[], settings: Settings, { names, refusals }: { names: SharedNames; refusals: Refusals }): Promise<RawSnapshots> {
  const id = new TextColumnBuilder();
  const rowOf = new Map<string, number>();
  const seen = new Map<string, number>();
  const motions = new Motions(settings);
  const outcomes = new Outcomes(settings.outcomes);
  const openWords = new Set((settings.stages ?? []).map((stage) => stage.trim()));
  const indices = Object.fromEntries(indexColumns.map((name) => [name, new Indices()])) as Record<(typeof indexColumns)[number], Indices>;
  const parts: Record<(typeof realColumns)[number], Float64Array>[] = [];
  const quality: FileQuality[] = [];

  for (const [fileIndex, source] of sources.entries()) {
    const reals = Object.fromEntries(realColumns.map((name) => [name, new Reals()])) as Record<(typeof realColumns)[number], Reals>;
    let table: Table<'snapshots'>;
    const read = await readTable('snapshots', source, { mapping: settings, refusals }, (opened) => {
      table = opened;
      const { file, columns: { at, currency: headerCurrency, used, unused }, days, amounts } = table;
      const fileDay = at.snapshot === undefined ? dayInName(file) : NaN;
      const filled = filledColumn(opened, settings, [...Object.values(used), ...unused]);
      const cell = (cells: readonly string[], position: number | undefined): string => (position === undefined ? '' : cells[position]);

      const standing = standingOf(at, outcomes, openWords);

      return (cells, line): Fate => {
        const refuse = (reason: string, detail = ''): Fate => {
          refusals.add(file, line, reason, detail);
          return refused;
        };
        const text = cells[at.id!].trim();
        if (text === '') return refuse('no id');
        const day = at.snapshot === undefined ? fileDay : days.read(cells[at.snapshot], line);
        if (!Number.isFinite(day)) return refuse('snapshot: no such day', shown(cell(cells, at.snapshot)));
        const motion = at.recordType === undefined ? motions.only() : motions.of(cells[at.recordType], line);
        if (motion === leftOut) return skipped;
        const stageName = cell(cells, at.stage).trim();
        const how = filled >= 0 && cells[filled].trim() !== '' ? status.won : standing.of(cells, stageName);
        if (how === undefined) return refuse('a status that is not known', shown(cell(cells, standing.column)));
        const created = days.read(cell(cells, at.created), line);
        const expectedClose = days.read(cell(cells, at.expectedClose ?? at.closed), line);
        if (created === notADay) return refuse('created: no such day', shown(cell(cells, at.created)));
        if (expectedClose === notADay) return refuse('expected close: no such day', shown(cell(cells, at.expectedClose ?? at.closed)));
        const amount = amounts.read(cell(cells, at.amount), line);
        if (amount === notAnAmount) return refuse('amount: no number', shown(cell(cells, at.amount)));
        if (amount < 0) return refuse('amount: negative', shown(cell(cells, at.amount)));
        const category = categoryOf(cell(cells, at.forecastCategory));
        if (category === undefined) return refuse('a forecast category that is not known', shown(cell(cells, at.forecastCategory)));
        const key = idKey(text);
        const shownBefore = seen.get(`${day} ${key}`);
        if (shownBefore !== undefined) {
          if (shownBefore === hashOf(cells)) return duplicate;
          return refuse('an id that the same snapshot has with other values', shown(text));
        }
        seen.set(`${day} ${key}`, hashOf(cells));
        let opportunity = rowOf.get(key);
        if (opportunity === undefined) {
          opportunity = id.length;
          rowOf.set(key, opportunity);
          id.push(text);
        }
        const row = {
          opportunity,
          line,
          file: fileIndex,
          owner: names.owners.of(cell(cells, at.owner)),
          account: names.accounts.of(cell(cells, at.account)),
          segment: names.segments.of(cell(cells, at.segment)),
          motion,
          source: names.sources.of(cell(cells, at.source)),
          origin: names.origins.of(cell(cells, at.origin)),
          product: names.products.of(cell(cells, at.product)),
          stage: stageName === '' || (!openWords.has(stageName) && (outcomes.of(stageName) ?? status.open) !== status.open) ? -1 : names.stages.of(stageName),
          status: how,
          category,
          currency: Number.isNaN(amount) ? -1 : names.currencies.of(at.currency === undefined ? (headerCurrency ?? amounts.currency) : cells[at.currency]),
        };
        for (const name of indexColumns) indices[name].push(row[name]);
        const numbers = { day, amount, termMonths: Number(cell(cells, at.termMonths) || NaN), created, expectedClose };
        for (const name of realColumns) reals[name].push(numbers[name]);
        return taken;
      };
    });
    quality.push(read);
    const settled = Object.fromEntries(realColumns.map((name) => [name, reals[name].array()])) as Record<(typeof realColumns)[number], Float64Array>;
    for (const name of ['day', 'created', 'expectedClose'] as const) table!.days.settle(settled[name]);
    table!.amounts.settle(settled.amount);
    parts.push(settled);
  }
  motions.refuseUnmapped(quality[0].file);
  return {
    ...(Object.fromEntries(indexColumns.map((name) => [name, indices[name].array()])) as Record<(typeof indexColumns)[number], Int32Array>),
    ...(Object.fromEntries(realColumns.map((name) => [name, joined(parts.map((part) => part[name]))])) as Record<(typeof realColumns)[number], Float64Array>),
    quality,
    id,
    motions,
  };
}

function dayInName(file: string): number {
  const found = /(?:^|\D)(\d{4}-\d{2}(?:-\d{2})?)(?:\D|$)/.exec(basename(file))?.[1];
  const day = found === undefined ? notADay : new DayReader(file).read(found, 0);
  if (Number.isFinite(day)) return day;
  throw new ScenarioError([{ file, line: 1, column: 1, path: 'snapshot', expected: 'the day of the snapshot, in a column or in the name of the file', got: 'neither', hint: 'pipeline-2024-01-31.csv, or a column snapshot' }]);
}

function filledColumn({ file, columns }: Table<'snapshots'>, { wonWhenFilled }: Settings, headers: readonly string[]): number {
  if (wonWhenFilled === undefined) return -1;
  const at = columns.headers.indexOf(wonWhenFilled.trim());
  if (at >= 0) return at;
  throw new ScenarioError([{ file, line: 1, column: 1, path: 'wonWhenFilled', expected: `a column ${shown(wonWhenFilled)}, as the mapping says`, got: shown(headers.join(', '), 120) }]);
}

// FNV-1a over all cells: only to tell a repeated row from a contradicting one
function hashOf(cells: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const cell of cells) {
    for (let i = 0; i < cell.length; i += 1) hash = Math.imul(hash ^ cell.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
