import { ScenarioError, type Issue } from '../../scenario/error.ts';
import { suggestion } from '../../scenario/text/suggest.ts';
import { shown } from '../../scenario/text/printable.ts';
import { reservedKeys } from '../../scenario/tree/node.ts';
import { fields, neededFields, type FieldOf } from './fields.ts';
import { crmLimits } from '../csv/limits.ts';
import type { FileKind } from './quality.ts';

export interface Columns<F extends string> {
  /** field → position of its column */
  readonly at: Readonly<Partial<Record<F, number>>>;
  /** field → header */
  readonly used: Readonly<Record<string, string>>;
  readonly unused: readonly string[];
  /** columns that hold the day on which a deal entered a stage (HubSpot writes one for each) */
  readonly stageDays: readonly { readonly at: number; readonly stage: string }[];
  /** currency that the amount's header names, such as `amount_eur` */
  readonly currency: string | undefined;
  readonly headers: readonly string[];
  readonly width: number;
}

interface Header {
  readonly file: string;
  readonly line: number;
  readonly cells: readonly string[];
}

// custom fields of Salesforce end in __c
const plainName = (text: string): string => text.toLowerCase().replace(/__c$/, '').replace(/[^\p{L}\p{N}]/gu, '');
// Date entered "Proposal (Sales Pipeline)"
const stageDay = /^(?:date entered|hs_(?:v2_)?date_entered_?)\s*["'“]?([^"'”]+?)(?:\s*\([^()]*\))?["'”]?(?:\s*\([^()]*\))?$/i;
const amountIn = /^(?:amount|value|acv|arr|tcv|mrr)[ _(-]+([A-Za-z]{3})\)?$/;
const wordsInAmounts = new Set(['net', 'sum', 'avg', 'max', 'min', 'old', 'new']);

/** How many fields of a kind of file a row names; the header is the first row that names at least two. */
export function recognised(kind: FileKind, cells: readonly string[]): number {
  const known = new Set(Object.values(fields[kind]).flat() as string[]);
  return cells.filter((cell) => known.has(plainName(cell)) || amountIn.test(cell.trim())).length;
}

/** Finds the columns of a file: those that the mapping names, and of the others those whose header is known. @throws ScenarioError */
export function columnsOf<K extends FileKind>(kind: K, header: Header, mapped: Readonly<Record<string, string | null>> = {}): Columns<FieldOf<K>> {
  const { columns, issues } = findColumns(kind, header, mapped);
  for (const field of neededFields[kind]) {
    if (columns.at[field] !== undefined) continue;
    issues.push({ ...placeOf(header, 0), path: field, expected: `a column for ${field}`, got: `the headers ${shown(header.cells.slice(0, 12).join(', '), 120)}`, hint: 'name it in a mapping file (calibrate --write-mapping drafts one)' });
  }
  if (issues.length > 0) throw new ScenarioError(issues);
  return columns;
}

/** The same without refusing: for drafts of a mapping. */
export function findColumns<K extends FileKind>(kind: K, header: Header, mapped: Readonly<Record<string, string | null>> = {}): { columns: Columns<FieldOf<K>>; issues: Issue[] } {
  const cells = header.cells.map((cell) => cell.trim());
  const issues = headerIssues(header, cells);
  const [at, used]: [Record<string, number>, Record<string, string>] = [{}, {}];
  const take = (field: string, position: number) => ([at[field], used[field]] = [position, cells[position]]);
  for (const [field, name] of Object.entries(mapped)) {
    if (typeof name !== 'string') continue;
    const position = cells.indexOf(name.trim());
    if (position >= 0) take(field, position);
    else issues.push({ ...placeOf(header, 0), path: field, expected: `a column ${shown(name)}, as the mapping says`, got: 'no such header', ...hint(suggestion(name, cells)) });
  }
  const names = cells.map(plainName);
  for (const [field, aliases] of Object.entries(fields[kind]) as [string, readonly string[]][]) {
    if (at[field] !== undefined || mapped[field] === null) continue;
    const position = aliases.map((alias) => names.indexOf(alias)).find((index) => index >= 0 && !Object.values(at).includes(index));
    const amount = field === 'amount' && position === undefined ? cells.findIndex((cell) => currencyIn(cell) !== undefined) : -1;
    if (position !== undefined || amount >= 0) take(field, position ?? amount);
  }
  // "Closed" is a flag beside "Won", and a day without it
  if ('closed' in fields[kind] && at['closed'] === undefined && mapped['closed'] !== null && at['isClosed'] !== undefined && at['isWon'] === undefined && names[at['isClosed']] === 'closed') {
    take('closed', at['isClosed']);
    delete at['isClosed'];
    delete used['isClosed'];
  }
  for (const [field, position] of Object.entries(at)) {
    const second = cells.indexOf(cells[position], position + 1);
    if (second >= 0) issues.push({ ...placeOf(header, second), path: field, expected: 'each header once', got: `a second ${shown(cells[second])}` });
  }
  const taken = new Set(Object.values(at));
  const stageDays = cells.flatMap((cell, index) => (taken.has(index) ? [] : [{ at: index, stage: stageDay.exec(cell)?.[1]?.trim() ?? '' }])).filter(({ stage }) => stage !== '');
  for (const { at: position } of stageDays) taken.add(position);
  return {
    columns: {
      at: at as Columns<FieldOf<K>>['at'],
      used,
      unused: cells.filter((_, index) => !taken.has(index)),
      stageDays,
      currency: at['amount'] === undefined ? undefined : currencyIn(cells[at['amount']]),
      headers: cells,
      width: cells.length,
    },
    issues,
  };
}

function headerIssues(header: Header, cells: readonly string[]): Issue[] {
  if (cells.length > crmLimits.columns) return [{ ...placeOf(header, 0), path: '', expected: `at most ${crmLimits.columns} columns`, got: String(cells.length) }];
  return cells.flatMap((cell, index) => (reservedKeys.has(cell) ? [{ ...placeOf(header, index), path: '', expected: 'another header', got: `the reserved name ${shown(cell)}` }] : []));
}

// the column counts the characters of a header whose cells stand without quotes
function placeOf({ file, line, cells }: Header, index: number): Pick<Issue, 'file' | 'line' | 'column'> {
  return { file, line, column: 1 + cells.slice(0, index).reduce((sum, cell) => sum + cell.length + 1, 0) };
}

function currencyIn(header: string): string | undefined {
  const word = amountIn.exec(header.trim())?.[1];
  return word === undefined || wordsInAmounts.has(word.toLowerCase()) ? undefined : word.toUpperCase();
}

const hint = (text: string | undefined): { hint?: string } => (text === undefined ? {} : { hint: text });
