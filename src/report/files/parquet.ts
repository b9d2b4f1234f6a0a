import type { DataTable } from '../document/data-table.ts';
import { columnsOf } from './columns.ts';

/** A table as a Parquet file: texts, and numbers as doubles; what is missing is null. */
export async function parquetOf(table: DataTable): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = columnsOf(table).map(({ name, isText, values }) => ({ name, data: [...values], type: isText ? ('STRING' as const) : ('DOUBLE' as const), nullable: true }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
