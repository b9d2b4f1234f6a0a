// What selling costs, by hand: two people who book 100 a day for a quarter of 91 days, at once and without chance.
import { expect, test } from 'vitest';
import { figuresOf } from '../levers/lever.ts';

const desk = {
  quotacast: 1,
  name: 'selling expense',
  currency: 'USD',
  grossMargin: 0.8,
  calendar: { asOf: '2025-01-01', period: '13w', periods: 1 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { ae: { headcount: 2, pay: { base: 36525, perCredit: 0.1 } } },
  motions: { deals: { owner: 'ae', sources: { in: { perDay: 1, arrivals: 'deterministic' } }, stages: { close: { days: 0, advance: 1 } }, dealSize: 100 } },
};
const PAY = 2 * 91 * 100 + 910;
const expense = (overrides: Record<string, unknown>, metric = 'selling.expense'): number => figuresOf({ base: desk, overrides, metrics: new Set([metric]), trials: 1 }).get(metric)!.values[0];

test('selling expense is base pay and commissions', () => {
  expect(expense({})).toBeCloseTo(PAY, 9);
});

test('the load of pay, further costs and hiring come on top', () => {
  expect(expense({ 'pools.ae.pay.load': 1.25 })).toBeCloseTo(1.25 * PAY, 9);
  expect(expense({ 'pools.ae.cost': 3652.5 })).toBeCloseTo(PAY + 2 * 910, 9);
  const hires = { 'pools.ae.hires': { wave: { count: 3, start: '2025-04-01' } }, 'pools.ae.hiringCost': 500 };
  expect(expense(hires)).toBeCloseTo(PAY + 3 * 100 + 1500, 9);
});

test('a referral fee is part of it, and what a reseller keeps is not', () => {
  const partner = { 'motions.deals.sources.in.kind': 'partner', 'motions.deals.sources.in.margin': 0.2 };
  expect(expense(partner)).toBeCloseTo(PAY + 0.2 * 9100, 9);
  expect(expense({ ...partner, 'motions.deals.sources.in.fulfilment': 'resale' })).toBeCloseTo(PAY, 9);
});

test('over new ARR it is the cost of a unit of it, and over the margin on it the months of payback', () => {
  expect(expense({}, 'costPerNewArr')).toBeCloseTo(PAY / 9100, 12);
  expect(expense({}, 'payback.months')).toBeCloseTo((12 * PAY) / (9100 * 0.8), 9);
});
