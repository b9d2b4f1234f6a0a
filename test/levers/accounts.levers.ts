import type { Lever } from './lever.ts';

const base = {
  quotacast: 1,
  name: 'book of accounts',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 4 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: {
    ae: { headcount: 4, capacity: 10, quota: { perQuarter: 200000 } },
    manager: { headcount: 2, capacity: 6 },
    renewer: { headcount: 2, capacity: 12 },
    csm: { headcount: 4, capacity: 50 },
    strategist: { headcount: 1, capacity: 60 },
  },
  motions: {
    sales: {
      owner: 'ae',
      sources: { inbound: { perMonth: 40 } },
      stages: { discovery: { days: { mean: 25, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 35, cv: 0.5 }, advance: 0.5 } },
      dealSize: { mean: 40000, cv: 0.9 },
      patienceDays: 30,
    },
    renewals: { kind: 'renewal', owner: 'renewer', leadDays: 90, rate: 0.85, uncoveredOdds: 0.5, coverage: { pool: 'csm', beta: 0.5, onboardingWeight: 1, onboardingDays: 0 } },
    growth: {
      kind: 'expansion',
      owner: 'manager',
      per100PerMonth: 3,
      size: { ofArr: 0.3 },
      stages: { review: { days: { mean: 30, cv: 0.5 }, advance: 0.6 }, offer: { days: { mean: 30, cv: 0.5 }, advance: 0.6 } },
      patienceDays: 20,
      lift: { pool: 'strategist', factor: 1.8 },
    },
  },
  accounts: { base: { count: 300, arr: { mean: 30000, cv: 0.8 }, termMonths: 12, tenureMonths: 24 } },
};

const spare = { 'pools.manager.capacity': 200, 'pools.renewer.capacity': 400 };
const cancels = { 'motions.sales.earlyCancellation': { probability: 0.15, withinDays: 120, clawback: 0 } };
const refers = { 'motions.sales.sources.referred': { kind: 'referral', perMonth: 3, coveredBy: 'csm' }, 'pools.ae.capacity': 'unlimited' };
const young = { ...spare, 'accounts.base.tenureMonths': 6 };
const from = (months: number) => ({ 'motions.growth.tenureMonths': { from: months } });
const lapsed = { 'motions.renewals.winBack': { probability: 0, afterDays: 90 } };
const returns = { 'motions.renewals.winBack.probability': 0.1 };
const owners = 'scenarios/who-owns-renewals.yaml';
const half = { 'calendar.periods': 4 };

/** The account executives renew themselves. */
const ownRenewals = { 'motions.renewals.owner': 'ae', 'motions.renewals.leadDays': 60, 'motions.sales.sources.inbound.perMonth': 20 };

export const levers: Lever[] = [
  { role: 'account manager', lever: 'two more where they bind', metric: 'arr.upsell', base, change: { 'pools.manager.headcount': 4 }, expect: 'up', why: 'expansion waits for an owner, and goes cold' },
  { role: 'account manager', lever: 'two more where they are idle', metric: 'arr.upsell', base, set: spare, change: { 'pools.manager.headcount': 4 }, expect: 'none', why: 'the accounts bring no more opportunities' },
  { role: 'account manager', lever: 'accounts handed over after one year instead of one and a half', metric: 'arr.upsell', base, set: { ...young, ...from(18) }, change: from(12), expect: 'up', why: 'they are worked for longer' },
  { role: 'account manager', lever: 'accounts handed over after three years instead of four, where none is so old', metric: 'arr.upsell', base, set: { ...young, ...from(48) }, change: from(36), expect: 'none', why: 'nothing is handed over in the year' },
  { role: 'account manager', lever: 'a tenth of the lost customers won back', metric: 'arr.winBack', base, set: lapsed, change: returns, expect: 'up', why: 'they return after three months' },
  { role: 'account manager', lever: 'a tenth of the lost customers won back, where none is lost', metric: 'arr.winBack', base, set: { ...lapsed, 'motions.renewals.rate': 1 }, change: returns, expect: 'none', why: 'nobody is there to come back' },
  { role: 'renewal rep', lever: 'a team of two takes renewals over', metric: 'bookings.new', base: owners, set: half, change: { 'pools.renewer': { headcount: 2, capacity: 45 }, 'motions.renewals.owner': 'renewer' }, expect: 'up', why: 'executives have their slots for new deals' },
  { role: 'renewal rep', lever: 'two more where they bind', metric: 'renewals.rate', base, change: { 'pools.renewer.headcount': 4 }, expect: 'up', why: 'a renewal that nobody works has half the odds' },
  { role: 'renewal rep', lever: 'two more where they are idle', metric: 'renewals.rate', base, set: spare, change: { 'pools.renewer.headcount': 4 }, expect: 'none', why: 'every renewal is worked already' },
  { role: 'renewal rep', lever: 'a team takes renewals over from busy account executives', metric: 'bookings.new', base, set: ownRenewals, change: { 'motions.renewals.owner': 'renewer' }, expect: 'up', why: 'renewals go before new deals, and take the slots of those who own both' },
  { role: 'renewal rep', lever: 'a team takes renewals over from account executives with slots to spare', metric: 'bookings.new', base, set: { ...ownRenewals, 'pools.ae.capacity': 400 }, change: { 'motions.renewals.owner': 'renewer' }, expect: 'none', why: 'new deals find a slot either way' },
  { role: 'customer success manager', lever: 'three more where they are overloaded', metric: 'retention.gross', base, change: { 'pools.csm.headcount': 7 }, expect: 'up', why: 'accounts beyond capacity renew at lower odds' },
  { role: 'customer success manager', lever: 'three more within capacity', metric: 'retention.gross', base, set: { 'pools.csm.capacity': 500 }, change: { 'pools.csm.headcount': 7 }, expect: 'none', why: 'below capacity nothing is lost' },
  { role: 'customer success manager', lever: 'onboarding that takes three times the attention', metric: 'retention.gross', base, change: { 'motions.renewals.coverage.onboardingWeight': 3, 'motions.renewals.coverage.onboardingDays': 120 }, expect: 'down', why: 'new accounts crowd out the others' },
  { role: 'customer success manager', lever: 'three more who refer', metric: 'bookings.new', base, set: refers, change: { 'pools.csm.headcount': 7 }, expect: 'up', why: 'accounts they have time for bring referrals' },
  { role: 'customer success manager', lever: 'three more who refer, where all accounts are covered', metric: 'bookings.new', base, set: { ...refers, 'pools.csm.capacity': 500 }, change: { 'pools.csm.headcount': 7 }, expect: 'none', why: 'there are no more accounts to ask' },
  { role: 'customer success manager', lever: 'a third of early cancellations prevented', metric: 'arr.churned', base, set: cancels, change: { 'motions.sales.earlyCancellation.probability': 0.1 }, expect: 'down', why: 'new customers stay to their first renewal' },
  { role: 'generalist', lever: 'credit taken back when a customer cancels early', metric: 'attainment.pool[pool=ae]', base, set: cancels, change: { 'motions.sales.earlyCancellation.clawback': 1 }, expect: 'down', why: 'the win no longer counts' },
  { role: 'generalist', lever: 'credit taken back when a customer cancels early', metric: 'bookings.new', base, set: cancels, change: { 'motions.sales.earlyCancellation.clawback': 1 }, expect: 'none', why: 'what was booked stays booked' },
  { role: 'account strategist', lever: 'one more where accounts are uncovered', metric: 'arr.upsell', base, set: spare, change: { 'pools.strategist.headcount': 2 }, expect: 'up', why: 'more accounts are worked at the higher rate' },
  { role: 'account strategist', lever: 'one more where all are covered', metric: 'arr.upsell', base, set: { ...spare, 'pools.strategist.capacity': 5000 }, change: { 'pools.strategist.headcount': 2 }, expect: 'none', why: 'no account is left to cover' },
  { role: 'strategic account manager', lever: 'larger expansions of the same accounts', metric: 'retention.net', base, set: spare, change: { 'motions.growth.size.ofArr': 0.45 }, expect: 'up', why: 'a win adds more' },
  { role: 'strategic account manager', lever: 'larger expansions', metric: 'retention.logo', base, set: spare, change: { 'motions.growth.size.ofArr': 0.45 }, expect: 'none', why: 'an account that grows is still one account' },
  { role: 'executive account manager', lever: 'renewals into three years instead of one', metric: 'renewals.due', base, set: { 'calendar.periods': 8 }, change: { 'motions.renewals.termMonths': 36 }, expect: 'down', why: 'a contract of three years falls due once in three' },
  { role: 'executive account manager', lever: 'renewals into three years, within the first year', metric: 'renewals.rate', base, set: { 'accounts.base.termMonths': 24, 'motions.sales.termMonths': 24 }, change: { 'motions.renewals.termMonths': 36 }, expect: 'none', why: 'no renewed contract falls due again' },
];
