import type { DataTable } from '../document/data-table.ts';
import { csvOf } from './csv.ts';
import { jsonOf } from './json.ts';

/** Forms that a table can be written in, by the ending of the file. */
export const tableForms = ['csv', 'json', 'arrow', 'parquet'] as const;
export type TableForm = (typeof tableForms)[number];

export async function tableBytes(table: DataTable, form: TableForm): Promise<Uint8Array> {
  if (form === 'arrow') return (await import('./arrow.ts')).arrowOf(table);
  if (form === 'parquet') return (await import('./parquet.ts')).parquetOf(table);
  return new TextEncoder().encode(form === 'csv' ? csvOf(table) : jsonOf(table));
}
