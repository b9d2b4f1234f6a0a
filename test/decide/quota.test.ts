import { describe, expect, it } from 'vitest';
import { quotaSchema } from '../../src/decide/quota/result.ts';
import { quotaReport } from '../../src/report/text/quota/report.ts';
import { namedDeals, oneMotion } from '../closed-forms/scenarios.ts';
import { engine } from '../helpers/engine.ts';
import { quotacast } from '../helpers/quotacast.ts';

const { quota } = await engine.module<typeof import('../../src/decide/quota/quota.ts')>('decide/quota/quota.js');

const SENTENCE = 'quotas do not change what people sell in this scenario';

/** People who each win Poisson(4) deals of 1 a quarter, 16 a year of four quarters. */
const winners = (ae: object, rest: object = {}): object => oneMotion(
  { sources: { own: { kind: 'self', perQuarter: 4 } }, stages: { close: { days: 0, advance: 1 } } },
  { pools: { ae: { headcount: 5, ...ae } }, targets: { company: { measure: 'newAcv', total: 80 } }, ...rest },
);

const text = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ');

describe('quotas that vary while the plan stays', () => {
  const scenario = winners({ quota: { perYear: 20 }, pay: { base: 10, variable: 10 } });
  const found = quota(engine.loadScenario({ object: scenario }), { trials: 2000, workers: 0 });

  it('change who attains and what is paid, and not the chance of the plan, which is said once', async () => {
    const result = await found;
    expect(result.sellsTheSame).toBe(true);
    const [share, pay] = [result.levels.map(({ pools }) => pools[0].shareAtQuota.mean!), result.levels.map(({ pools }) => pools[0].pay!.mean!)];
    for (let k = 1; k < share.length; k++) {
      expect(share[k]).toBeLessThan(share[k - 1]);
      expect(pay[k]).toBeLessThan(pay[k - 1]);
    }
    // street 5 · 20 = 100 over a plan of 80; at no over-assignment the quota is 16 and P(Poisson(16) >= 16) = 0.5333
    expect(result.stated.overAssignment).toBeCloseTo(0.25, 2);
    const { pools: [{ shareAtQuota, quota: atPlan }] } = result.levels[0];
    expect(atPlan.amount).toBeCloseTo(16, 1);
    expect(Math.abs(shareAtQuota.mean! - 0.5333) / (shareAtQuota.error! / 1.96)).toBeLessThan(4.9);
    const told = text(quotaReport(result));
    expect(told.split(SENTENCE).length).toBe(2);
    expect(quotaSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    for (const width of [80, 40]) for (const line of quotaReport(result, { width })) expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('are found at which a share of the people attain', async () => {
    const { attained } = await quota(engine.loadScenario({ object: scenario }), { trials: 2000, workers: 0, levels: [], share: 0.5 });
    // with whole numbers of deals: P(N >= 16) = 0.5333 and P(N >= 17) = 0.4340, so half attain up to a quota of 16
    expect(attained!.quotas[0]).toMatchObject({ pool: 'ae', per: 'perYear' });
    expect(Math.abs(attained!.quotas[0].amount / 16 - 1)).toBeLessThan(0.004);
    expect(attained!.found.mean!).toBeGreaterThan(0.5);
  });

  it('do change the chance where who falls short leaves sooner, and then the sentence is not said', async () => {
    const leaving = winners({ quota: { perYear: 20 }, attrition: { perYear: 0.5, lowAttainment: { below: 1, factor: 20 } }, timeToFillDays: 90 });
    const result = await quota(engine.loadScenario({ object: leaving }), { trials: 500, workers: 0, levels: [0, 1] });
    expect(result.sellsTheSame).toBe(false);
    const [low, high] = result.levels;
    expect(high.pools[0].leavers.mean!).toBeGreaterThan(low.pools[0].leavers.mean!);
    expect(text(quotaReport(result))).not.toContain(SENTENCE);
    expect(text(quotaReport(result))).toContain('leaves sooner');
  });

  it('add up along the chain of leaders, each with its cushion', async () => {
    const led = winners({ quota: { perYear: 20 } }, { pools: { ae: { headcount: 5, quota: { perYear: 20 } }, manager: { headcount: 1, quota: { measure: 'team', of: ['ae'], cushion: 0.1 } } } });
    const { levels: [level] } = await quota(engine.loadScenario({ object: led }), { trials: 50, workers: 0, levels: [0.32] });
    expect(level.chain.map(({ of }) => of)).toEqual(['manager', 'plan']);
    expect(level.chain[0].cushion).toBeCloseTo(0.1, 9);
    expect(level.chain[1].cushion).toBeCloseTo(1.32 / 1.1 - 1, 9);
    expect(level.street).toBeCloseTo(1.32 * 80, 9);
  });
});

describe('a plan that varies while the quotas stay', () => {
  it('is reached as often as five named deals add up to it: 0.2399 for 150, 0.5347 for 100', async () => {
    const deals = { ...namedDeals, pools: { ae: { headcount: 1, quota: { perYear: 150 } } }, targets: { company: { measure: 'newAcv', total: 120 } } };
    const result = await quota(engine.loadScenario({ object: deals }), { hold: 'street', levels: [0, 0.5], trials: 10_000, workers: 0 });
    expect(result.levels.map(({ plan }) => plan)).toEqual([expect.closeTo(150, 6), expect.closeTo(100, 6)]);
    for (const [k, truth] of [[0, 0.2399], [1, 0.5347]] as const) {
      expect(Math.abs(result.levels[k].hit.p! - truth)).toBeLessThan(4.9 * Math.sqrt((truth * (1 - truth)) / 10_000));
    }
  });
});

describe('quota on the command line', () => {
  const run = (...flags: string[]) => quotacast('quota', 'scenarios/mid-market.yaml', '--trials', '20', '--progress', 'none', ...flags);

  it('refuses what makes no sense, with a word on what would', async () => {
    for (const [flags, says] of [
      [['--pool', 'ea'], 'expected a pool with a quota in money, got ea'],
      [['--levels', 'ten'], 'such as 0%,15%,30%'],
      [['--levels=-1'], 'above -1'],
      [['--hold', 'streets'], 'plan, street'],
      [['--share', '0'], 'Expected a share'],
      [['--set', 'pools.ae.quota=null'], 'this scenario has none'],
      [['--set', 'targets=null'], 'got one without'],
    ] as const) {
      const { code, stdout, stderr } = await run(...flags);
      expect({ code, stdout }, flags.join(' ')).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(says);
    }
  });
});
