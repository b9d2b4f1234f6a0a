import { clean } from '../clean.ts';
import type { DataTable } from '../document/data-table.ts';

/**
 * Tables for the page's script, as JSON that no HTML can come out of: as data in a script element nothing but `</script`
 * and `<!--` could end or change it, so no `<` is left.
 */
export function dataJson(tables: readonly DataTable[]): string {
  const data = Object.fromEntries(tables.map(({ id, columns, rows }) => [id, { columns: columns.map(({ key }) => key), rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? clean(cell) : cell))) }]));
  return JSON.stringify({ tables: data }).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
