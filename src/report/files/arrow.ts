import type { DataTable } from '../document/data-table.ts';
import { columnsOf } from './columns.ts';

/** A table as an Arrow IPC file: texts, and numbers as doubles; what is missing is null. */
export async function arrowOf(table: DataTable): Promise<Uint8Array> {
  const { columnFromArray, float64, tableFromColumns, tableToIPC, utf8 } = await import('@uwdata/flechette');
  const columns = columnsOf(table).map(({ name, isText, values }) => [name, columnFromArray(values as (string | number | null)[], isText ? utf8() : float64())] as const);
  const bytes = tableToIPC(tableFromColumns(columns as never), { format: 'file' });
  if (bytes === null) throw new RangeError(`arrow: ${table.id} has no bytes`);
  return bytes;
}
