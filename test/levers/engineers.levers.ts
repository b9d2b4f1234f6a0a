import type { Lever } from './lever.ts';

const base = {
  quotacast: 1,
  name: 'proofs of concept',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 4 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { ae: { headcount: 6, capacity: 12 }, engineer: { role: 'systemEngineer', headcount: 2, capacity: 3 } },
  motions: {
    sales: {
      owner: 'ae',
      sources: { inbound: { perMonth: 20 } },
      stages: { discovery: { days: { mean: 20, cv: 0.5 }, advance: 0.5 }, proof: { days: { mean: 28, cv: 0.5 }, advance: 0.7, seizes: ['engineer'] }, closing: { days: { mean: 15, cv: 0.5 }, advance: 0.8 } },
      dealSize: { mean: 40000, cv: 0.9 },
    },
  },
};

export const levers: Lever[] = [
  { role: 'system engineer', lever: 'two more engineers where they bind', metric: 'bookings.new', base, change: { 'pools.engineer.headcount': 4 }, expect: 'up', why: 'deals wait for a proof of concept' },
  { role: 'system engineer', lever: 'two more engineers where they bind', metric: 'cycle.won', base, change: { 'pools.engineer.headcount': 4 }, expect: 'down', why: 'the wait is part of the cycle' },
  { role: 'system engineer', lever: 'two more engineers where they are idle', metric: 'bookings.new', base, set: { 'pools.engineer.headcount': 30 }, change: { 'pools.engineer.headcount': 32 }, expect: 'none', why: 'no deal waits for one' },
];
