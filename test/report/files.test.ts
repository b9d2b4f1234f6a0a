// Tables as files: every figure comes back as it was, and no text is a formula.
import { parse } from 'csv-parse/sync';
import { tableFromIPC } from '@uwdata/flechette';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { DataTable } from '../../src/report/document/data-table.ts';
import { tablesOf } from '../../src/report/document/document.ts';
import { csvOf } from '../../src/report/files/csv.ts';
import { tableBytes } from '../../src/report/files/tables.ts';
import { harms, madeDocuments } from '../fixtures/report/documents.ts';

const table: DataTable = {
  id: 'made',
  title: 'Made',
  columns: [
    { key: 'name', head: 'name', unit: 'text' },
    { key: 'value', head: 'value', unit: 'USD' },
    { key: 'value.low', head: 'from', unit: 'USD', error: { of: 'value', side: 'low' } },
  ],
  rows: [['a, "b"', 0.1 + 0.2, null], ['-5', -5, 1e-300], ['  =1+1', 1e21, -0.5]],
};

const objects = (of: DataTable) => of.rows.map((row) => Object.fromEntries(row.map((cell, i) => [of.columns[i]!.key, cell])));
const all = [table, ...(await madeDocuments()).flatMap(tablesOf)];

describe('a table as a file', () => {
  it('is CSV with an apostrophe before what a spreadsheet would compute, and plain numbers', () => {
    expect(csvOf(table)).toBe('name,value,value.low\r\n"a, ""b""",0.30000000000000004,\r\n"\'-5",-5,1e-300\r\n"\'  =1+1",1e+21,-0.5\r\n');
  });

  it('has a cell that is no formula for each text that tries to be one', () => {
    const harmful = [...harms, '@SUM(A1)', '+1', '\t=1', '\r=1', '-cmd'];
    const cells = parse(csvOf({ ...table, columns: table.columns.slice(0, 1), rows: harmful.map((text) => [text]) })) as string[][];
    expect(cells).toHaveLength(harmful.length + 1);
    for (const [cell] of cells) expect(cell).not.toMatch(/^\s*[=+\-@]|[\p{Cc}\p{Cf}]/u);
  });

  it.each(all.map((each) => [each.id, each] as const))('comes back as it was from CSV, JSON, Arrow and Parquet: %s', async (_, each) => {
    const numbers = each.columns.map(({ unit }) => unit !== 'text' && unit !== 'date');
    const [, ...cells] = parse(csvOf(each)) as string[][];
    expect(cells.map((row) => row.map((cell, i) => (numbers[i] ? (cell === '' ? null : Number(cell)) : null)))).toEqual(each.rows.map((row) => row.map((cell, i) => (numbers[i] ? cell : null))));
    const json = JSON.parse(new TextDecoder().decode(await tableBytes(each, 'json'))) as { rows: unknown };
    expect(json.rows).toEqual(objects(each));
    expect(tableFromIPC(await tableBytes(each, 'arrow')).toArray()).toEqual(objects(each));
    const bytes = await tableBytes(each, 'parquet');
    expect(await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer })).toEqual(objects(each));
  });
});
