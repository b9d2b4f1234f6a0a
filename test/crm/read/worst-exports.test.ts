import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { status } from '../../../src/crm/history.ts';
import { day, finding, read, refusal } from './support.ts';

/*
 * Exports as they should not be. Each is refused with a message that says where, or read in the way documented, and
 * nothing is made up: what is not in the file is not in the history.
 */

const header = 'Id,Owner,Stage,Amount,Created Date,Close Date';
const deal = (n: number, stage = 'Closed Won') => `D${n},Ada,${stage},${1000 + n},2024-01-${String((n % 28) + 1).padStart(2, '0')},2024-03-${String((n % 28) + 1).padStart(2, '0')}`;
const deals = (count: number, stage?: (n: number) => string) => [header, ...Array.from({ length: count }, (_, n) => deal(n, stage?.(n) ?? (n % 2 === 0 ? 'Closed Won' : 'Closed Lost')))];
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const opportunities = (lines: readonly string[]) => ({ opportunities: text(lines) });

describe('the worst exports', () => {
  it('an empty file, and headers without rows', async () => {
    expect(await refusal({ opportunities: '' })).toBe('opportunities.csv:1:1: expected a line of headers, got an empty file');
    expect(await refusal(opportunities([header]))).toBe('opportunities.csv:1:1: expected rows of opportunities below the header, got none');
  });

  it('deals that are all open: nothing can be learnt, and it is said', async () => {
    const { history, quality } = await read(opportunities(deals(30, () => 'Proposal')));
    expect(history.opportunities.status.every((how) => how === status.open)).toBe(true);
    expect(history.opportunities.closed.every(Number.isNaN)).toBe(true);
    expect(finding(quality, 'allOpen')?.text).toContain('neither win rates nor durations can be learnt');
  });

  it('no losses, or no wins', async () => {
    expect(finding((await read(opportunities(deals(30, () => 'Closed Won')))).quality, 'noLosses')?.level).toBe('warning');
    expect(finding((await read(opportunities(deals(30, () => 'Closed Lost')))).quality, 'noWins')?.level).toBe('warning');
  });

  it('one rep', async () => {
    expect(finding((await read(opportunities(deals(30)))).quality, 'oneOwner')).toMatchObject({ count: 30 });
  });

  it('ragged rows: refused one by one, the others stay', async () => {
    const lines = deals(20);
    lines[5] = 'D4,Ada,Closed Won';
    lines[9] += ',surplus,cells';
    const { history, quality } = await read(opportunities(lines));
    expect(history.opportunities.count).toBe(18);
    expect(quality.refused.rows).toEqual([
      { file: 'opportunities.csv', line: 6, reason: '6 cells expected, as in the header: got 3' },
      { file: 'opportunities.csv', line: 10, reason: '6 cells expected, as in the header: got 8' },
    ]);
    // a last row that breaks off is no footer
    expect((await read(opportunities([...deals(20), 'D99,Ada,Closed Won,5']))).quality.refused.rows[0]).toMatchObject({ line: 22 });
  });

  it('a byte order mark, and CRLF', async () => {
    const { history } = await read({ opportunities: `\ufeff${deals(20).join('\r\n')}\r\n` });
    expect([history.opportunities.count, history.opportunities.id.at(0)]).toEqual([20, 'D0']);
  });

  it('semicolons and decimal commas', async () => {
    const lines = ['Id;Stage;Amount;Created Date;Close Date', 'a;Closed Won;1.234,50;31.01.2024;13.02.2024', 'b;Closed Lost;"12.000";01.02.2024;05.02.2024', 'c;Offen;7,25;01.02.2024;'];
    const { history, quality } = await read(opportunities(lines));
    expect([...history.opportunities.amount]).toEqual([1234.5, 12_000, 7.25]);
    expect(history.opportunities.created[1]).toBe(day('2024-02-01'));
    expect(quality.files[0]).toMatchObject({ delimiter: ';', decimal: 'comma', dates: { 'DD.MM.YYYY': 5 } });
  });

  it('numbers that contradict each other, or say too little', async () => {
    const amounts = (...cells: string[]) => opportunities([header, ...cells.map((cell, n) => `D${n},Ada,Closed Won,"${cell}",2024-01-01,2024-02-01`)]);
    expect(await refusal(amounts('1.234,50', '1,234.50'))).toBe('opportunities.csv:3:1: expected one decimal mark in all amounts, got 1,234.50 on line 3 and 1.234,50 on line 2 (state decimal: dot or decimal: comma in the mapping file)');
    expect(await refusal(amounts('12,500', '7'))).toContain('12,500, which may be thousands or decimals');
    expect([...(await read(amounts('12,500', '1,250', '125,000'))).history.opportunities.amount]).toEqual([12_500, 1250, 125_000]);
    expect([...(await read(amounts('12,500', '1.5'))).history.opportunities.amount]).toEqual([12_500, 1.5]);
    expect([...(await read(amounts('$ 1,200.00', '(5)', '1 200.50 USD', "1'000.00", 'about 5'))).history.opportunities.amount]).toEqual([1200, 1200.5, 1000]);
  });

  it('100,000 identical rows count once', async () => {
    const { history, quality } = await read(opportunities([header, ...Array.from({ length: 100_000 }, () => deal(1))]));
    expect([history.opportunities.count, quality.files[0].duplicates, quality.refused.count]).toEqual([1, 99_999, 0]);
  });

  it('one id with different values: the first row counts, the others are named', async () => {
    const { history, quality } = await read(opportunities([header, deal(1), 'D1,Ada,Closed Lost,7,2024-01-01,2024-02-02', deal(2)]));
    expect([...history.opportunities.amount]).toEqual([1001, 1002]);
    expect(quality.refused.rows).toEqual([{ file: 'opportunities.csv', line: 3, reason: 'an id that an earlier row has with other values: "D1" on line 2' }]);
  });

  it('formulas, markup and control characters in names: text, and nothing else', async () => {
    const names = ['=cmd|\'/c calc\'!A1', '<script>alert(1)</script>', '../../etc/passwd', '\u202eevil', '__proto__', 'constructor'];
    const lines = [header, ...names.map((name, n) => `D${n},"${name}",Closed Won,1,2024-01-01,2024-02-01`)];
    const { history } = await read(opportunities(lines));
    expect(history.names.owners).toEqual(names);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('days in three formats', async () => {
    const lines = [header, 'a,A,Closed Won,1,2024-01-31,2024-03-01T10:00:00Z', 'b,A,Closed Won,1,31 Jan 2024,"Mar 1, 2024"', 'c,A,Closed Won,1,01/31/2024,3/1/2024 1:30 PM'];
    const { history, quality } = await read(opportunities(lines));
    expect([...history.opportunities.created]).toEqual(Array.from({ length: 3 }, () => day('2024-01-31')));
    expect(Array.from(history.opportunities.closed, (at) => Math.round((at - day('2024-03-01')) * 1440))).toEqual([600, 0, 810]);
    expect(quality.files[0].dates).toEqual({ 'YYYY-MM-DD': 1, 'YYYY-MM-DD hh:mm': 1, 'D MMM YYYY': 1, 'MMM D, YYYY': 1, 'MM/DD/YYYY': 1, 'MM/DD/YYYY hh:mm': 1 });
  });

  it('days whose order contradicts itself, or cannot be told', async () => {
    const days = (...cells: string[]) => opportunities([header, ...cells.map((cell, n) => `D${n},Ada,Proposal,1,${cell},`)]);
    expect(await refusal(days('31/01/2024', '01/31/2024'))).toBe('opportunities.csv:3:1: expected one order of day and month in all dates, got 31/01/2024 on line 2 and 01/31/2024 on line 3 (state dates: dmy or dates: mdy in the mapping file)');
    expect(await refusal(days('01/02/2024', '03/04/2024'))).toContain('01/02/2024, and no day above 12 anywhere');
    const stated = { ...days('01/02/2024', '03/04/2024'), mapping: 'quotacastMapping: 1\ndates: dmy\n' };
    expect((await read(stated)).history.opportunities.created[0]).toBe(day('2024-02-01'));
    const { quality } = await read(days('2023-02-29', '31.04.2024', '2024-02-29', '45321', '0001-01-01', '9999-12-31', '2024-01-00', '2024-01-01T24:00:00', '2024-1b-01'));
    expect(quality.refused.rows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'created: no such day: "2023-02-29"'],
      [3, 'created: no such day: "31.04.2024"'],
      [5, 'created: no such day: "45321"'],
      [6, 'created: no such day: "0001-01-01"'],
      [7, 'created: no such day: "9999-12-31"'],
      [8, 'created: no such day: "2024-01-00"'],
      [9, 'created: no such day: "2024-01-01T24:00:00"'],
      [10, 'created: no such day: "2024-1b-01"'],
    ]);
  });

  it('titles above and footers below', async () => {
    const lines = ['Won deals of the year', 'As of 2024-06-30', ...deals(20), 'Grand Totals (20 records),,,,,', '', 'Confidential Information - Do Not Distribute', 'Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved.'];
    const { history, quality } = await read(opportunities(lines));
    expect(history.opportunities.count).toBe(20);
    expect(quality.files[0]).toMatchObject({ headerLine: 3, footerLines: 3, refused: 0 });
  });

  it('other encodings, NUL, archives', async () => {
    const plain = text(deals(5));
    expect(await refusal({ opportunities: Buffer.from(`\ufeff${plain}`, 'utf16le') })).toBe('opportunities.csv:1:1: expected a CSV file in UTF-8, got UTF-16 (export it again as CSV (UTF-8))');
    expect(await refusal({ opportunities: Buffer.from(plain, 'utf16le') })).toContain('got a NUL character');
    expect(await refusal({ opportunities: Buffer.from(plain.replace('D3,Ada', 'D3,Zo\u00eb'), 'latin1') })).toBe('opportunities.csv:5:1: expected a CSV file in UTF-8, got bytes that are no UTF-8 (export it again as CSV (UTF-8))');
    expect(await refusal({ opportunities: Buffer.from('PK\u0003\u0004workbook') })).toContain('got a zip archive or a workbook');
    expect((await read({ opportunities: gzipSync(plain) })).quality.files[0]).toMatchObject({ isGzip: true, taken: 5 });
    expect(await refusal({ opportunities: gzipSync(plain).subarray(0, 60) })).toContain('got a damaged gzip file');
  });

  it('an open quote, a quote in the wrong place', async () => {
    const lines = deals(20);
    lines[7] = 'D6,"Ada,Closed Won,1,2024-01-01,2024-02-01';
    expect(await refusal(opportunities(lines))).toBe('opportunities.csv:8:1: expected a closing quote, got the end of the file (a quote opened in the row that begins here is never closed)');
    lines[7] = 'D6,"Ada" Lovelace,Closed Won,1,2024-01-01,2024-02-01';
    expect(await refusal(opportunities(lines))).toContain('opportunities.csv:8:1: expected a delimiter or the end of the line after a closing quote');
  });

  it('a header twice, a reserved header, no header that is needed', async () => {
    expect(await refusal(opportunities([`${header},Amount`, `${deal(1)},5`]))).toBe('opportunities.csv:1:47 amount: expected each header once, got a second "Amount"');
    expect(await refusal(opportunities([`${header},__proto__`, `${deal(1)},5`]))).toBe('opportunities.csv:1:47: expected another header, got the reserved name "__proto__"');
    expect(await refusal(opportunities(['a,b,c', '1,2,3']))).toContain('opportunities.csv:1:1 id: expected a column for id, got the headers "a, b, c"');
    // columns that nobody uses may be called what they like
    expect((await read(opportunities([`${header},Note,Note`, `${deal(1)},x,y`]))).history.opportunities.count).toBe(1);
  });

  it('what cannot have happened: closed before created, in the future, without a close day', async () => {
    const lines = [...deals(10), 'x,Ada,Closed Won,5,2024-02-10,2024-02-01', 'y,Ada,Closed Won,5,2024-02-10,2042-01-01', 'z,Ada,Closed Lost,5,2024-02-10,', 'w,Ada,Closed Won,-5,2024-02-10,2024-02-11', 'v,Ada,Proposal,5,,'];
    const { quality } = await read(opportunities(lines), { amountBasis: 'acv', asOf: '2024-06-30' });
    expect(quality.refused.rows.map(({ line, reason }) => [line, reason])).toEqual([
      [14, 'closed, but without a close day'],
      [15, 'amount: negative: "-5"'],
      [16, 'created: no day'],
      [12, 'closed before it was created: 2024-02-01 before 2024-02-10'],
      [13, 'closed after the history ends (2024-06-30): 2042-01-01'],
    ]);
    expect(finding(quality, 'negativeCycles')?.text).toContain('1 of them won');
    const kept = await read({ ...opportunities(lines), mapping: 'quotacastMapping: 1\nnegativeCycles: zero\n' }, { amountBasis: 'acv', asOf: '2024-06-30' });
    expect(kept.history.opportunities.count).toBe(11);
    expect(kept.history.opportunities.closed[10]).toBe(day('2024-02-10'));
  });

  it('currencies mixed, with and without rates; amounts of which nobody says what they are', async () => {
    const lines = ['Id,Stage,Amount,Currency,Created Date,Close Date', 'a,Closed Won,100,EUR,2024-01-01,2024-02-01', 'b,Closed Won,100,USD,2024-01-01,2024-02-01', 'c,Closed Lost,,USD,2024-01-01,2024-02-01'];
    expect(await refusal(opportunities(lines))).toBe('opportunities.csv:2:1 currency: expected one currency, got "EUR" (1 rows) (currency: EUR and rates: { "EUR": 0.9 } in the mapping file)\nopportunities.csv:3:1 currency: expected one currency, got "USD" (1 rows) (currency: EUR and rates: { "USD": 0.9 } in the mapping file)');
    const { history, quality } = await read({ ...opportunities(lines), mapping: 'quotacastMapping: 1\ncurrency: EUR\nrates: { USD: 0.5 }\n' });
    expect([...history.opportunities.amount]).toEqual([100, 50, NaN]);
    expect(finding(quality, 'currencies')).toMatchObject({ count: 1, of: 2 });
    expect(await refusal(opportunities(deals(3)), {})).toBe('CRM export amountBasis: expected what the amounts are: acv, arr, tcv or mrr, got nothing (--amount-basis acv, or amountBasis in the mapping file)');
    expect([...(await read(opportunities(deals(2)), { amountBasis: 'mrr' })).history.opportunities.amount]).toEqual([12_000, 12_012]);
    expect(await refusal(opportunities(deals(2)), { amountBasis: 'tcv' })).toContain('termMonths: expected a term for total contract values, got neither a column nor a constant');
    const terms = ['Id,Stage,Amount,Term,Created Date,Close Date', 'a,Closed Won,300,36,2024-01-01,2024-02-01', 'b,Closed Won,300,,2024-01-01,2024-02-01'];
    expect([...(await read(opportunities(terms), { amountBasis: 'tcv' })).history.opportunities.amount]).toEqual([100, NaN]);
  });

  it('record types: the usual ones are known, others are listed and refused', async () => {
    const lines = ['Id,Record Type,Stage,Amount,Created Date,Close Date', 'a,New Business,Closed Won,1,2024-01-01,2024-02-01', 'b,Pilot,Closed Won,1,2024-01-01,2024-02-01', 'c,Renewal,Closed Lost,1,2024-01-01,2024-02-01', 'd,Pilot,Closed Won,1,2024-01-01,2024-02-01'];
    expect(await refusal(opportunities(lines))).toBe('opportunities.csv:3:1 recordType: expected a record type that the mapping gives to a motion, or leaves out, got "Pilot" (2 rows) (motions: { newBusiness: ["Pilot"] }, or leaveOut: ["Pilot"])');
    const mapped = await read({ ...opportunities(lines), mapping: 'quotacastMapping: 1\nmotions: { newBusiness: [New Business], renewals: [Renewal] }\nleaveOut: [Pilot]\n' });
    expect([mapped.history.names.motions, [...mapped.history.opportunities.motion]]).toEqual([['newBusiness', 'renewals'], [0, 1]]);
    expect(finding(mapped.quality, 'leftOut')).toMatchObject({ count: 2, of: 4 });
  });

  it('a status that nobody knows is refused, and named', async () => {
    const lines = ['Id,Status,Amount,Created Date,Close Date', 'a,Won,1,2024-01-01,2024-02-01', 'b,Parked,1,2024-01-01,2024-02-01'];
    expect((await read(opportunities(lines))).quality.refused.rows[0].reason).toBe('a status that is not known: "Parked"');
    expect((await read({ ...opportunities(lines), mapping: 'quotacastMapping: 1\noutcomes: { noDecision: [Parked] }\n' })).history.opportunities.status[1]).toBe(status.noDecision);
    expect(await refusal(opportunities(['Id,Status,Amount,Created Date,Close Date', 'b,Parked,1,2024-01-01,2024-02-01']))).toBe('opportunities.csv:2:1: expected at least one row that can be read, got 1 of 1 refused: "a status that is not known"');
  });

  it('rows, cells and files beyond the limits', async () => {
    expect(await refusal(opportunities([header, `D1,"${'x'.repeat(2_000_000)}",Closed Won,1,2024-01-01,2024-02-01`]))).toBe('opportunities.csv:2: a row may have at most 1048576 bytes: is a quote left open?');
    expect(await refusal(opportunities([Array.from({ length: 1001 }, (_, k) => `c${k}`).join(','), '']))).toContain('expected at most 1000 columns, got 1001');
    // hostile to slow patterns, and harmless
    const slow = 'a'.repeat(50_000);
    const { quality } = await read(opportunities([...deals(3), `q,${slow},Closed Won,${slow},2024-01-01,2024-02-01`, `r,A,Closed Won,1,${slow},2024-02-01`, `s,A,Closed Won,${'1,'.repeat(25)}x,2024-01-01,2024-02-01`]));
    expect(quality.refused.count).toBe(3);
  });

  it('ids stay text: zeros in front, and those that differ by case alone', async () => {
    const lines = [header, '00123,Ada,Closed Won,1,2024-01-01,2024-02-01', '123,Ada,Closed Won,1,2024-01-01,2024-02-01', '006Qc000000000a,Ada,Closed Won,1,2024-01-01,2024-02-01', '006Qc000000000A,Ada,Closed Won,1,2024-01-01,2024-02-01', '006Qc000000000AIAU,Ada,Closed Won,1,2024-01-01,2024-02-01'];
    const { history } = await read(opportunities(lines));
    expect([...history.opportunities.id]).toEqual(['00123', '123', '006Qc000000000a', '006Qc000000000A', '006Qc000000000AIAU']);
    const { quality } = await read({ ...opportunities(lines.slice(0, 5)), stages: 'OpportunityId,StageName,CreatedDate\n006Qc000000000AIAQ,Discovery,2024-01-01\n006Qc000000000aIAA,Discovery,2024-01-02\n006QC000000000A,Discovery,2024-01-02\n' });
    expect(quality.refused.rows.map(({ line }) => line)).toEqual([4]);
  });
});
