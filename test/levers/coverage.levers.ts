import type { Lever } from './lever.ts';

const base = {
  quotacast: 1,
  name: 'coverage',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 2 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { ae: { headcount: 6, capacity: 20 } },
  motions: {
    sales: {
      owner: 'ae',
      sources: { inbound: { perMonth: 16 } },
      stages: { discovery: { days: { mean: 30, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 30, cv: 0.5 }, advance: 0.5 } },
      dealSize: { mean: 40000, cv: 0.9 },
    },
  },
  targets: { company: { measure: 'newAcv', perQuarter: 500000 } },
};

export const levers: Lever[] = [
  { role: 'revenue leader', lever: 'a second pipeline on the opening day', metric: 'coverage.inQuarter', base, set: { 'motions.sales.openingPipeline': { count: 16 } }, change: { 'motions.sales.openingPipeline': { count: 32 } }, expect: 'up', why: 'more of the target can come from deals that are open when the quarter begins' },
  { role: 'revenue leader', lever: 'a higher target', metric: 'coverage.inQuarter', base, change: { 'targets.company.perQuarter': 600000 }, expect: 'down', why: 'the same pipeline stands against more' },
  { role: 'revenue leader', lever: 'a higher target', metric: 'bookings.new', base, change: { 'targets.company.perQuarter': 600000 }, expect: 'none', why: 'a target sells nothing' },
];
