import type { Lever } from './lever.ts';

/** A team that wins more than it can work on: every slot counts. */
const base = {
  quotacast: 1,
  name: 'people',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 8 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: {
    ae: {
      headcount: 6,
      capacity: 8,
      ramp: { byQuarter: [0, 0.3, 0.7], basis: 'slots' },
      attrition: { perYear: 0.5 },
      timeToFillDays: 45,
      quota: { perQuarter: 120000 },
      manager: { pool: 'lead', span: 7, coaching: 1 },
      mentorLoad: 0,
      pay: { base: 80000, variable: 80000 },
    },
    lead: { headcount: 1, quota: { measure: 'team', of: ['ae'], cushion: 0.1 }, pay: { base: 120000, variable: 60000 }, cost: 15000 },
    director: { headcount: 1, quota: { measure: 'team', of: ['lead'], cushion: 0.05 }, pay: { base: 160000, variable: 80000 } },
    vp: { headcount: 1, quota: { measure: 'team', of: ['director'], cushion: 0.05 }, pay: { base: 220000, variable: 150000 } },
  },
  motions: {
    sales: {
      owner: 'ae',
      sources: { inbound: { perMonth: 40 } },
      stages: { discovery: { days: { mean: 25, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 40, cv: 0.5 }, advance: 0.5 } },
      dealSize: { mean: 30000, cv: 0.8 },
      patienceDays: 30,
    },
  },
};
const idle = { 'motions.sales.sources.inbound.perMonth': 1, 'pools.ae.capacity': 'unlimited' };
const hires = { 'pools.ae.hires': { wave: { count: 4, start: '2025-02-01' } } };
const vacancy = { 'pools.lead.hires': { seat: { count: 1, start: '2025-01-01', fallThrough: 1 } }, 'pools.lead.timeToFillDays': 30 };

export const levers: Lever[] = [
  { role: 'sales manager', lever: 'time for three people each instead of ten', metric: 'bookings.new', base, set: { ...hires, 'pools.ae.manager.span': 10 }, change: { 'pools.ae.manager.span': 3 }, expect: 'down', why: 'who starts is coached less and ramps more slowly' },
  { role: 'sales manager', lever: 'time for three people each where managers do not coach', metric: 'bookings.new', base, set: { ...hires, 'pools.ae.manager.span': 10, 'pools.ae.manager.coaching': 0 }, change: { 'pools.ae.manager.span': 3 }, expect: 'none', why: 'the ramp does not depend on it' },
  { role: 'sales manager', lever: 'another manager', metric: 'selling.expense', base, change: { 'pools.lead.headcount': 2 }, expect: 'up', why: 'one more is paid' },
  { role: 'sales manager', lever: 'another manager where all are covered', metric: 'bookings.new', base, set: { ...hires, 'pools.ae.manager.span': 20 }, change: { 'pools.lead.headcount': 2 }, expect: 'none', why: 'one covers them already' },
  { role: 'sales manager', lever: 'a larger cushion', metric: 'attainment.pool[pool=lead]', base, change: { 'pools.lead.quota.cushion': 0.25 }, expect: 'up', why: 'the same credit against a smaller number' },
  { role: 'sales manager', lever: 'a larger cushion', metric: 'attainment.pool[pool=ae]', base, change: { 'pools.lead.quota.cushion': 0.25 }, expect: 'none', why: "the reps' numbers stay" },
  { role: 'sales director', lever: 'a larger cushion', metric: 'attainment.pool[pool=director]', base, change: { 'pools.director.quota.cushion': 0.2 }, expect: 'up', why: 'the managers carry more of the number' },
  { role: 'sales director', lever: 'a larger cushion', metric: 'attainment.pool[pool=lead]', base, change: { 'pools.director.quota.cushion': 0.2 }, expect: 'none', why: 'what the managers carry stays' },
  { role: 'sales director', lever: 'another director', metric: 'selling.expense', base, change: { 'pools.director.headcount': 2 }, expect: 'up', why: 'one more is paid' },
  { role: 'vice president', lever: 'a larger cushion of the managers', metric: 'attainment.pool[pool=vp]', base, change: { 'pools.lead.quota.cushion': 0.25 }, expect: 'up', why: 'cushions multiply along the chain' },
  { role: 'vice president', lever: 'a larger cushion of the managers', metric: 'bookings.new', base, change: { 'pools.lead.quota.cushion': 0.25 }, expect: 'none', why: 'a number on paper sells nothing' },
  { role: 'mentors', lever: 'two slots for each who ramps', metric: 'bookings.new', base, change: { 'pools.ae.mentorLoad': 2 }, expect: 'down', why: 'the slots are missing while they ramp' },
  { role: 'mentors', lever: 'two slots for each who ramps, where slots are idle', metric: 'bookings.new', base, set: { 'motions.sales.sources.inbound.perMonth': 0.5, 'pools.ae.capacity': 60 }, change: { 'pools.ae.mentorLoad': 1 }, expect: 'none', why: 'nobody is ever full', trials: 100 },
  { role: 'promotions', lever: 'reps who move up', metric: 'bookings.new', base, set: vacancy, change: { 'pools.ae.promotions': { up: { to: 'lead', afterMonths: 6, perYear: 2 } } }, expect: 'down', why: 'their seat is empty, then ramps' },
  { role: 'promotions', lever: 'reps who would move up', metric: 'bookings.new', base, change: { 'pools.ae.promotions': { up: { to: 'lead', afterMonths: 6, perYear: 2 } } }, expect: 'none', why: 'no seat above is vacant' },
  { role: 'hiring', lever: 'offers that fall through', metric: 'bookings.new', base, set: hires, change: { 'pools.ae.hires.wave.fallThrough': 0.5 }, expect: 'down', why: 'people start later' },
  { role: 'hiring', lever: 'offers that fall through', metric: 'bookings.new', base, set: { ...hires, ...idle, 'pools.ae.attrition': 'none' }, change: { 'pools.ae.hires.wave.fallThrough': 0.5 }, expect: 'none', why: 'others do all the work there is' },
  { role: 'hiring', lever: '20,000 for each hire', metric: 'selling.expense', base, change: { 'pools.ae.hiringCost': 20000 }, expect: 'up', why: 'leavers are replaced' },
  { role: 'hiring', lever: '20,000 for each hire, where nobody leaves', metric: 'selling.expense', base, set: { 'pools.ae.attrition': 'none' }, change: { 'pools.ae.hiringCost': 20000 }, expect: 'none', why: 'nobody is hired' },
  { role: 'hiring', lever: 'hires that go wrong', metric: 'bookings.new', base, set: hires, change: { 'pools.ae.badHire': { probability: 0.4, logOdds: -0.7, perYear: 1 } }, expect: 'down', why: 'they win less and leave sooner' },
  { role: 'hiring', lever: 'hires that go wrong, without hires', metric: 'bookings.new', base, set: { 'pools.ae.attrition': 'none' }, change: { 'pools.ae.badHire': { probability: 0.4, logOdds: -0.7, perYear: 1 } }, expect: 'none', why: 'nobody is hired' },
  { role: 'retention of reps', lever: 'they leave sooner after a poor quarter', metric: 'headcount.leavers', base, change: { 'pools.ae.attrition.lowAttainment': { below: 0.8, factor: 3 } }, expect: 'up', why: 'many quarters are below 80 %' },
  { role: 'retention of reps', lever: 'they leave sooner after a poor quarter, where nobody leaves', metric: 'headcount.leavers', base, set: { 'pools.ae.attrition.perYear': 0 }, change: { 'pools.ae.attrition.lowAttainment': { below: 0.8, factor: 3 } }, expect: 'none', why: 'three times nothing is nothing' },
  { role: 'pay', lever: 'an accelerator above quota', metric: 'pay.variable[pool=ae]', base, change: { 'pools.ae.pay.tiers': [{ from: 0, rate: 1 }, { from: 1, rate: 2 }] }, expect: 'up', why: 'good quarters pay double above 100 %' },
  { role: 'pay', lever: 'an accelerator above quota', metric: 'bookings.new', base, change: { 'pools.ae.pay.tiers': [{ from: 0, rate: 1 }, { from: 1, rate: 2 }] }, expect: 'none', why: 'pay moves nobody in this model' },
  { role: 'pay', lever: 'an accelerator that nobody reaches', metric: 'pay.variable[pool=ae]', base, set: { 'pools.ae.quota.perQuarter': 5000000 }, change: { 'pools.ae.pay.tiers': [{ from: 0, rate: 1 }, { from: 1, rate: 2 }] }, expect: 'none', why: 'all are below quota' },
  { role: 'pay', lever: '80 % guaranteed in the first half-year', metric: 'pay.variable[pool=ae]', base, change: { 'pools.ae.pay.guarantee': { months: 6, share: 0.8 } }, expect: 'up', why: 'who ramps earns little' },
  { role: 'pay', lever: '80 % guaranteed in the first half-year, where nobody is new', metric: 'pay.variable[pool=ae]', base, set: { 'pools.ae.attrition': 'none' }, change: { 'pools.ae.pay.guarantee': { months: 6, share: 0.8 } }, expect: 'none', why: 'nobody leaves, so nobody starts' },
  { role: 'pay', lever: 'a draw that is recovered later', metric: 'pay.variable[pool=ae]', base, set: { 'pools.ae.pay.guarantee': { months: 6, share: 0.8 } }, change: { 'pools.ae.pay.guarantee.recovered': true }, expect: 'down', why: 'good quarters pay back what poor ones were lent' },
  { role: 'pay', lever: 'a cap', metric: 'costPerNewArr', base, change: { 'pools.ae.pay.cap': 1.1 }, expect: 'down', why: 'the best quarters pay less' },
];
