import { describe, expect, it } from 'vitest';
import { asOf, rowsKnownAt } from '../../src/crm/as-of.ts';
import { status } from '../../src/crm/history.ts';
import { historyOf, visitsOf } from '../../src/crm/history-of.ts';
import { TextColumn } from '../../src/crm/text-column.ts';

const names = { stages: ['Discovery', 'Proposal'], owners: ['Ada', 'Ben'] };
const events = historyOf({
  knownTo: 100,
  filledAtClose: ['account'],
  names,
  accounts: { id: TextColumn.of(['acme']) },
  opportunities: {
    id: TextColumn.of(['won', 'lost', 'open', 'late']),
    owner: [0, 1, 0, 1],
    account: [0, 0, -1, 0],
    amount: [10, 20, 30, 40],
    created: [1, 2.5, 3, 60],
    qualified: [5, NaN, 4, 61],
    closed: [50, 20, NaN, 90],
    status: [status.won, status.lost, status.open, status.won],
    stage: [1, 0, 1, 1],
    expectedClose: [NaN, NaN, 120, NaN],
    forecastCategory: [-1, -1, 3, -1],
  },
  visits: { opportunity: [0, 2, 1, 0, 2, 3, 3], stage: [1, 1, 0, 0, 0, 0, 1], entered: [30, 70, 2.5, 1, 3, 60, 80] },
});

describe('a history as it was known at a day', () => {
  it('sorts visits by deal and time, and gives each deal its own', () => {
    expect([...events.visits.first]).toEqual([0, 2, 3, 5, 7]);
    expect([...events.visits.entered]).toEqual([1, 30, 2.5, 3, 70, 60, 80]);
    expect([...events.visits.opportunity]).toEqual([0, 0, 1, 2, 2, 3, 3]);
    expect(visitsOf(2).first).toHaveLength(3);
  });

  it('hides later deals, closes, qualifications and stage entries', () => {
    const then = asOf(events, 40);
    expect([...rowsKnownAt(events, 40)]).toEqual([0, 1, 2]);
    const { opportunities: seen, visits } = then;
    expect([...seen.id]).toEqual(['won', 'lost', 'open']);
    expect([...seen.status]).toEqual([status.open, status.lost, status.open]);
    expect([...seen.closed]).toEqual([NaN, 20, NaN]);
    expect([...seen.stage]).toEqual([1, 0, 0]);
    expect([...visits.entered]).toEqual([1, 30, 2.5, 3]);
    expect([...asOf(events, 4.5).opportunities.qualified]).toEqual([NaN, NaN, 4]);
    expect([...asOf(events, 4.5).opportunities.stage]).toEqual([0, 0, 0]);
    expect(then.knownTo).toBe(40);
  });

  it('does not see a close of the very day', () => {
    expect(asOf(events, 50).opportunities.status[0]).toBe(status.open);
    expect(asOf(events, 50.01).opportunities.status[0]).toBe(status.won);
  });

  it('knows nothing of what was stated or filled in later', () => {
    const { opportunities: seen } = asOf(events, 40);
    expect([...seen.expectedClose]).toEqual([NaN, NaN, NaN]);
    expect([...seen.forecastCategory]).toEqual([-1, -1, -1]);
    expect([...seen.account]).toEqual([-1, 0, -1]);
  });

  it('is the whole history from its end on, and the same in two steps as in one', () => {
    expect(asOf(events, 100)).toBe(events);
    expect(asOf(asOf(events, 70), 40)).toEqual(asOf(events, 40));
  });

  it('leaves out deals that only later snapshots showed, and takes what was stated then', () => {
    const snapshots = historyOf({
      source: 'snapshots',
      knownTo: 91,
      snapshotDays: [30, 60, 90],
      names,
      opportunities: {
        created: [1, 5],
        observedFrom: [30, 60],
        closed: [90, NaN],
        amount: [300, 8],
        status: [status.won, status.open],
        stage: [1, 0],
      },
      observations: {
        count: 3,
        opportunity: Int32Array.of(0, 0, 1),
        day: Float64Array.of(30, 60, 60),
        stage: Int32Array.of(0, 1, 0),
        amount: Float64Array.of(100, 200, 8),
        expectedClose: Float64Array.of(80, 110, 200),
        forecastCategory: Int8Array.of(1, 3, 1),
      },
    });
    const first = asOf(snapshots, 31).opportunities;
    expect([first.count, first.amount[0], first.expectedClose[0], first.stage[0]]).toEqual([1, 100, 80, 0]);
    const second = asOf(snapshots, 61);
    expect([...second.opportunities.amount]).toEqual([200, 8]);
    expect([...second.opportunities.forecastCategory]).toEqual([3, 1]);
    expect([...second.opportunities.status]).toEqual([status.open, status.open]);
    expect([...second.snapshotDays]).toEqual([30, 60]);
  });

  it('does not know how a running contract ends', () => {
    const history = historyOf({
      knownTo: 800,
      opportunities: { created: [0] },
      subscriptions: { account: [0, 0], start: [0, 365], end: [365, 730], amount: [10, 12], nextAmount: [12, NaN], renewed: [1, 0] },
    });
    const { subscriptions } = asOf(history, 300);
    expect([subscriptions.count, subscriptions.renewed[0], subscriptions.nextAmount[0]]).toEqual([1, -1, NaN]);
    expect([...asOf(history, 400).subscriptions.renewed]).toEqual([1, -1]);
  });
});

describe('a column of texts', () => {
  it('keeps every text as it is and selects rows in order', () => {
    const texts = ['006A00000001abC', '', 'Zoë ☃ 😀', '006A00000001abc'];
    const column = TextColumn.of(texts);
    expect([...column]).toEqual(texts);
    expect([...column.select(Int32Array.of(3, 2, 1))]).toEqual([texts[3], texts[2], texts[1]]);
    expect(() => column.at(4)).toThrow(RangeError);
  });
});
