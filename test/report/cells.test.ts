import { describe, expect, it } from 'vitest';
import { shownColumns, type DataTable } from '../../src/report/document/data-table.ts';
import { formatsIn } from '../../src/report/document/formats.ts';
import { cellText, errorText } from '../../src/report/html/cell.ts';
import { tableHtml } from '../../src/report/html/table.ts';

const formats = formatsIn('USD');
const table: DataTable = {
  id: 'cells',
  title: 'Cells',
  columns: [
    { key: 'field', head: 'field', unit: 'text' },
    { key: 'share', head: 'share', unit: 'share' },
    { key: 'low', head: 'from', unit: 'share', error: { of: 'share', side: 'low' } },
    { key: 'high', head: 'to', unit: 'share', error: { of: 'share', side: 'high' } },
    { key: 'pay', head: 'pay', unit: 'USD' },
    { key: 'test', head: 'p', unit: 'p' },
  ],
  rows: [
    ['pools.ae.capacity', 0.9929, 0.986, 1, null, 0.0004],
    ['last safe: 2025-02-09', 0.9929, 0.9921, 0.9936, null, 0.314],
  ],
};

describe('a cell', () => {
  const [, share, test] = shownColumns(table);
  const texts = table.rows.map((row) => [cellText(formats, table, row, share), errorText(formats, table, row, share), cellText(formats, table, row, test)]);

  it('has the digits that its error leaves it, also near all', () => {
    expect(texts.map(([text, error]) => `${text}, ${error}`)).toEqual(['99.3 %, 98.6 % to 100.0 %', '99.29 %, 99.21 % to 99.36 %']);
  });

  it('says of a small p only that it is small', () => {
    expect(texts.map(([, , p]) => p)).toEqual(['< 0.01', '0.31']);
  });

  it('is not there where its column has nothing in it', () => {
    expect(shownColumns(table).map(({ column }) => column.key)).toEqual(['field', 'share', 'test']);
    expect(shownColumns({ ...table, rows: [] })).toHaveLength(4);
  });

  it('breaks a path between its words, and a day not at all', () => {
    const html = tableHtml(formats, table);
    expect(html).toContain('pools.<wbr>ae.<wbr>capacity');
    expect(html).toContain('last safe: <span class="s">2025-02-09</span>');
  });
});
