import { describe, expect, it } from 'vitest';
import { readRange, valueIn } from '../../../src/decide/sensitivity/range.ts';
import { sensitivitySchema } from '../../../src/decide/sensitivity/result.ts';
import { sensitivityReport } from '../../../src/report/text/sensitivity/report.ts';
import { oneMotion, plain, sharedWinRate } from '../../closed-forms/scenarios.ts';
import { engine } from '../../helpers/engine.ts';
import { oracle } from '../../helpers/oracles.ts';
import { quotacast } from '../../helpers/quotacast.ts';
import { shipped } from '../../helpers/shipped.ts';
import { expectWithinError } from '../../helpers/verdicts.ts';

const { sensitivity } = await engine.module<typeof import('../../../src/decide/sensitivity/sensitivity.ts')>('decide/sensitivity/sensitivity.js');
const { play } = await engine.module<typeof import('../../../src/decide/replay/play.ts')>('decide/replay/play.js');
const { laneKeys } = await engine.module<typeof import('../../../src/run/keys.ts')>('run/keys.js');
const { subjectOf } = await engine.module<typeof import('../../../src/run/subject.ts')>('run/subject.js');

const published = oracle<{ sobol_product: { S1: number[]; ST: number[] } }>('sensitivity.json');

/** An estimate beside the truth; its error is the half width of a 95 % interval. */
const near = ({ value, error }: { value: number; error: number }, truth: number): void => expectWithinError(value, truth, error / 1.96);

/** Leads U(80, 160) a quarter, win rate U(0.15, 0.35), deal size lognormal with cv 0.3, all unknown; leads arrive at random. */
const sales = oneMotion(
  {
    sources: { in: { perQuarter: { uniform: { min: 80, max: 160 } } } },
    winRate: { uniform: { min: 0.15, max: 0.35 } },
    stages: { close: { days: 0 } },
    dealSize: { lognormal: { mean: { lognormal: { mean: 1000, cv: 0.3 } }, cv: 0 } },
  },
  { calendar: { ...plain.calendar, periods: 1 } },
);

describe('forty opportunities that share an unknown win rate, Beta(6, 18)', () => {
  it('owe 12.0 of a variance of 19.2 to not knowing it, 7.2 to luck and nothing to shocks', async () => {
    const { split, rates } = await sensitivity(engine.loadScenario({ object: sharedWinRate }), { metric: 'deals.won', trials: 10_000, workers: 0 });
    near(split.rates.amount, 12);
    near(split.luck.amount, 7.2);
    near(split.variance, 19.2);
    expect(split.rates.amount.error).toBeLessThan(0.45);
    expect(split.shocks.amount).toEqual({ value: 0, error: 0 });
    expect(rates!.inputs).toMatchObject([{ first: { value: 1, error: 0 }, total: { value: 1, error: 0 } }]);
    // sd if the rate were known: the root of what is left
    expect(rates!.inputs[0].sdIfKnown!).toBeCloseTo(Math.sqrt(7.2), 1);
  });
});

describe('sales as leads times win rate times deal size', () => {
  const found = sensitivity(engine.loadScenario({ object: sales }), { trials: 5000, workers: 0, metric: 'bookings.new' });

  it.skipIf(published === undefined)('have the indices of the published product, through the luck of every single deal', async () => {
    const { rates } = await found;
    const { S1, ST } = published!.sobol_product;
    const order = ['perQuarter', 'winRate', 'dealSize'].map((word) => rates!.inputs.find(({ name }) => name.includes(word))!);
    order.forEach(({ first, total }, i) => {
      near(first, S1[i]);
      near(total, ST[i]);
      expect(first.error).toBeLessThan(0.06);
      expect(total.error).toBeLessThan(0.06);
    });
    // mean 30,000 and cv 0.43664 of the product
    near(rates!.variance, (30_000 * 0.43664263) ** 2);
  });

  it('move with each input as the product does, at its P10 and P90', async () => {
    const { tornado } = await found;
    const line = (word: string) => tornado.find(({ path }) => path.includes(word))!;
    const half = ({ lo, hi }: { lo: number | null; hi: number | null }) => (hi! - lo!) / 2;
    for (const [word, low, high] of [['winRate', 0.17 / 0.25 - 1, 0.33 / 0.25 - 1], ['perQuarter', 88 / 120 - 1, 152 / 120 - 1]] as const) {
      near({ value: line(word).low.difference.value!, error: half(line(word).low.difference) }, 30_000 * low);
      near({ value: line(word).high.difference.value!, error: half(line(word).high.difference) }, 30_000 * high);
      expect(half(line(word).low.difference)).toBeLessThan(500);
    }
  });

  it('is a result of its kind, told on lines of 80 and of 40 columns', async () => {
    const result = await found;
    expect(sensitivitySchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    for (const width of [80, 40]) for (const text of sensitivityReport(result, { width })) expect(text.length, text).toBeLessThanOrEqual(width);
  });
});

describe('an output that is constant', () => {
  it('owes nothing to anything', async () => {
    const still = oneMotion({ sources: { in: { perQuarter: 13, arrivals: 'deterministic' } }, winRate: 1, stages: { close: { days: 0 } }, dealSize: 1000 }, { calendar: { ...plain.calendar, periods: 1 } });
    const { split, base } = await sensitivity(engine.loadScenario({ object: still }), { trials: 50, workers: 0 });
    expect(base).toMatchObject({ mean: 13_000, sd: 0 });
    for (const part of [split.rates, split.shocks, split.luck]) expect(part).toEqual({ amount: { value: 0, error: 0 }, share: { value: 0, error: 0 } });
  });
});

describe('an input that is drawn anew', () => {
  it('has another value, and all others and all luck stay', () => {
    const loaded = engine.loadScenario({ object: sales });
    const path = 'motions.deals.winRate';
    const [as, anew] = [[], [path]].map((paths) => {
      const compiled = engine.compile(loaded, { redrawn: new Set(paths) });
      return play(compiled, subjectOf(compiled), laneKeys(1), 3);
    });
    const value = (played: typeof as, word: string) => played.dealt.inputs.find((input) => input.path.includes(word))!.value;
    expect(as.dealt.inputs.map((input) => input.path)).toContain(path);
    expect(value(anew, 'winRate')).not.toBe(value(as, 'winRate'));
    expect(value(anew, 'perQuarter')).toBe(value(as, 'perQuarter'));
    expect(value(anew, 'dealSize')).toBe(value(as, 'dealSize'));
    const created = (played: typeof as) => played.events.filter(({ event }) => event === 'created').map(({ day }) => day);
    expect(created(anew)).toEqual(created(as));
  });
});

describe('ranges of decisions', () => {
  it('are whole numbers where the field takes no others', () => {
    const loaded = shipped('two-segments');
    expect(readRange(loaded, 'pools.smbAe.headcount.count=1..4')).toEqual({ path: 'pools.smbAe.headcount.count', from: 1, to: 4, isWhole: true });
    expect(readRange(loaded, 'pools.smbAe.capacity=10..20').isWhole).toBe(false);
    const range = { path: 'x', from: 1, to: 4, isWhole: true };
    expect([0, 0.24, 0.25, 0.5, 0.999].map((u) => valueIn(range, u))).toEqual([1, 1, 2, 3, 4]);
  });

  it('have the indices of a product of two of them, and of a third that does nothing', async () => {
    const scenario = oneMotion({ sources: { in: { perQuarter: 40 } }, winRate: 0.2, stages: { close: { days: 0 } } }, { calendar: { ...plain.calendar, periods: 1 }, pools: { ae: { headcount: 2 } } });
    const { ranges } = await sensitivity(engine.loadScenario({ object: scenario }), { ranges: ['motions.deals.sources.in.perQuarter=100..300', 'motions.deals.winRate=0.1..0.5', 'pools.ae.headcount=1..3'], trials: 1280, workers: 0 });
    // leads U(100, 300) and rate U(0.1, 0.5): squared cvs 1/12 and 4/27, and their product when both vary
    const [leads, rate] = [1 / 12, 4 / 27];
    const whole = leads + rate + leads * rate;
    const [first, second, third] = ranges!.inputs;
    near(first.first, leads / whole);
    near(first.total, (leads + leads * rate) / whole);
    near(second.first, rate / whole);
    near(second.total, (rate + leads * rate) / whole);
    for (const { error } of [first.first, first.total, second.first, second.total]) expect(error).toBeLessThan(0.25);
    // people who are never short of slots change nothing that is sold: exactly nothing
    expect(third).toMatchObject({ first: { value: 0, error: 0 }, total: { value: 0, error: 0 } });
  });

  it('are refused where they are none, naming the path', async () => {
    const ask = (range: string) => quotacast('sensitivity', 'scenarios/mid-market.yaml', '--range', range, '--trials', '10', '--progress', 'none');
    for (const [range, says] of [
      ['pools.ae.capacty=1..2', 'did you mean capacity'],
      ['pools.ea.capacity=1..2', '--range:1:1 pools.ea: expected a name of this scenario'],
      ['pools.ae.capacity=12', 'path=from..to'],
      ['pools.ae.capacity=12..8', 'smaller number before'],
      ['pools.ae.capacity=-3..8', 'pools.ae.capacity'],
    ]) {
      const { code, stdout, stderr } = await ask(range);
      expect({ code, stdout }, range).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(says);
    }
  });
});

describe('inputs that are known or unknown together', () => {
  const two = (rest: object): object => ({
    ...plain,
    calendar: { ...plain.calendar, periods: 1 },
    segments: { a: {}, b: {} },
    motions: Object.fromEntries(['a', 'b'].map((name) => [name, { owner: 'ae', segment: name, dealSize: { lognormal: { mean: { mean: 100, cv: 0.5 }, cv: 0 } }, stages: { close: { days: 0, advance: 1 } }, sources: { in: { perQuarter: 4, arrivals: 'deterministic' } } }])),
    ...rest,
  });
  const paths = ['a', 'b'].map((name) => `motions.${name}.dealSize.lognormal.mean`);

  it('are one group when they are correlated, and each is still moved alone', async () => {
    const { rates, tornado, base } = await sensitivity(engine.loadScenario({ object: two({ correlations: [{ between: paths, rho: 0.6 }] }) }), { trials: 4000, workers: 0, metric: 'bookings.new' });
    expect(rates!.inputs.map((input) => input.paths)).toEqual([paths]);
    // without luck everything comes from what is not known, and nothing is left when it is known
    expect(rates!.inputs[0].removed.value).toBeCloseTo(1, 1);
    expect(tornado.map(({ path }) => path).sort()).toEqual(paths);
    // 400 of each at the mean; P10 of a lognormal of mean 1 and cv 0.5 is 0.4896
    for (const { low } of tornado) expect(base.mean! + low.difference.value!).toBeCloseTo(400 + 400 * 0.4896, -1);
  });

  it('are one group when they come as joint draws, of which one is taken at each end', async () => {
    const draws = Array.from({ length: 100 }, (_, k) => [51 + k, 200 - k]);
    const ensembles = { joint: { paths, draws } };
    const { rates, tornado, split } = await sensitivity(engine.loadScenario({ object: two({ ensembles }) }), { trials: 2000, workers: 0, metric: 'bookings.new' });
    expect(rates!.inputs).toMatchObject([{ name: 'ensemble joint', paths }]);
    // the two add up to 251 in every draw: the sum does not vary
    expect(split.variance.value).toBeCloseTo(0, 6);
    // at the P10 of the one, the other is what it is in that draw
    for (const { low, high } of tornado) {
      expect(low.difference.value!).toBeCloseTo(0, 6);
      expect(high.difference.value!).toBeCloseTo(0, 6);
    }
    expect(tornado[0].low.value).not.toBe(tornado[0].high.value);
  });

  it('are several where nothing ties them, and each explains its half', async () => {
    const { rates } = await sensitivity(engine.loadScenario({ object: two({}) }), { trials: 4000, workers: 0, metric: 'bookings.new' });
    expect(rates!.inputs.map(({ name }) => name)).toEqual(paths);
    for (const { first, total } of rates!.inputs) {
      near(first, 0.5);
      near(total, 0.5);
    }
  });
});
