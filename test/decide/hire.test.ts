import { describe, expect, it } from 'vitest';
import { requiredOf } from '../../src/decide/hire/required.ts';
import { hireSchema } from '../../src/decide/hire/result.ts';
import { staffing } from '../../src/decide/hire/staffing.ts';
import { answerLines, hireReport } from '../../src/report/text/hire/report.ts';
import { oneMotion, plain } from '../closed-forms/scenarios.ts';
import { engine } from '../helpers/engine.ts';
import { quotacast } from '../helpers/quotacast.ts';
import { shipped } from '../helpers/shipped.ts';
import { isLong } from '../helpers/trials.ts';
import { expectWithinError } from '../helpers/verdicts.ts';

const { hire } = await engine.module<typeof import('../../src/decide/hire/hire.ts')>('decide/hire/hire.js');

/** CF34: each rep wins Poisson(4) deals of exactly 25,000 a quarter; the target is 2.5 million. */
const poissonReps = (rest: object = {}): object => oneMotion(
  { dealSize: 25_000, sources: { own: { kind: 'self', perQuarter: 4 } }, stages: { close: { days: 0, advance: 1 } } },
  { calendar: { ...plain.calendar, periods: 1 }, targets: { company: { measure: 'newAcv', total: 2_500_000 } }, ...rest },
);

describe('reps who win Poisson(4) deals of 25,000 each, for 2.5 million with 80 % confidence', () => {
  // P(28) = 0.8826 and P(27) = 0.7918: the latter lies 0.8 points below what is asked for
  it.each(isLong ? [1, 2, 3, 4, 5] : [1])('CF34: are 28, and 27 is excluded (seed %i)', async (seed) => {
    const result = await hire(engine.loadScenario({ object: poissonReps() }), { seed, workers: 0 });
    const [search] = result.searches;
    expect(search.answer).toMatchObject({ seats: 28, more: 27, decided: true, notExcluded: [] });
    const [at27, at28] = [27, 28].map((seats) => search.frontier.find((point) => point.seats === seats)!);
    expect(at27.decision).toBe('falls short');
    for (const [point, truth] of [[at27, 0.7918149], [at28, 0.8826075]] as const) {
      expectWithinError(point.chance.p, truth, Math.sqrt((truth * (1 - truth)) / point.chance.n), `chance with ${point.seats}`);
    }
    // P10 and P90 of the headcount required: P(23) = 0.21, P(22) = 0.11, P(21) = 0.05; P(28) = 0.88, P(29) = 0.94
    expect(search.required.percentiles.map(({ seats }) => seats!)).toEqual([expect.closeTo(22, 0.5), expect.closeTo(25, 0.5), expect.closeTo(28, 0.5), expect.closeTo(29, 0.5)]);
    expect(hireSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    for (const width of [80, 40]) for (const line of hireReport(result, { width })) expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('are not decided where the trials cannot tell', async () => {
    const { searches: [search], ...result } = await hire(engine.loadScenario({ object: poissonReps() }), { seed: 3, trials: 700, workers: 0 });
    expect(search.answer!.seats).toBe(28);
    expect(search.answer!.notExcluded).toEqual([27]);
    expect(answerLines({ searches: [search], ...result }, search)[0]).toContain('28 (27 not excluded)');
  });

  it('cannot be enough within 20 seats, or with two hires a quarter', async () => {
    const few = await hire(engine.loadScenario({ object: poissonReps() }), { most: 20, trials: 1024, workers: 0 });
    expect(few.searches[0]).toMatchObject({ answer: null, limit: { seats: 20, reason: 'seats' }, best: { seats: 20 } });
    expect(answerLines(few, few.searches[0])[0]).toMatch(/not reachable within 20 seats, best P = 0\.0\d at 20 seats/);
    const slow = await hire(engine.loadScenario({ object: poissonReps() }), { perQuarter: 2, trials: 1024, workers: 0 });
    expect(slow.searches[0]).toMatchObject({ answer: null, limit: { seats: 3, reason: 'hiresPerQuarter' } });
  });

  it.each([
    ['as the scenario states', { pools: { ae: { headcount: 1, pay: { base: 400_000 } } } }, {}],
    ['as is said', {}, { costPerSeat: 400_000 }],
  ])('cost %s, and a budget ends the search', async (_, rest, stated) => {
    const { searches: [search] } = await hire(engine.loadScenario({ object: poissonReps(rest) }), { budget: 1_000_000, ...stated, most: 16, trials: 256, workers: 0 });
    // a seat costs 400,000 · 91 / 365.25 a quarter: ten of them are affordable
    const seatCost = (400_000 * 91) / 365.25;
    for (const { more, cost, affordable } of search.frontier) {
      expect(cost!.added).toBeCloseTo(more * seatCost, 4);
      expect(affordable).toBe(more * seatCost <= 1_000_000);
    }
    expect(search.answer).toBeNull();
    expect(search.best.seats).toBeLessThanOrEqual(11);
  });
});

describe('the headcount that a simulation requires', () => {
  it('is one more than the largest size at which it misses, and more than any where it misses with all', () => {
    // sizes 3, 4, 5; trials: hits with all; misses at 3; at 4 only (an extra seat loses it); at 5; with all
    const hits = [[1, 0, 1, 1, 0], [1, 1, 0, 1, 0], [1, 1, 1, 0, 0]];
    const required = requiredOf(hits.map((row, k) => ({ seats: 3 + k, hits: Float64Array.from(row) })));
    expect(required.percentiles.map(({ p, seats }) => [p, seats])).toEqual([[0.1, 3], [0.5, 5], [0.8, null], [0.9, null]]);
    expect(required.beyond).toMatchObject({ seats: 5, share: 0.4 });
    expect(required.atSmallest).toEqual({ seats: 3, share: 0.2 });
    expect(required.step).toBe(1);
  });
});

describe('seats of a plan', () => {
  const { scenario } = shipped('hiring-plan');
  const terms = { day: 0, opens: true, perPeriod: null };

  it('are more by a further wave, fewer by cutting the last ones, and never below those of the opening day', () => {
    expect(staffing(scenario, 'ae', 16, [], terms)).toEqual({});
    expect(staffing(scenario, 'ae', 19, [], terms)).toEqual({ 'pools.ae.hires.added': { count: 3, open: '2025-01-01' } });
    expect(staffing(scenario, 'ae', 14, [], terms)).toEqual({ 'pools.ae.hires.autumn.count': 1, 'pools.ae.hires.nextYear.count': 0 });
    expect(staffing(scenario, 'ae', 19, [], { ...terms, opens: false, day: 31 })).toEqual({ 'pools.ae.hires.added': { count: 3, start: '2025-02-01' } });
  });

  it('are hired so many a quarter, those that are planned included, or not at all', () => {
    // three are planned in Q1 2025, two in Q3, one in Q1 2026
    expect(staffing(scenario, 'ae', 20, [], { ...terms, perPeriod: 3 })).toEqual({ 'pools.ae.hires.added': { count: 3, open: '2025-04-01' }, 'pools.ae.hires.added2': { count: 1, open: '2025-07-01' } });
    expect(staffing(scenario, 'ae', 60, [], { ...terms, perPeriod: 3 })).toBeNull();
  });

  it('bring those along that follow in ratio', () => {
    const { scenario: shared } = shipped('two-segments');
    const changes = staffing(shared, 'enterpriseAe', 12, [{ pool: 'engineer', ratio: 0.5 }], terms);
    expect(changes).toEqual({ 'pools.enterpriseAe.hires.added': { count: 7, open: '2025-01-01' }, 'pools.engineer.hires.added': { count: 2, start: '2025-01-01' } });
  });
});

describe('hire on the command line', () => {
  const run = (...flags: string[]) => quotacast('hire', 'scenarios/hiring-plan.yaml', '--trials', '64', '--progress', 'none', ...flags);

  it('says that a target cannot be reached, shows what was tried, and ends with 2', async () => {
    const { code, stdout, stderr } = await run('--seats', '12', '--json', '--set', 'targets.company={ measure: newAcv, total: 1e10 }');
    expect(code).toBe(2);
    expect(stderr).toContain('not reachable within 12 seats, best P = 0.00');
    expect(hireSchema.parse(JSON.parse(stdout)).searches[0].answer).toBeNull();
  });

  it('refuses what makes no sense, with a word on what would', async () => {
    for (const [flags, says] of [
      [['--budget', '0'], 'a budget of 0 buys no seat'],
      [['--pool', 'ea'], 'expected a pool of this scenario, got ea (known here: ae)'],
      [['--target', 'compny'], 'did you mean company'],
      [['--mix', 'engineer'], 'POOL=RATIO'],
      [['--mix', 'engineer=0.5'], 'expected a pool of this scenario, got engineer'],
      [['--open', '2030-01-01'], 'a period of the horizon'],
      [['--open', 'FY25-Q9'], 'a period of the horizon'],
      [['--confidence', '1'], 'Expected a share'],
      [['--budget', '1000'], 'states pay or cost'],
      [['--set', 'pools.ae.hedcount=4'], 'did you mean headcount'],
    ] as const) {
      const { code, stdout, stderr } = await run(...flags);
      expect({ code, stdout }, flags.join(' ')).toEqual({ code: 2, stdout: '' });
      expect(stderr.replaceAll('"', '')).toContain(says);
    }
  });
});
