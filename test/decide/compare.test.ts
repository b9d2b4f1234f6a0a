import { describe, expect, it } from 'vitest';
import { compare, type CompareOptions, type NamedScenario } from '../../dist/decide/compare/compare.js';
import { costOf } from '../../src/decide/compare/cost.ts';
import { effectsOf, leverGroups } from '../../src/decide/compare/factorial.ts';
import { rankingOf } from '../../src/decide/compare/ranking.ts';
import { comparisonSchema, type Comparison } from '../../src/decide/compare/schema.ts';
import { simulate } from '../../dist/run/run.js';
import { loadScenario } from '../../dist/scenario/load.js';
import { changed, smallScenario } from '../helpers/scenario.ts';

const load = (text: string) => loadScenario({ text, file: 'x.yaml' });

const base: NamedScenario = { name: 'base', loaded: load(smallScenario) };
const lever = (...changes: string[]): NamedScenario => ({ name: changes.join('; '), loaded: base.loaded.vary({ set: changes }), changes });
const run = (variants: readonly NamedScenario[], options: CompareOptions = {}): Promise<Comparison> => compare(base, variants, { trials: 600, workers: 1, ...options });
const metric = ({ variants: [variant] }: Comparison, id: string) => variant!.metrics.find((each) => each.id === id)!;

describe('a comparison on common random numbers', () => {
  it('has the means that simulations of the two have, and the shape it promises', async () => {
    const more = lever('pools.ae.headcount=6');
    const found = await run([more]);
    expect(comparisonSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(JSON.parse(JSON.stringify(found)));
    const bookings = metric(found, 'bookings.new');
    const [one, other] = [await simulate(base.loaded, { trials: 600, workers: 1 }), await simulate(more.loaded, { trials: 600, workers: 1 })].map(({ result }) => result.metrics.find(({ id }) => id === 'bookings.new')!.total);
    expect([bookings.base, bookings.variant]).toEqual([one!.mean, other!.mean]);
    expect(bookings.p10.value).toBeCloseTo(other!.p10! - one!.p10!, 6);
    expect(found.primary).toEqual({ id: 'bookings.new', unit: 'USD', by: {} });
  });

  it('is exactly nothing where nothing differs', async () => {
    const found = await run([lever('description=the same in other words')]);
    for (const { id, verdict, n, beats } of found.variants[0]!.metrics) expect({ id, verdict: n < 2 ? 'same' : verdict, hits: beats.hits }).toEqual({ id, verdict: 'same', hits: 0 });
  });

  it('tells small differences apart that independent runs do not, and says by how much', async () => {
    const better = lever('motions.newBusiness.dealSize={ mean: 40400, cv: 0.8 }');
    const [shared, apart] = [metric(await run([better]), 'bookings.new'), metric(await run([better], { independent: true }), 'bookings.new')];
    expect(shared.verdict).toBe('more');
    expect(apart.verdict).toBe('notDecided');
    const width = ({ mean: { lo, hi } }: typeof shared) => hi! - lo!;
    // one percent of every deal: all but a ten-thousandth of the variance is shared
    expect((width(apart) / width(shared)) ** 2 / shared.mean.varianceReduction!).toBeGreaterThan(0.8);
    expect((width(apart) / width(shared)) ** 2 / shared.mean.varianceReduction!).toBeLessThan(1.25);
    expect(apart.mean.varianceReduction).toBe(1);
  });

  it('names the metrics that only one of the two has', async () => {
    const paid = lever('pools.ae.pay={ base: 100000, variable: 100000 }');
    const found = await run([paid]);
    expect(found.variants[0]!.onlyInVariant).toContain('selling.expense');
    expect(found.variants[0]!.cost).toBeNull();
  });
});

describe('what cannot be compared', () => {
  it.each([
    ['the currency', changed(['currency: USD', 'currency: EUR']), 'expected the currency USD, got EUR'],
    ['the periods', changed(['periods: 4', 'periods: 3']), 'expected the periods FY25-Q1 to FY25-Q4 (2025-01-01 to 2025-12-31), got FY25-Q1 to FY25-Q3'],
    ['the first day', changed(['asOf: 2025-01-01', 'asOf: 2025-01-02']), 'expected the first day 2025-01-01, got 2025-01-02'],
    ['the seed', changed(['name: Small', 'name: Small\nseed: 9']), 'expected the seed 1, got 9 (--seed gives all the same one)'],
  ])('is refused by name: %s', async (_, text, message) => {
    await expect(run([{ name: 'other', loaded: load(text) }])).rejects.toThrow(`other cannot be compared with base: ${message}`);
  });

  it('is compared all the same where a seed for all is given', async () => {
    const other = { name: 'other', loaded: load(changed(['name: Small', 'name: Small\nseed: 9'])) };
    expect(metric(await run([other], { seed: 3, trials: 50 }), 'bookings.new').verdict).toBe('same');
  });
});

describe('levers and their interaction', () => {
  it('are contrasts of the means: together less alone less alone', async () => {
    const found = await run([lever('pools.ae.headcount=6'), lever('pools.se.headcount=4')], { factorial: true });
    const [{ effects }] = found.factorial as [Comparison['factorial'][number]];
    expect(effects.map(({ levers }) => levers.length)).toEqual([1, 1, 2]);
    const [a, b, both] = effects.map(({ together }) => together.value!);
    expect(effects[2]!.interaction.value).toBeCloseTo(both! - a! - b!, 4);
    expect(a).toBeCloseTo(metric(found, 'bookings.new').mean.value!, 6);
  });

  it('of three have the interaction that all smaller groups leave', () => {
    // f = a + 2 b + 4 c + 8 ab + 16 abc
    const value = (group: number) => [1, 2, 4].reduce((sum, w, bit) => sum + (group >> bit & 1) * w, 0) + ((group & 3) === 3 ? 8 : 0) + (group === 7 ? 16 : 0);
    const samples = Array.from({ length: 8 }, (_, group) => Float64Array.from([value(group), value(group)]));
    const effects = effectsOf(samples, ['a', 'b', 'c'], true);
    expect(leverGroups(3)).toEqual([1, 2, 4, 3, 5, 6, 7]);
    expect(effects.map(({ interaction }) => interaction.value)).toEqual([1, 2, 4, 8, 0, 0, 16]);
    expect(effects.map(({ together }) => together.value)).toEqual([1, 2, 4, 11, 5, 6, 31]);
  });
});

describe('a ranking', () => {
  const column = (shift: number, of: (i: number) => number = (i) => (i * 7919) % 101) => Float64Array.from({ length: 200 }, (_, i) => of(i) + shift);
  const name = { id: 'bookings.new', unit: 'USD', by: {} };

  it('calls the best what is ahead of all, and leaves open what the trials do not tell', () => {
    // c is b, 3 more or less by turns
    const { order, trialsToDecide } = rankingOf([{ name: 'a', samples: column(0) }, { name: 'b', samples: column(5) }, { name: 'c', samples: column(5).map((x, i) => x + (i % 2 === 0 ? 3 : -3)) }], name, 'more', true);
    expect(order.map((each) => each.name)).toEqual(['b', 'c', 'a']);
    expect(order.map(({ mayBeBest }) => mayBeBest)).toEqual([true, true, false]);
    // a difference of exactly 0 is decided by no number of trials
    expect(trialsToDecide).toBeNull();
  });

  it('turns round where less is better', () => {
    const { order } = rankingOf([{ name: 'a', samples: column(0) }, { name: 'b', samples: column(5) }], name, 'less', true);
    expect(order.map((each) => each.name)).toEqual(['a', 'b']);
    expect(order.map(({ bestIn }) => bestIn)).toEqual([1, 0]);
  });

  it('says who should get further trials where luck is not shared', () => {
    const { order } = rankingOf([{ name: 'a', samples: column(0) }, { name: 'b', samples: column(1) }, { name: 'c', samples: column(50) }], name, 'less', false);
    const [a, b, c] = order.map(({ furtherTrials }) => furtherTrials!);
    expect(a! + b! + c!).toBe(600);
    expect(c).toBe(0);
  });
});

describe('the payback of a variant', () => {
  const flat = (...periods: number[]) => ({ total: Float64Array.from({ length: 10 }, () => periods.reduce((a, b) => a + b, 0)), periods: periods.map((x) => Float64Array.from({ length: 10 }, () => x)) });
  const of = (spent: number[], gained: number[], grossMargin: number | null = null) =>
    costOf(new Map([['bookings.new', flat(0, 0, 0)], ['selling.expense', flat(10, 10, 10)]]), new Map([['bookings.new', flat(...gained)], ['selling.expense', flat(...spent.map((x) => x + 10))]]), { periods: ['Q1', 'Q2', 'Q3'], grossMargin, isPaired: true });

  it('is the first period from whose end on the gain covers the spending', () => {
    expect(of([50, 0, 0], [20, 20, 20])?.payback).toEqual({ period: 'Q3', earliest: 'Q3', latest: 'Q3', shareOfTrials: 1 });
    expect(of([50, 0, 0], [60, 0, 0])?.payback?.period).toBe('Q1');
    // covered in the first, but not to the end
    expect(of([50, 20, 0], [60, 0, 20])?.payback?.period).toBe('Q3');
  });

  it('counts the gross margin, and may lie beyond the horizon', () => {
    expect(of([50, 0, 0], [20, 20, 20], 0.5)).toMatchObject({ gain: { value: 30 }, payback: { period: null, earliest: null, latest: null, shareOfTrials: 0 } });
  });

  it('is nothing where nothing more is spent', () => {
    expect(of([0, 0, 0], [20, 20, 20])?.payback).toBeNull();
  });
});
