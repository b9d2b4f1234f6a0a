import { describe, expect, test } from 'vitest';
import { loadScenario, type Loaded } from '../../src/scenario/load.ts';
import { marketIn } from '../../src/scenario/market.ts';

describe('a market', () => {
  const prospecting = (segment: object, kind: object): object => ({
    quotacast: 1,
    name: 'prospecting',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', periods: 4 },
    segments: { all: segment },
    pools: { ae: { headcount: 1 } },
    motions: { deals: { owner: 'ae', sources: { cold: { perMonth: 4, ...kind } }, stages: { close: { days: 30, advance: 0.5 } }, dealSize: { mean: 20000, cv: 1 } } },
  });
  const load = (segment: object, kind: object = { kind: 'self' }): Loaded => loadScenario({ object: prospecting(segment, kind) });
  const saysEndless = ({ notes }: { readonly notes: readonly { readonly text: string }[] }): boolean => notes.some(({ text }) => text.includes('never runs out'));

  test('is finite where people prospect and its accounts are counted, which is said', () => {
    const { scenario, assumed, notes } = load({ accounts: 400 });
    expect(scenario.segments['all'].market).toEqual({ accounts: 400, coolDownDays: 270 });
    expect(assumed.map(({ path }) => path)).toContain('segments.all.market');
    expect(saysEndless({ notes })).toBe(false);
  });

  test('is not where leads come by themselves, where it says so, or where it has a size of its own', () => {
    expect(load({ accounts: 400 }, {}).scenario.segments['all'].market).toBeUndefined();
    expect(load({ accounts: 400, market: 'none' }).scenario.segments['all'].market).toBe('none');
    expect(load({ accounts: 400, market: { accounts: 90 } }).scenario.segments['all'].market).toEqual({ accounts: 90, coolDownDays: 270 });
  });

  test('that nobody has counted is said to be endless', () => {
    expect(saysEndless(load({}))).toBe(true);
    expect(saysEndless(load({ market: 'none' }))).toBe(false);
    expect(saysEndless(load({}, {}))).toBe(false);
  });

  test('holds the accounts that can be served, of those that there are', () => {
    expect(marketIn({ market: { accounts: 400, reachable: 0.3, coolDownDays: 270 } })).toEqual({ accounts: 120, coolDownDays: 270 });
    expect(marketIn({ market: 'none' })).toBeUndefined();
  });
});
