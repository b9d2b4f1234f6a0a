// What bears on a deal, in scenarios without chance: the figures follow from hand arithmetic. A quarter has 91 days.
import { describe, expect, test } from 'vitest';
import { Trials, layout } from '../helpers/trials.ts';

const SIZE = 1000;
const base = {
  quotacast: 1,
  name: 'hand arithmetic',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 1 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
};
const every = (days: number): object => ({ perDay: 1 / days, arrivals: 'deterministic' });
const stage = (days: number, more: object = {}): object => ({ days, advance: 1, ...more });
const deals = (motion: object, pools: object = {}, rest: object = {}): Trials =>
  new Trials({ ...base, pools: { ae: { headcount: 2 }, ...pools }, motions: { deals: { owner: 'ae', sources: { in: every(10) }, dealSize: SIZE, ...motion } }, ...rest }, 2);
const flow = (trials: Trials, counter: number): number => trials.flow(counter)[0];
const pool = (trials: Trials, name: string, counter: number): number => trials.pool(name, counter)[0];

describe('traits', () => {
  test('a trait two units above its reference doubles the days twice where a unit doubles them', () => {
    const motion = { sources: { in: every(40) }, stages: { close: stage(10) } };
    // created on days 0, 40, 80; won 40 days later instead of 10
    const slow = deals({ ...motion, traits: { people: { value: 3, reference: 1, days: 2 } } });
    expect([flow(slow, layout.FLOW_WON), flow(slow, layout.FLOW_CYCLE_WON)]).toEqual([2, 80]);
    expect(flow(deals({ ...motion, traits: { people: { value: 3, days: 2 } } }), layout.FLOW_CYCLE_WON)).toBe(30);
    expect(flow(deals({ ...motion, traits: { known: { share: 1, reference: 0, days: 0.5 } } }), layout.FLOW_CYCLE_WON)).toBe(15);
  });

  test('deals that are open on the first day and those copied from the warm-up have pace and place', () => {
    const named = { pipeline: { acme: { stage: 'close', amount: 500, stageAgeDays: 4 } } };
    const trials = deals({ sources: {}, stages: { close: stage(10) }, traits: { people: { value: 3, reference: 1, days: 2 } } }, {}, named);
    // a named deal is an average one: it ends on day 6
    expect([flow(trials, layout.FLOW_GROSS), flow(trials, layout.FLOW_CYCLE_WON)]).toEqual([500, 10]);
  });

  test('a named deal in a stage of whole days ends a day after them, its age taken off', () => {
    const named = { pipeline: { acme: { stage: 'close', amount: 500, stageAgeDays: 4 } } };
    const trials = deals({ sources: {}, stages: { close: stage(10, { wholeDays: 'up' }) } }, {}, named);
    expect([flow(trials, layout.FLOW_WON), flow(trials, layout.FLOW_CYCLE_WON)]).toEqual([1, 11]);
  });

  test('a size whose mean and spread are both uncertain has the size that is stated', () => {
    const hardly = (value: number): object => ({ p10: value, p90: value * 1.001 });
    const sizes = [{ mean: hardly(SIZE), cv: hardly(0.001) }, { mean: SIZE, cv: hardly(0.001) }, { mean: hardly(SIZE), cv: 0.001 }];
    // created on days 0, 10 … 90, won a day later, but for the last
    for (const dealSize of sizes) expect(flow(deals({ stages: { close: stage(1) }, dealSize }), layout.FLOW_GROSS) / (9 * SIZE)).toBeCloseTo(1, 2);
  });

  test('a named deal has the odds of its size, unless its own are stated', () => {
    // sixteen times the median at e⁴⁰ and more to one: it is won, whatever is drawn
    const won = (more: object): number[] => {
      const named = { pipeline: { acme: { motion: 'deals', stage: 'close', amount: 16 * SIZE, stageAgeDays: 0, ...more } } };
      const scenario = { ...base, pools: { ae: { headcount: 1 } }, motions: { deals: { owner: 'ae', sources: {}, dealSize: SIZE, oddsBySize: 1e9, stages: { close: { days: 10, advance: 0.5 } } } }, ...named };
      return new Trials(scenario, 40).flow(layout.FLOW_WON);
    };
    expect(won({})).toEqual(won({}).map(() => 1));
    expect(new Set(won({ winRate: 0.5 }))).toEqual(new Set([0, 1]));
  });
});

describe('an opening pipeline', () => {
  test('of no deals is empty, whatever the warm-up has left open', () => {
    const open = (count: number): number[] => new Trials({ ...base, warmup: 1, pools: { ae: { headcount: 2 } }, motions: { deals: { owner: 'ae', sources: { in: every(10) }, dealSize: SIZE, stages: { close: stage(60) }, openingPipeline: { count } } } }, 2).open(layout.OPEN_COUNT, 0);
    expect([open(0), open(1), open(6)]).toEqual([[0, 0], [1, 1], [6, 6]]);
  });
});

describe('a warm-up', () => {
  test('is as long as the cycle of what it fills', () => {
    const waiting = (large: object, rest: object = {}): number => {
      const motions = { deals: { owner: 'ae', sources: { in: every(7) }, dealSize: SIZE, stages: { close: stage(60) } }, large: { owner: 'other', dealSize: SIZE, stages: { close: stage(300) }, ...large } };
      return new Trials({ ...base, warmup: 'auto', pools: { ae: { headcount: 1, capacity: 1 }, other: { headcount: 1 } }, motions, ...rest }, 1).open(layout.OPEN_COUNT, 0, (k) => k === 0)[0];
    };
    // of the deals of four quarters six have closed, one after another
    expect(waiting({ sources: { in: every(91) } })).toBe(52 - 6);
    // where nothing comes into the long funnel, or its deals are named, a quarter is enough for the short one
    expect(waiting({ sources: {} })).toBe(13 - 1);
    expect(waiting({ sources: { in: every(91) } }, { pipeline: { acme: { motion: 'large', stage: 'close', amount: SIZE } } })).toBe(13 - 1);
  });
});

describe('a deal due around a close', () => {
  test('moves with a probability that is the first number of its scenario, too', () => {
    // without attrition the skill comes first, and equal numbers are one
    const moved = (days: number, quarterEnd: object): Trials => deals({ sources: { in: every(91) }, stages: { close: stage(days) }, quarterEnd }, { ae: { headcount: 1, skill: { logOddsSd: 1 } } });
    const slipped = moved(85, { slip: { withinDays: 10, probability: 1 } });
    expect([flow(slipped, layout.FLOW_SLIPPED), flow(slipped, layout.FLOW_WON)]).toEqual([SIZE, 0]);
    const pulled = moved(95, { pull: { withinDays: 10, probability: 1 } });
    expect([flow(pulled, layout.FLOW_PULLED), flow(pulled, layout.FLOW_WON)]).toEqual([SIZE, 1]);
  });
});

describe('a pool of more people than a word has bits', () => {
  test.each(['roundRobin', 'pooled'])('gives each of them one deal, %s', (assignment) => {
    const trials = deals({ sources: { in: every(1) }, stages: { close: stage(500) } }, { ae: { headcount: 70, capacity: 1, assignment } });
    // the deals of days 0 to 69 start as they come, the others wait
    expect(pool(trials, 'ae', layout.POOL_R_SERVED)).toBe(70);
    expect(pool(trials, 'ae', layout.POOL_R_USED)).toBe((91 + 22) * 35);
    expect(pool(trials, 'ae', layout.POOL_R_WAIT_DAYS)).toBe(0);
  });
});

describe('pools that work with the owner', () => {
  const specialist = { headcount: 1, capacity: 1 };

  test('a specialist is taken with the owner and held to the close, over all stages', () => {
    const trials = deals({ with: ['specialist'], stages: { first: stage(12), second: stage(18) } }, { specialist });
    // one deal at a time: started on days 0, 30, 60, 90, won on 30, 60, 90
    expect([flow(trials, layout.FLOW_WON), pool(trials, 'specialist', layout.POOL_R_SERVED), pool(trials, 'ae', layout.POOL_R_SERVED)]).toEqual([3, 4, 4]);
    expect(pool(trials, 'specialist', layout.POOL_R_WAIT_DAYS)).toBe(0 + 20 + 40 + 60);
    expect(pool(trials, 'specialist', layout.POOL_R_USED)).toBe(91);
    expect(pool(trials, 'ae', layout.POOL_R_USED)).toBe(91);
  });

  test('a deal holds its specialist while it waits for an engineer', () => {
    const trials = deals({ with: ['specialist'], stages: { first: stage(10), proof: stage(30, { seizes: ['engineer'] }) } }, { specialist: { headcount: 1, capacity: 2 }, engineer: { headcount: 1, capacity: 1 } });
    // created 0 and 10; proofs from 10 to 40, 40 to 70 and 70 to 100; the third deal starts when the first has closed
    expect([flow(trials, layout.FLOW_WON), pool(trials, 'engineer', layout.POOL_R_SERVED), pool(trials, 'specialist', layout.POOL_R_SERVED)]).toEqual([2, 3, 4]);
    expect(pool(trials, 'specialist', layout.POOL_R_USED)).toBe(40 + 60 + 51 + 21);
  });

  test('an owner who leaves gives up the specialist, too', () => {
    const motion = { with: ['specialist'], sources: { in: every(91) }, stages: { close: stage(500) } };
    const leaves = { ae: { headcount: 1, attrition: { perYear: 1e5 }, backfill: false } };
    const trials = deals(motion, { specialist, ...leaves });
    expect([pool(trials, 'ae', layout.POOL_R_LEAVERS), pool(trials, 'specialist', layout.POOL_R_USED)]).toEqual([1, 0]);
  });

  test('who carries out a proof of concept is credited for it when the deal is won, and only then', () => {
    const proof = (advance: number): Trials =>
      deals({ stages: { proof: stage(10, { seizes: ['engineer'], proof: true }), close: { days: 10, advance } } }, { engineer: { headcount: 1 } }, { credit: { engineer: { new: 0.1, proofOfConcept: 0.5 } } });
    // created on days 0, 10, …, 90; won from day 20 on
    expect([pool(proof(1), 'engineer', layout.POOL_R_PROOF), pool(proof(1), 'engineer', layout.POOL_R_CREDIT), pool(proof(1), 'ae', layout.POOL_R_CREDIT)]).toEqual([8 * 500, 8 * 600, 8 * SIZE].map((x) => expect.closeTo(x, 6)));
    expect([pool(proof(0), 'engineer', layout.POOL_R_PROOF), pool(proof(0), 'engineer', layout.POOL_R_CREDIT)]).toEqual([0, 0]);
  });

  test('a deal that skips the proof of concept earns nobody credit for it, neither one that follows a proven deal in its place nor one that is named', () => {
    const stages = { first: { days: 1, next: { proof: 0.5, close: 0.5 } }, proof: { days: 1, next: { close: 1 }, seizes: ['engineer'], proof: true }, close: { days: 1, next: { won: 1 } } };
    const proofs = (motion: object, rest: object = {}): Trials =>
      new Trials({ ...base, pools: { ae: { headcount: 1 }, engineer: { headcount: 1 } }, motions: { deals: { owner: 'ae', dealSize: SIZE, stages, ...motion } }, credit: { engineer: { proofOfConcept: 0.5 } }, ...rest }, 20);
    // a deal every ten days, closed within three: they follow each other in one place
    for (const trials of [proofs({ sources: { in: { ...every(10), until: '2025-03-01' } } }), proofs({ sources: {} }, { pipeline: { acme: { stage: 'first', amount: SIZE } } })]) {
      const carriedOut = trials.pool('engineer', layout.POOL_R_SERVED);
      expect(trials.pool('engineer', layout.POOL_R_PROOF)).toEqual(carriedOut.map((n) => n * 500));
      expect(trials.flow(layout.FLOW_WON).some((won, k) => won > carriedOut[k])).toBe(true);
      expect(Math.max(...carriedOut)).toBeGreaterThan(0);
    }
  });
});

describe('assists', () => {
  test('shorten the stage of those who find someone free, and nobody waits for them', () => {
    const trials = deals({ stages: { close: stage(30, { assists: { expert: { days: 0.5 } } }) } }, { expert: { headcount: 1, capacity: 1 } });
    // created on days 0, 10, …, 90: every other one finds the expert free, and is won after 15 days instead of 30
    expect([pool(trials, 'expert', layout.POOL_R_ASSISTED), pool(trials, 'expert', layout.POOL_R_UNFILLED)]).toEqual([5, 5]);
    expect([flow(trials, layout.FLOW_WON), flow(trials, layout.FLOW_CYCLE_WON)]).toEqual([7, 4 * 15 + 3 * 30]);
    expect(pool(trials, 'expert', layout.POOL_R_USED)).toBe(4 * 15 + 11);
  });

  test('nobody is assisted by a pool without people', () => {
    const trials = deals({ stages: { close: stage(30, { assists: { expert: { days: 0.5 } } }) } }, { expert: { headcount: 0 } });
    expect([pool(trials, 'expert', layout.POOL_R_ASSISTED), pool(trials, 'expert', layout.POOL_R_UNFILLED)]).toEqual([0, 10]);
  });
});
