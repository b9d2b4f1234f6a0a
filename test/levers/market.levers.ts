import type { Lever } from './lever.ts';

/** Executives who look for their deals in a market of 120 accounts. */
const base = {
  quotacast: 1,
  name: 'market',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 4 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  segments: { all: { market: { accounts: 120, coolDownDays: 270 } } },
  pools: { ae: { headcount: 4, capacity: 20 } },
  motions: {
    sales: {
      owner: 'ae',
      sources: { own: { kind: 'self', perMonth: 3 } },
      stages: { discovery: { days: { mean: 20, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 25, cv: 0.5 }, advance: 0.5 } },
      dealSize: { mean: 40000, cv: 0.8 },
    },
  },
};
const role = 'market';
const coolDown = 'segments.all.market.coolDownDays';

export const levers: Lever[] = [
  { role, lever: 'twice as many accounts', metric: 'opportunities.created', base, change: { 'segments.all.market.accounts': 240 }, expect: 'up', why: 'who is being sold to, has bought or has just said no cannot be found' },
  { role, lever: 'half of the accounts cannot be served', metric: 'opportunities.created', base, change: { 'segments.all.market.reachable': 0.5 }, expect: 'down', why: 'what is left is used up sooner' },
  { role, lever: 'a shorter cool-down', metric: 'opportunities.created', base, change: { [coolDown]: 60 }, expect: 'up', why: 'who said no can be asked again sooner' },
  { role, lever: 'a shorter cool-down where all who are asked buy', metric: 'opportunities.created', base, set: { 'motions.sales.stages.discovery.advance': 1, 'motions.sales.stages.closing.advance': 1 }, change: { [coolDown]: 60 }, expect: 'none', why: 'nobody says no' },
  { role, lever: 'one more who looks for deals', metric: 'bookings.new', base, change: { 'pools.ae.headcount': 5 }, expect: 'up', why: 'though less than in proportion: the market is used up sooner', trials: 1200 },
];
