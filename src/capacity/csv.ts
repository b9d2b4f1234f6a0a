import type { Capacity } from './schema.ts';

type Cell = string | number | null;

/** The table in columns: what a row is, its periods, its years, its total, and the simulated means where there are any. */
export function capacityColumns({ lines, periods, years, run }: Pick<Capacity, 'lines' | 'periods' | 'years' | 'run'>): Record<string, Cell[]> {
  const column = (of: (line: Capacity['lines'][number]) => Cell) => lines.map(of);
  const several = years.length > 1 ? years.map((year, y) => [year, column((line) => line.years[y])] as const) : [];
  const simulated = run === null ? [] : [...periods.map(({ id }, t) => [`${id} simulated`, column((line) => line.simulated?.periods[t].mean ?? null)] as const), ['total simulated', column((line) => line.simulated?.total.mean ?? null)] as const];
  return Object.fromEntries<Cell[]>([
    ['line', column(({ id }) => id)],
    ['pool', column(({ pool }) => pool)],
    ['of', column(({ of }) => of)],
    ['unit', column(({ unit }) => unit)],
    ...periods.map(({ id }, t) => [id, column((line) => line.periods[t])] as const),
    ...several,
    ['total', column(({ total }) => total)] as const,
    ...simulated,
  ]);
}

/** The table as CSV text. Names begin with a letter, so that no cell is taken for a formula. */
export async function capacityCsv(capacity: Pick<Capacity, 'lines' | 'periods' | 'years' | 'run'>): Promise<string> {
  const { table } = await import('arquero');
  return table(capacityColumns(capacity)).toCSV();
}
