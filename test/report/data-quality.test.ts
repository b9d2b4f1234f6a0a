import { describe, expect, it } from 'vitest';
import { readCrm } from '../../src/crm/read/read-crm.ts';
import { dataQuality } from '../../src/report/text/crm/data-quality.ts';
import { pageOf } from '../../src/report/text/page.ts';

const lines = [
  'Sales of the year',
  'Id;Owner;Stage;Amount;Created Date;Close Date',
  ...Array.from({ length: 30 }, (_, n) => `D${n};Ada;${n % 2 ? 'Closed Won' : 'Closed Lost'};"${n + 1}.000,50";0${(n % 9) + 1}.01.2024;1${n % 9}.03.2024`),
  'x;\u001b[31mEve;Closed Won;5;2024-02-10;2024-02-01',
  'Grand Totals (31 records)',
];

describe('the data-quality report', () => {
  it('says how files were read, which rows were refused, and what to check, within the page', async () => {
    const { quality } = await readCrm({ opportunities: { name: 'deals.csv', bytes: new TextEncoder().encode(lines.join('\n')) } }, { amountBasis: 'acv' });
    const text = dataQuality(quality, pageOf('EUR', { width: 60 }));
    expect(text.every((line) => line.length <= 60 && !line.includes('\u001b'))).toBe(true);
    expect(text.join('\n')).toBe(`
Data read
                 rows  taken  refused  twice  footer
  opportunities    31     31        0      0       1
  deals.csv: semicolons; decimal comma; DD.MM.YYYY (60);
  YYYY-MM-DD (2); header on line 2

Rows refused
  1 closed before it was created (first: deals.csv:33)
  deals.csv:33: closed before it was created: 2024-02-01
    before 2024-02-10

Check before trusting the results
  1 of 31 deals closed before they were created, 1 of them
    won (of 16 wins); refused

Handled, or for information
  the day of the export is not stated: taken as the last day
    on which something happened
  30 of 30 deals belong to one owner: how people differ
    cannot be learnt`);
  });
});
