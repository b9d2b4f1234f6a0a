// What bears on a deal, against exact mixtures. Fixed seeds; |z| < 4.89 (two-sided 1e-6 a check). With 4,000 trials of 50 deals a
// win rate is seen to half a point.
import { describe, expect, test } from 'vitest';
import { Trials, isLong, layout, zOfMean } from '../helpers/trials.ts';
import { oneMotion, plain } from './scenarios.ts';

const N = isLong ? 40_000 : 4_000;
const near = (z: number): void => expect(Math.abs(z)).toBeLessThan(4.89);
const shifted = (p: number, odds: number): number => (odds * p) / (1 - p + odds * p);
const one = { ...plain, calendar: { ...plain.calendar, periods: 1 } };
const CREATED = 50;
const deals = (motion: object, rest: object = {}): Trials => new Trials(oneMotion({ sources: { in: { perQuarter: CREATED } }, ...motion }, { calendar: one.calendar, ...rest }), N);

describe('odds of deals that differ', () => {
  test('by a trait that some have: the win rate is the mixture of the two shifted odds', () => {
    const trials = deals({ stages: { close: { days: 0, advance: 0.3 } }, traits: { sponsor: { share: 0.4, odds: 3 } } });
    const rate = 0.4 * shifted(0.3, 3 ** 0.6) + 0.6 * shifted(0.3, 3 ** -0.4);
    near(zOfMean(trials.flow(layout.FLOW_WON), CREATED * rate));
  });

  test('by a trait of several values against a stated reference', () => {
    const trials = deals({ stages: { close: { days: 0, advance: 0.4 } }, traits: { people: { value: { discrete: { values: [2, 4, 8], weights: [5, 3, 2] } }, reference: 4, odds: 0.8 } } });
    const rate = 0.5 * shifted(0.4, 0.8 ** -2) + 0.3 * 0.4 + 0.2 * shifted(0.4, 0.8 ** 4);
    near(zOfMean(trials.flow(layout.FLOW_WON), CREATED * rate));
  });

  test('two traits and the size multiply', () => {
    const traits = { a: { share: 0.5, reference: 0, odds: 2 }, b: { share: 0.25, reference: 0, odds: 0.5 } };
    const trials = deals({ stages: { close: { days: 0, advance: 0.3 } }, traits, dealSize: { discrete: { values: [1, 2, 8], weights: [1, 1, 1] } }, oddsBySize: 0.7 });
    const values = [0.7 ** -1, 1, 0.7 ** 2].map((size) => [0.5 * 0.75, 0.5 * 0.75, 0.5 * 0.25, 0.5 * 0.25].reduce((sum, weight, k) => sum + weight * shifted(0.3, size * [1, 2, 0.5, 1][k]), 0));
    near(zOfMean(trials.flow(layout.FLOW_WON), (CREATED * (values[0] + values[1] + values[2])) / 3));
    near(zOfMean(trials.flow(layout.FLOW_GROSS), (CREATED * (values[0] + 2 * values[1] + 8 * values[2])) / 3));
  });
});

describe('assists', () => {
  test('are Erlang’s loss: who finds all experts busy goes without, and the win rate is the mixture', () => {
    // load 2 on 2 slots: B = 0.4, whatever the shape of the days
    const expert = { headcount: 2, capacity: 1 };
    const motion = { sources: { in: { perDay: 0.2 } }, stages: { close: { days: 10, advance: 0.3, assists: { expert: { odds: 2 } } } } };
    const trials = deals(motion, { warmup: 4, pools: { ae: { headcount: 1 }, expert } });
    const [assisted, unfilled] = [layout.POOL_R_ASSISTED, layout.POOL_R_UNFILLED].map((counter) => trials.pool('expert', counter));
    near(zOfMean(assisted.map((x, i) => x - 0.6 * (x + unfilled[i])), 0));
    near(zOfMean(trials.flow(layout.FLOW_WON), 0.2 * 91 * (0.6 * shifted(0.3, 2) + 0.4 * 0.3)));
  });
});
