// Territories, split credit, products that come along, certified experts, channel credit: who gets what of a team's deals.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { Trials, layout } from '../helpers/trials.ts';
import { cases, team } from './seller-cases.ts';

describe('sellers', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));
});

describe('credit that is taken back', () => {
  /** Who sold and who shared leave within three months of their start; all deals of the first two months are cancelled by then. */
  const left = (deals: object, { pools = {}, ...rest }: { pools?: object; credit?: object } = {}): Trials => {
    const renewals = { kind: 'renewal', owner: 'keep', leadDays: 0, rate: 1 };
    const ae = { headcount: { count: 2, tenureMonths: 0 }, attrition: { byTenure: [{ fromMonths: 0, perYear: 0 }, { fromMonths: 1, perYear: 1e6 }] }, timeToFillDays: 0 };
    const sources = { in: { perDay: 1, arrivals: 'deterministic', until: '2025-03-01' } };
    const cancelled = { probability: 1, withinDays: 90, clawback: 1 };
    return new Trials(team({ sources, earlyCancellation: cancelled, ...deals }, { ae, pools: { keep: { headcount: 1 }, ...pools }, motions: { renewals }, ...rest }), 3);
  };

  test('of a seller who has left is the part that was theirs', () => {
    const trials = left({ split: { share: 1, credit: 0.3 } });
    expect(Math.min(...trials.account(layout.ACC_CANCELLED, 1))).toBeGreaterThan(0);
    expect(trials.account(layout.ACC_CANCELLED)).toEqual(trials.account(layout.ACC_NEW));
    expect(Math.min(...trials.pool('ae', layout.POOL_R_LEAVERS))).toBeGreaterThan(4);
    trials.pool('ae', layout.POOL_R_CREDIT).forEach((credit) => expect(credit).toBeCloseTo(0, 6));
  });

  test('of a seller who has left is that of the team, too', () => {
    const trials = left({ with: ['specialist'] }, { pools: { specialist: { headcount: 1 } }, credit: { specialist: { new: 0.5 } } });
    const credit = (period: number): number[] => trials.pool('specialist', layout.POOL_R_CREDIT, period);
    expect(Math.min(...credit(0))).toBeGreaterThan(100);
    credit(0).forEach((earned, k) => expect(earned + credit(1)[k]).toBeCloseTo(0, 6));
  });
});

describe('what makes no sense is refused', () => {
  const refusal = (scenario: object): string => {
    try {
      engine.loadScenario({ object: scenario });
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const addOn = (source: object, more: object = {}): object => team({}, { motions: { addOn: { owner: 'ae', sources: { source }, stages: { close: { days: 0, advance: 1 } }, dealSize: 40, ...more } } });

  test.each([
    ['potentials without territories', team({}, { ae: { assignment: 'pooled' } }), 'assignment: territory beside it'],
    ['patches without potential', team({}, { ae: { territories: [0, 0] } }), 'a potential above 0'],
    ['a second person who sells nothing', team({ split: { share: 1, credit: 0.3, pool: 'idle' } }, { pools: { idle: { headcount: 1 } } }), 'a pool that owns motions'],
    ['a product attached to nothing', addOn({ kind: 'attach' }), 'the motion whose wins bring deals along'],
    ['a product attached to what is not sold', addOn({ kind: 'attach', from: 'addOn' }), 'another new-business motion'],
    ['a rate of what is attached', addOn({ kind: 'attach', from: 'deals', perMonth: 3 }), 'no rate and no dates'],
    ['products attached in a circle', team({ sources: { back: { kind: 'attach', from: 'addOn' } } }, { motions: { addOn: { owner: 'ae', sources: { source: { kind: 'attach', from: 'deals' } }, stages: { close: { days: 0, advance: 1 } }, dealSize: 40 } } }), 'a circle through'],
  ])('%s', (_, scenario, what) => {
    expect(refusal(scenario)).toContain(what);
  });
});
