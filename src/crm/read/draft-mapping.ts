import { stringify } from 'yaml';
import { printable } from '../../scenario/text/printable.ts';
import { readRecords } from '../csv/records.ts';
import { sourceName, type CrmSource } from '../csv/source.ts';
import { status } from '../history.ts';
import { findColumns, recognised, type Columns } from './columns.ts';
import { fields, neededFields } from './fields.ts';
import { usualMotionOf } from './motions.ts';
import { Outcomes } from './outcomes.ts';
import type { FileKind } from './quality.ts';
import type { CrmFiles } from './read-crm.ts';

const kinds = ['opportunities', 'stages', 'owners', 'accounts', 'subscriptions', 'products', 'snapshots'] as const;
const valuesKept = 200;
const samplesKept = 3;

interface Seen {
  readonly kind: FileKind;
  readonly file: string;
  readonly columns: Columns<string>;
  /** examples of each column, in the order of the headers */
  readonly samples: readonly (readonly string[])[];
  /** field → value → rows, for fields of few values */
  readonly values: Readonly<Record<string, ReadonlyMap<string, number>>>;
}

/**
 * Drafts a mapping file for exports: what was recognised, what is left over with examples, and the questions that only
 * people can answer (what amounts are, which record types are which business). The draft is a mapping once these are.
 */
export async function draftMapping(files: CrmFiles): Promise<string> {
  const seen: Seen[] = [];
  for (const kind of kinds) {
    const source = files[kind];
    const first = Array.isArray(source) ? (source as readonly CrmSource[])[0] : (source as CrmSource | undefined);
    if (first !== undefined) seen.push(await look(kind, first));
  }
  const deals = seen.find(({ kind }) => kind === 'opportunities' || kind === 'snapshots');
  const lines = [
    '# How this CRM writes things. Lines that begin with # say nothing; take the # away to state something.',
    'quotacastMapping: 1',
    '',
    '# What the amounts are: of a year (acv or arr), of the whole term (tcv), or of a month (mrr). There is no default.',
    'amountBasis: # acv, arr, tcv or mrr',
    '# termMonths: 12        # for tcv without a column for the term',
    '# currency: EUR         # with rates: { USD: 0.92 } where amounts come in several',
    '# asOf: 2024-06-30      # the day of the export',
    '# closedSince: 2022-01-01  # where the export leaves out deals that closed earlier',
    '# dates: dmy            # or mdy, where the file does not give it away',
    '# decimal: dot          # or comma',
    '# negativeCycles: refuse   # or zero: deals closed before they were created',
    '# cleanUpDays: noDecision  # or keep: losses of days on which old deals were closed in bulk',
    '',
    ...(deals ? [...motionLines(deals), ...outcomeLines(deals), ...snapshotLines(deals)] : []),
    'columns:',
    ...seen.flatMap(columnLines),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

async function look(kind: FileKind, source: CrmSource): Promise<Seen> {
  const file = sourceName(source);
  const early: string[][] = [];
  let columns: Columns<string> | undefined;
  let [samples, values]: [string[][], Record<string, Map<string, number>>] = [[], {}];
  const begin = (cells: readonly string[], line: number) => {
    columns = findColumns(kind, { file, line, cells }).columns;
    samples = cells.map(() => []);
    values = Object.fromEntries(['recordType', 'stage', 'status'].filter((field) => columns!.at[field] !== undefined).map((field) => [field, new Map<string, number>()]));
  };
  const take = (cells: readonly string[]) => {
    if (cells.length !== columns!.width) return;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at].trim();
      if (cell !== '' && samples[at].length < samplesKept && !samples[at].includes(cell)) samples[at].push(cell.slice(0, 40));
    }
    for (const [field, counts] of Object.entries(values)) {
      const value = cells[columns!.at[field]!].trim();
      if (counts.has(value) || counts.size < valuesKept) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  };
  await readRecords(source, {}, (cells, line) => {
    if (columns !== undefined) take(cells);
    else if (recognised(kind, cells) >= 2) begin(cells, line);
    else if (early.length < 20) early.push([...cells]);
  });
  if (columns === undefined) {
    const [header = [], ...rows] = early;
    begin(header, 1);
    for (const row of rows) take(row);
  }
  return { kind, file, columns: columns!, samples, values };
}

function motionLines({ values }: Seen): string[] {
  const types = [...(values['recordType'] ?? [])];
  if (types.every(([type]) => type === '')) return ['# Without record types all deals are one motion.', '# motions: { newBusiness: [] }', ''];
  const groups = new Map<string, string[]>();
  const open: string[] = [];
  for (const [type, count] of types) {
    const motion = usualMotionOf(type);
    if (motion === undefined) open.push(`  # ${text(type)}   # ${count} rows: which motion?`);
    else groups.set(motion, [...(groups.get(motion) ?? []), type]);
  }
  const lines = [...groups].map(([motion, list]) => `  ${motion}: [${list.map(text).join(', ')}]`);
  return [
    '# Which record types are which business; those that are none to learn from go to leaveOut.',
    lines.length > 0 ? 'motions:' : '# motions:',
    ...lines,
    ...open,
    '# leaveOut: []',
    '',
  ];
}

function outcomeLines({ values }: Seen): string[] {
  const outcomes = new Outcomes();
  const field = values['status'] ? 'status' : 'stage';
  const words = [...(values[field] ?? new Map<string, number>())].filter(([word]) => word !== '');
  const named = (which: number) => words.filter(([word]) => outcomes.of(word) === which).map(([word]) => text(word));
  const stages = [...(values['stage'] ?? new Map<string, number>()).keys()].filter((word) => word !== '' && (outcomes.of(word) ?? status.open) === status.open);
  const unknown = values['status'] ? words.filter(([word]) => outcomes.of(word) === undefined) : [];
  return [
    ...(stages.length > 0 ? ['# Open stages in the order of the funnel; without it the order is that in which deals pass them.', `# stages: [${stages.map(text).join(', ')}]`, ''] : []),
    `# Words of the ${field} column; those below are recognised.`,
    '# outcomes:',
    ...(['open', 'won', 'lost', 'noDecision'] as const).map((name) => `#   ${name}: [${named(status[name]).join(', ')}]`),
    ...unknown.map(([word, count]) => `#   not known: ${text(word)} (${count} rows)`),
    '',
  ];
}

function snapshotLines({ kind }: Seen): string[] {
  if (kind !== 'snapshots') return [];
  return ['# wonWhenFilled: a column that is filled in when a deal is won', '# disappeared: lost     # or noDecision: an open deal that is shown no more', ''];
}

function columnLines({ kind, file, columns, samples }: Seen): string[] {
  const examples = (at: number): string => (samples[at].length === 0 ? 'empty' : samples[at].map((sample) => JSON.stringify(sample)).join(', '));
  const known = Object.entries(columns.at as Record<string, number>).map(([field, at]) => `    ${field}: ${text(columns.headers[at])}   # ${examples(at)}`);
  const missing = Object.keys(fields[kind]).filter((field) => columns.at[field] === undefined);
  const needed = missing.filter((field) => (neededFields[kind] as readonly string[]).includes(field));
  const unused = columns.headers.flatMap((header, at) => (columns.unused.includes(header) ? [`    # ${text(header)}: ${examples(at)}`] : []));
  return [
    `  # ${file}`,
    `  ${kind}:${known.length === 0 ? ' {}' : ''}`,
    ...known,
    ...needed.map((field) => `    # ${field}:   # needed: which column?`),
    ...(missing.length > needed.length ? [`    # fields without a column: ${missing.filter((field) => !needed.includes(field)).join(', ')}`] : []),
    ...(unused.length > 0 ? ['    # columns that are not used:', ...unused] : []),
  ];
}

// quoted where YAML would read something else
const text = (value: string): string => stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trim();
