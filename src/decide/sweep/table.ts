import { lineName } from '../../record/metrics/entry.ts';
import type { Sweep, SweepMetric, SweepRow } from './schema.ts';

type Cell = string | number | null;

/** What the table has of each metric, after its line's name: `bookings.new difference`. */
const figures: readonly (readonly [name: string, of: (metric: SweepMetric) => Cell])[] = [
  ['mean', ({ level }) => level.mean],
  ['p10', ({ level }) => level.p10],
  ['p50', ({ level }) => level.p50],
  ['p90', ({ level }) => level.p90],
  ['difference', ({ mean }) => mean.value],
  ['difference lo', ({ mean }) => mean.lo],
  ['difference hi', ({ mean }) => mean.hi],
  ['better in', ({ better, beats }) => (better === null ? null : beats.p)],
  ['verdict', ({ verdict }) => verdict],
];

/** A row per variant, the base first: its name, what was set, its figures, its error. */
export function sweepColumns({ base, rows }: Pick<Sweep, 'base' | 'rows'>): Record<string, Cell[]> {
  const all = [base, ...rows];
  const paths = [...new Set(rows.flatMap(({ settings }) => Object.keys(settings)))];
  const lines = base.metrics.map(lineName);
  const figure = (row: SweepRow, line: string, of: (metric: SweepMetric) => Cell) => {
    const metric = row.metrics.find((each) => lineName(each) === line);
    return metric === undefined ? null : of(metric);
  };
  return Object.fromEntries<Cell[]>([
    ['variant', all.map(({ name }) => name)],
    ['isBase', all.map((row) => (row === base ? 1 : 0))],
    ...paths.map((path) => [path, columnOf(all.map(({ settings }) => settings[path] ?? null))] as [string, Cell[]]),
    ...lines.flatMap((line) => figures.map(([name, of]) => [`${line} ${name}`, all.map((row) => figure(row, line, of))] as [string, Cell[]])),
    ['error', all.map(({ error }) => error)],
  ]);
}

/** Numbers where all values that are set are numbers. */
function columnOf(values: readonly (string | null)[]): Cell[] {
  const isNumeric = values.every((value) => value === null || /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value));
  return values.map((value) => (value === null || !isNumeric ? value : Number(value)));
}

/** The table as CSV text; a text that a spreadsheet would take for a formula begins with an apostrophe. */
export async function sweepCsv(sweep: Pick<Sweep, 'base' | 'rows'>): Promise<string> {
  const { table } = await import('arquero');
  const columns = Object.entries(sweepColumns(sweep)).map(([name, cells]) => [inert(name), cells.map((cell) => (typeof cell === 'string' ? inert(cell) : cell))] as const);
  return table(Object.fromEntries(columns)).toCSV();
}

/** The table as an Arrow IPC file. */
export async function sweepArrow(sweep: Pick<Sweep, 'base' | 'rows'>): Promise<Uint8Array> {
  const { table } = await import('arquero');
  return table(sweepColumns(sweep)).toArrowIPC({ format: 'file' });
}

const inert = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
