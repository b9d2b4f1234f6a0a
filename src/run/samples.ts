import { lineName } from '../record/metrics/entry.ts';
import { columnPeriod, type PlannedEntry } from '../record/plan.ts';
import { RunInputError } from './errors.ts';
import type { Simulation } from './simulation.ts';
import { writeAtomic } from './write-atomic.ts';

/** Rows that are made into text at once. */
const ROWS_PER_PART = 4096;

/**
 * Samples as columns: `trial`, counted from 0, then each metric's periods and its horizon, named
 * `bookings.new@FY25-Q1`, `bookings.new[segment=smb]@total`. A name begins with the metric's id, so that no spreadsheet
 * takes it for a formula.
 *
 * @param metrics ids, with their breakdowns; the core metrics when there are none
 * @throws RunInputError when samples of one of them were not kept
 */
export function sampleColumns({ recording }: Simulation, metrics: readonly string[] = []): Record<string, Int32Array | Float64Array> {
  const wanted = recording.plan.entries.filter(({ id, level }) => (metrics.length > 0 ? metrics.includes(id) : level === 'core'));
  const missing = wanted.filter(({ exactFirst }) => exactFirst < 0).map(({ id }) => id);
  if (missing.length > 0) {
    throw new RunInputError(`samples: ${[...new Set(missing)].join(', ')} were kept as histograms over ${recording.plan.trials} trials; ask for fewer trials, or for single metrics`);
  }
  const named = (entry: PlannedEntry) =>
    Array.from({ length: entry.columns }, (_, column) => [`${lineName(entry)}@${columnPeriod(recording.plan, entry, column)}`, recording.samples(entry, column)!] as const);
  return { trial: Int32Array.from({ length: recording.trials }, (_, trial) => trial), ...Object.fromEntries(wanted.flatMap(named)) };
}

/** The samples as CSV text, part by part; a missing value is an empty cell. */
export async function* samplesCsv(simulation: Simulation, metrics: readonly string[] = []): AsyncGenerator<string> {
  const { table } = await import('arquero');
  const columns = sampleColumns(simulation, metrics);
  const rows = table(columns);
  const format = Object.fromEntries(Object.keys(columns).map((name) => [name, (x: number) => (x === x ? x : null)]));
  const parts = Math.max(1, Math.ceil(rows.numRows() / ROWS_PER_PART));
  for (let part = 0; part < parts; part++) {
    yield rows.toCSV({ format, header: part === 0, limit: ROWS_PER_PART, offset: part * ROWS_PER_PART });
  }
}

/** The samples as an Arrow IPC file; a missing value is NaN. */
export async function samplesArrow(simulation: Simulation, metrics: readonly string[] = []): Promise<Uint8Array> {
  const { table } = await import('arquero');
  return table(sampleColumns(simulation, metrics)).toArrowIPC({ format: 'file' });
}

/**
 * Writes the samples to a file, by the ending of its name: `.csv` or `.arrow`.
 *
 * @throws RunInputError for any other ending, before anything is written; the system's error
 */
export async function writeSamples(path: string, simulation: Simulation, metrics: readonly string[] = []): Promise<void> {
  if (path.endsWith('.arrow')) return writeAtomic(path, [await samplesArrow(simulation, metrics)]);
  if (!path.endsWith('.csv')) throw new RunInputError(`samples: expected a name that ends in .csv or .arrow, got ${path}`);
  const parts: Uint8Array[] = [];
  for await (const part of samplesCsv(simulation, metrics)) parts.push(Buffer.from(part));
  writeAtomic(path, parts);
}
