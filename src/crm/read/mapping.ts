import { z } from 'zod';
import { checkShape } from '../../scenario/check/shape.ts';
import { Report } from '../../scenario/check/report.ts';
import { ScenarioError, type Issue } from '../../scenario/error.ts';
import { dayNumber } from '../../scenario/calendar.ts';
import { readTree } from '../../scenario/read.ts';
import { toPlain } from '../../scenario/tree/plain.ts';
import { fields } from './fields.ts';
import type { FileKind } from './quality.ts';

/** What the amounts of an export are. There is no default: a year's value and a contract's differ by the term. */
export const amountBases = ['acv', 'arr', 'tcv', 'mrr'] as const;
export type AmountBasis = (typeof amountBases)[number];

const name = z.string().max(200);
const names = z.array(name).max(1000);
const columns = (kind: FileKind) => z.strictObject(Object.fromEntries(Object.keys(fields[kind]).map((field) => [field, name.nullable().optional()])));
const motionName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'a name that begins with a letter');

/** How one CRM writes things: only what cannot be recognised has to be stated. */
export const mappingSchema = z.strictObject({
  quotacastMapping: z.literal(1).describe('version of this file'),
  amountBasis: z.enum(amountBases).optional().describe('what the amounts are: of a year (acv, arr), of the whole term (tcv), of a month (mrr)'),
  termMonths: z.number().positive().max(1200).optional().describe('term of contracts, for tcv without a column for it'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code such as EUR').optional(),
  rates: z.record(z.string().max(8), z.number().positive()).optional().describe('value of one unit of another currency in `currency`'),
  asOf: z.iso.date().optional().describe('the day of the export: what it says is complete to the end of this day'),
  closedSince: z.iso.date().optional().describe('the export leaves out deals that closed before this day; found out where it is not stated and chance cannot explain it'),
  dates: z.enum(['dmy', 'mdy']).optional().describe('order of day and month in dates such as 01/02/2024'),
  decimal: z.enum(['dot', 'comma']).optional(),
  delimiter: z.string().length(1).optional(),
  motions: z.record(motionName, names).optional().describe('motion: its record types'),
  leaveOut: names.optional().describe('record types that are no business to learn from'),
  stages: names.optional().describe('open stages in the order of the funnel'),
  outcomes: z.strictObject({ open: names.optional(), won: names.optional(), lost: names.optional(), noDecision: names.optional() }).optional().describe('words of the status or stage column'),
  wonWhenFilled: name.optional().describe('snapshots: the column that is filled in when a deal is won'),
  disappeared: z.enum(['lost', 'noDecision']).default('lost').describe('snapshots: what became of an open deal that is no longer shown'),
  negativeCycles: z.enum(['refuse', 'zero']).default('refuse').describe('deals that close before they are created'),
  cleanUpDays: z.enum(['noDecision', 'keep']).default('noDecision').describe('losses of days on which old deals were closed in bulk'),
  columns: z.strictObject(Object.fromEntries((Object.keys(fields) as FileKind[]).map((kind) => [kind, columns(kind).optional()]))).default({}),
});

export type Mapping = Omit<z.output<typeof mappingSchema>, 'columns'> & {
  readonly columns: Readonly<Partial<Record<FileKind, Readonly<Record<string, string | null>>>>>;
};

/** What holds without a mapping file. */
export const noMapping: Mapping = mappingSchema.parse({ quotacastMapping: 1 }) as Mapping;

/** Reads a mapping file (YAML or JSON). @throws ScenarioError with every problem and its place */
export function readMapping(text: string | Uint8Array, file: string): Mapping {
  const tree = readTree(text, file);
  const report = new Report(tree);
  const mapping = checkShape(mappingSchema, toPlain(tree), report) as Mapping | undefined;
  if (mapping !== undefined) twice(mapping, report);
  if (mapping === undefined || report.issues.length > 0) throw new ScenarioError(report.issues);
  return mapping;
}

function twice(mapping: Mapping, report: Report): void {
  const seen = new Set<string>();
  const lists = [...Object.entries(mapping.motions ?? {}).map(([motion, types]) => ({ path: ['motions', motion], types })), { path: ['leaveOut'], types: mapping.leaveOut ?? [] }];
  for (const { path, types } of lists) {
    for (const type of types) {
      if (seen.has(type)) report.add({ path, expected: 'each record type once', got: `${JSON.stringify(type)} again` });
      seen.add(type);
    }
  }
  const foreign = Object.keys(mapping.rates ?? {});
  if (foreign.length > 0 && mapping.currency === undefined) report.add({ path: ['rates'], expected: 'a currency to convert to', got: 'none', hint: 'add currency: EUR' });
}

/** What the command line may state beside the mapping; it goes before it. */
export interface CrmOptions {
  readonly amountBasis?: AmountBasis | undefined;
  /** YYYY-MM-DD */
  readonly asOf?: string | undefined;
  readonly currency?: string | undefined;
}

export interface Settings extends Mapping {
  readonly amountBasis: AmountBasis;
  /** the first day of which the export says nothing, or undefined where nobody stated it */
  readonly knownTo: number | undefined;
}

/** Mapping and options together. @throws ScenarioError when nobody says what amounts are */
export function settingsOf(mapping: Mapping, options: CrmOptions, file: string): Settings {
  const amountBasis = options.amountBasis ?? mapping.amountBasis;
  const asOf = options.asOf ?? mapping.asOf;
  const issue = (path: string, expected: string, got: string, hint: string): Issue => ({ file, line: 0, column: 0, path, expected, got, hint });
  const issues: Issue[] = [];
  if (amountBasis === undefined) issues.push(issue('amountBasis', 'what the amounts are: acv, arr, tcv or mrr', 'nothing', '--amount-basis acv, or amountBasis in the mapping file'));
  if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) issues.push(issue('asOf', 'a calendar day, YYYY-MM-DD', JSON.stringify(asOf), 'for example 2024-06-30'));
  if (issues.length > 0) throw new ScenarioError(issues);
  return { ...mapping, amountBasis: amountBasis!, currency: options.currency ?? mapping.currency, knownTo: asOf === undefined ? undefined : dayNumber(asOf) + 1 };
}
