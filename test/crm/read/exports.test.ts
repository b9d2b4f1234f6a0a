import { describe, expect, it } from 'vitest';
import { asOf } from '../../../src/crm/as-of.ts';
import { status } from '../../../src/crm/history.ts';
import { draftMapping } from '../../../src/crm/read/draft-mapping.ts';
import { readMapping } from '../../../src/crm/read/mapping.ts';
import { day, finding, read, refusal } from './support.ts';

const bytes = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

describe('exports of CRMs are recognised', () => {
  it('Salesforce: API names, a flag for closed and won, a history of fields, hire dates, accounts by id', async () => {
    const { history, quality } = await read(
      {
        opportunities: [
          'Id,Name,OwnerId,AccountId,StageName,Amount,CurrencyIsoCode,CreatedDate,CloseDate,IsClosed,IsWon,ForecastCategoryName,LeadSource,Loss_Reason__c',
          '006Qc0000000001,Ada,005Qc0000000001,001Qc0000000001,Signed,5000,EUR,2024-01-02T09:00:00.000Z,2024-02-20,true,true,Closed,Web,',
          '006Qc0000000002,Ben,005Qc0000000001,001Qc0000000002,Dead,7000,EUR,2024-01-03T09:00:00.000Z,2024-02-01,true,false,Omitted,Web,No Decision',
          '006Qc0000000003,Cem,005Qc0000000002,,Proposal,9000,EUR,2024-01-04T09:00:00.000Z,2024-12-01,false,false,Best Case,Event,',
        ].join('\n'),
        stages: [
          'OpportunityId,Field,OldValue,NewValue,CreatedDate',
          '006Qc0000000001,StageName,,Discovery,2024-01-02T09:00:00.000Z',
          '006Qc0000000001,Amount,4000,5000,2024-01-05T09:00:00.000Z',
          '006Qc0000000001,StageName,Discovery,Proposal,2024-01-20T12:00:00.000Z',
          '006Qc0000000003,StageName,,Discovery,2024-01-04T09:00:00.000Z',
          '006Qc0000000003,StageName,Discovery,Proposal,2024-03-01T00:00:00.000Z',
        ].join('\n'),
        owners: 'Id,Full Name,Start Date\n005Qc0000000001,Ada L,2020-05-01\n005Qc0000000002,Bob M,',
        accounts: 'Id,Account Name,Segment\n001Qc0000000001,Acme,smb\n001Qc0000000002,Zeta,enterprise',
      },
      { amountBasis: 'arr', asOf: '2024-06-30' },
    );
    const { opportunities, names, visits, owners } = history;
    expect([...opportunities.status]).toEqual([status.won, status.noDecision, status.open]);
    expect([...opportunities.forecastCategory]).toEqual([-1, -1, 2]);
    expect(opportunities.expectedClose[2]).toBe(day('2024-12-01'));
    expect(names.stages).toEqual(['Discovery', 'Proposal']);
    expect([...visits.first]).toEqual([0, 2, 2, 4]);
    expect([owners.hired[0], owners.hired[1]]).toEqual([day('2020-05-01'), NaN]);
    expect(Array.from(opportunities.segment, (k) => names.segments[k])).toEqual(['smb', 'enterprise', undefined]);
    expect([history.currency, finding(quality, 'withoutStages')?.count]).toEqual(['EUR', 1]);
  });

  it('HubSpot: one column for each stage, a flag for won and one for closed', async () => {
    const { history } = await read({
      opportunities: [
        'Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Deal Type,Deal owner,"Date entered ""Appointment (Sales Pipeline)""","Date entered ""Contract (Sales Pipeline)""","Date entered ""Closed Won (Sales Pipeline)"""',
        '101,a,Closed Won,100,2024-01-01 10:00,2024-02-01 12:00,newbusiness,Ada,2024-01-01 10:00,2024-01-15 10:00,2024-02-01 12:00',
        '102,b,Contract,200,2024-01-05 10:00,2024-09-01 00:00,newbusiness,Ada,2024-01-05 10:00,2024-02-03 00:00,',
      ].join('\n'),
    });
    expect([...history.opportunities.status]).toEqual([status.won, status.open]);
    expect(history.names.stages).toEqual(['Appointment', 'Contract']);
    expect([...history.visits.first]).toEqual([0, 2, 4]);
    expect(history.visits.entered[3]).toBe(day('2024-02-03'));
    expect(history.names.motions).toEqual(['newBusiness']);
  });

  it('a close day without a time takes the time of the stage history, on that very day only', async () => {
    const deals = 'Id,Stage,Amount,Created Date,Close Date\na,Closed Won,1,2024-01-01T00:00:00,2024-02-01\nb,Closed Won,1,2024-01-01T06:00:00,2024-02-01\n';
    const { history } = await read({ opportunities: deals, stages: 'Opportunity ID,To Stage,Created Date\na,Closed Won,2024-02-01T18:00:00\nb,Closed Won,2024-02-03T18:00:00\n' });
    expect([...history.opportunities.closed]).toEqual([day('2024-02-01') + 0.75, day('2024-02-01')]);
    expect(history.resolutionDays).toBe(0);
  });

  it('contracts: what follows within 45 days is the renewal, what does not has ended', async () => {
    const { history } = await read(
      {
        opportunities: 'Id,Stage,Amount,Created Date,Close Date\na,Closed Won,1,2022-01-01,2022-02-01\n',
        subscriptions: ['Account ID,Start Date,End Date,MRR', 'A,2022-01-01,2022-12-31,10', 'A,2023-01-01,2023-12-31,12', 'A,2024-01-01,2024-12-31,12', 'B,2022-01-01,2022-12-31,5', 'C,2023-05-31,2024-05-30,5'].join('\n'),
      },
      { amountBasis: 'mrr', asOf: '2024-06-15' },
    );
    const { renewed, amount, nextAmount, end } = history.subscriptions;
    expect([...amount]).toEqual([120, 144, 144, 60, 60]);
    // the last one ended two weeks ago: too early to say
    expect([...renewed]).toEqual([1, 1, -1, 0, -1]);
    expect([...nextAmount]).toEqual([144, 144, NaN, NaN, NaN]);
    expect(end[0]).toBe(day('2023-01-01'));
  });

  it('deals that closed before a day are missing: found where chance alone cannot explain it', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => ({ id: n, created: Math.floor(n / 3), closed: Math.floor(n / 3) + 5 + ((n * 7) % 60), won: n % 3 === 0 }));
    const date = (n: number) => new Date((19_000 + n) * 86_400_000).toISOString().slice(0, 10);
    const csv = (kept: typeof rows) => ['Id,Stage,Amount,Created Date,Close Date', ...kept.map(({ id, created, closed, won }) => `d${id},${won ? 'Closed Won' : 'Closed Lost'},1,${date(created)},${date(closed)}`)].join('\n');
    const whole = await read({ opportunities: csv(rows) });
    expect(whole.history.closesFrom).toBe(-Infinity);
    const cut = await read({ opportunities: csv(rows.filter(({ closed }) => closed >= 100)) });
    expect(cut.history.closesFrom).toBe(19_100);
    expect(finding(cut.quality, 'leftTruncation')?.level).toBe('warning');
    const stated = (since: string) => read({ opportunities: csv(rows.slice(600)), mapping: `quotacastMapping: 1\namountBasis: acv\nclosedSince: ${since}\n` }, {});
    expect((await stated(date(205))).history.closesFrom).toBe(19_205);
    const contradicted = await stated(date(300));
    expect([contradicted.history.closesFrom, finding(contradicted.quality, 'closedSince')?.level]).toEqual([-Infinity, 'warning']);
    const { observedFrom, created } = cut.history.opportunities;
    expect(observedFrom.every((from, k) => from === Math.max(created[k], 19_100))).toBe(true);
  });

  it('snapshots: booked when first shown, gone is lost, and back again is open', async () => {
    const month = (name: string, ...rows: string[]) => bytes(`pipeline-${name}.csv`, ['Opportunity ID,Stage,Amount,Created Date,Close Date,Forecast Category', ...rows].join('\n'));
    const { readCrm } = await import('../../../src/crm/read/read-crm.ts');
    const { history, quality } = await readCrm(
      {
        snapshots: [
          month('2024-01', 'old,Closed Won,9,2023-01-01,2024-01-05,Closed', 'a,Discovery,10,2024-01-10,2024-03-01,Pipeline', 'b,Discovery,20,2023-12-01,2024-02-15,Commit', 'c,Discovery,5,2024-01-12,2024-03-01,Pipeline'),
          month('2024-02', 'a,Proposal,12,2024-01-10,2024-04-01,Commit', 'c,Discovery,5,2024-01-12,2024-03-01,Pipeline'),
          month('2024-03', 'a,Closed Won,15,2024-01-10,2024-03-20,Closed', 'b,Proposal,20,2023-12-01,2024-05-15,Commit'),
        ],
      },
      { amountBasis: 'acv' },
    );
    const { opportunities } = history;
    expect([...opportunities.id]).toEqual(['a', 'b', 'c']);
    expect([...opportunities.status]).toEqual([status.won, status.open, status.lost]);
    expect([...opportunities.closed]).toEqual([day('2024-03-31'), NaN, day('2024-03-31')]);
    expect([opportunities.amount[0], finding(quality, 'gaps')?.count, finding(quality, 'closedBeforeSnapshots')?.count]).toEqual([15, 1, 1]);
    const february = asOf(history, day('2024-03-01')).opportunities;
    expect([...february.status]).toEqual([status.open, status.open, status.open]);
    expect([february.amount[0], february.expectedClose[0], february.forecastCategory[0]]).toEqual([12, day('2024-04-01'), 3]);
  });
});

describe('a mapping file', () => {
  const odd = 'Nummer,Wert,Angelegt,Zustand,Art\nx1,100,2024-01-01,gewonnen,Neu\nx2,200,2024-01-02,offen,Neu\nx3,300,2024-01-03,Sonderfall,Bestand\n';

  it('is drafted with what is recognised, what is left, and what only people can answer', async () => {
    const draft = await draftMapping({ opportunities: bytes('odd.csv', odd.replace('Nummer', 'Id').replace('Art', 'Record Type')) });
    expect(draft).toContain('    id: "Id"   # "x1", "x2", "x3"');
    expect(draft).toContain('    # created:   # needed: which column?');
    expect(draft).toContain('    # "Angelegt": "2024-01-01", "2024-01-02", "2024-01-03"');
    expect(draft).toContain('  # "Neu"   # 2 rows: which motion?');
    // as it stands it says what is missing, at its place
    expect(() => readMapping(draft, 'draft.yaml')).toThrow('draft.yaml:5:14 amountBasis: expected one of acv, arr, tcv, mrr, got nothing (null)');
    expect(readMapping(draft.replace('amountBasis: #', 'amountBasis: acv #'), 'draft.yaml').columns.opportunities).toEqual({ id: 'Id', recordType: 'Record Type' });
  });

  it('names any other header, and the words for outcomes', async () => {
    const mapping = 'quotacastMapping: 1\namountBasis: acv\noutcomes: { won: [gewonnen], open: [offen], lost: [Sonderfall] }\ncolumns: { opportunities: { id: Nummer, amount: Wert, created: Angelegt, closed: Angelegt, status: Zustand } }\n';
    const { history } = await read({ opportunities: odd, mapping }, {});
    expect([...history.opportunities.status]).toEqual([status.won, status.open, status.lost]);
    expect(await refusal({ opportunities: odd, mapping: mapping.replace('Wert', 'Wart') }, {})).toBe('opportunities.csv:1:1 amount: expected a column "Wart", as the mapping says, got no such header (did you mean Wert?)');
    expect(await refusal({ opportunities: odd, mapping: mapping.replace('outcomes', 'outcome') }, {})).toContain('mapping.yaml:3:1 outcome: expected a known key, got "outcome" (did you mean outcomes?)');
  });
});
