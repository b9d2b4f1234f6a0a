import type { Lever } from './lever.ts';

/** Two development reps with more leads than they can work; executives who prospect only without them. */
const base = {
  quotacast: 1,
  name: 'leads',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 4 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: {
    bdr: { headcount: 2, capacity: 6, quota: { measure: 'qualifiedOpportunities', perMonth: 8 }, pay: { base: 50000, perCredit: 100 } },
    ae: { headcount: 5, capacity: 12, prospecting: { share: 0.3, unless: 'bdr' }, quota: { perQuarter: 150000 } },
  },
  motions: {
    leads: { kind: 'qualification', owner: 'bdr', sources: { web: { perMonth: 60 } }, stages: { work: { days: { mean: 8, cv: 0.5 }, advance: 0.3 } }, patienceDays: 7 },
    sales: {
      owner: 'ae',
      sources: { warm: { kind: 'handoff', from: 'leads' }, cold: { kind: 'outbound', pool: 'bdr', perMonth: 4 }, own: { kind: 'self', perMonth: 1 }, inbound: { perMonth: 20 } },
      stages: { discovery: { days: { mean: 25, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 35, cv: 0.5 }, advance: 0.5 } },
      dealSize: { mean: 40000, cv: 0.9 },
      patienceDays: 30,
    },
  },
};
const roomy = { 'pools.bdr.capacity': 60 };
const swamped = { 'motions.leads.sources.web.perMonth': 300, 'pools.bdr.capacity': 3 };
const role = 'development rep';
const deals = 'opportunities.created';

export const levers: Lever[] = [
  { role, lever: 'two more where leads wait', metric: 'leads.stale', base, change: { 'pools.bdr.headcount': 4 }, expect: 'down', why: 'leads are worked before they go stale' },
  { role, lever: 'two more where leads wait', metric: deals, base, change: { 'pools.bdr.headcount': 4 }, expect: 'up', why: 'more leads qualify, and there is time for calls' },
  { role, lever: 'two more where every lead is worked at once', metric: 'leads.qualified', base, set: roomy, change: { 'pools.bdr.headcount': 4 }, expect: 'none', why: 'there are no more leads' },
  { role, lever: 'half as many calls again', metric: deals, base, set: roomy, change: { 'motions.sales.sources.cold.perMonth': 6 }, expect: 'up', why: 'free time goes into outbound' },
  { role, lever: 'half as many calls again where leads take all their time', metric: deals, base, set: swamped, change: { 'motions.sales.sources.cold.perMonth': 6 }, expect: 'none', why: 'nobody is free to call' },
  { role, lever: 'none at all', metric: 'bookings.new', base, set: roomy, change: { 'pools.bdr.headcount': 0 }, expect: 'down', why: 'no lead is worked, and executives spend 30 % of their slots on prospecting' },
  { role, lever: 'twice the pay per qualified opportunity', metric: 'pay.variable[pool=bdr]', base, change: { 'pools.bdr.pay.perCredit': 200 }, expect: 'up', why: 'the same opportunities cost twice' },
  { role: 'generalist', lever: 'half of the time for prospecting, without development reps', metric: 'bookings.new', base, set: { 'pools.bdr.headcount': 0, 'motions.sales.sources.inbound.perMonth': 60 }, change: { 'pools.ae.prospecting.share': 0.5 }, expect: 'down', why: 'fewer slots for the deals that come anyway' },
  { role: 'generalist', lever: 'half of the time for prospecting, with development reps', metric: 'bookings.new', base, change: { 'pools.ae.prospecting.share': 0.5 }, expect: 'none', why: 'they prospect in their place' },
];
