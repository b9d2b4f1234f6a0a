import type { Lever } from './lever.ts';

/** Executives for three kinds of deals: an ordinary one, one in a vertical with an expert, one of a second product with a specialist. */
const base = {
  quotacast: 1,
  name: 'deals',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 4 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  segments: { core: {}, bank: { vertical: 'banking' }, second: {} },
  pools: {
    ae: { headcount: 5, capacity: 8, quota: { perQuarter: 150000 } },
    expert: { headcount: 1, capacity: 2 },
    specialist: { headcount: 1, capacity: 3, quota: { perQuarter: 80000 } },
  },
  motions: {
    core: {
      segment: 'core',
      owner: 'ae',
      sources: { inbound: { perMonth: 18 } },
      traits: { stakeholders: { value: { mean: 6, cv: 0.3 }, reference: 6, odds: 0.9, days: 1.05 }, executive: { share: 0.6, reference: 0.6, odds: 1.8 } },
      stages: { discovery: { days: { mean: 25, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 30, cv: 0.5 }, advance: 0.5 } },
      dealSize: { mean: 40000, cv: 0.8 },
      patienceDays: 30,
    },
    bank: {
      segment: 'bank',
      owner: 'ae',
      sources: { inbound: { perMonth: 6 }, certified: { perMonth: 3, from: '2025-10-01' } },
      stages: {
        discovery: { days: { mean: 30, cv: 0.5 }, advance: 0.5, assists: { expert: { odds: 2, days: 0.7 } } },
        closing: { days: { mean: 40, cv: 0.5 }, advance: 0.5, assists: { expert: { odds: 2, days: 0.7 } } },
      },
      dealSize: { mean: 60000, cv: 0.8 },
      patienceDays: 30,
    },
    second: {
      segment: 'second',
      owner: 'ae',
      with: ['specialist'],
      sources: { met: { perMonth: 4, winOdds: 0.7 }, found: { kind: 'outbound', pool: 'specialist', perMonth: 3 } },
      stages: { work: { days: { mean: 35, cv: 0.5 }, advance: 0.4 } },
      dealSize: { mean: 30000, cv: 0.8 },
      patienceDays: 30,
    },
  },
  credit: { specialist: { new: 1 } },
};
const roomy = { 'pools.ae.capacity': 'unlimited' };
const two = { 'pools.ae.headcount': 7 };
const traits = 'motions.core.traits';
const pod = 'scenarios/enterprise-pod.yaml';
const market = 'scenarios/mid-market-vs-generalist.yaml';
const team = { 'pools.ae.headcount': { count: 5, tenureMonths: 30 }, 'pools.midMarketAe': { role: 'midMarketAe', headcount: { count: 3, tenureMonths: 30 }, capacity: 15 }, 'motions.midMarket.owner': 'midMarketAe' };
const [generalist, midMarket, enterprise, specialist, engineer, expert] = ['generalist', 'mid-market executive', 'enterprise executive', 'specialist', 'system engineer', 'industry expert'];

export const levers: Lever[] = [
  { role: generalist, lever: 'two more where their slots are full', metric: 'bookings.new', base, set: { 'motions.core.sources.inbound.perMonth': 40 }, change: two, expect: 'up', why: 'deals wait for an owner, and go cold' },
  { role: generalist, lever: 'two more where slots are free', metric: 'bookings.new', base, set: roomy, change: two, expect: 'none', why: 'the market brings no more deals' },
  { role: generalist, lever: 'a territory for each', metric: 'bookings.new', base, change: { 'pools.ae.assignment': 'territory' }, expect: 'down', why: 'a deal waits for its owner while others are free' },
  { role: generalist, lever: 'a territory for each where nobody is ever full', metric: 'bookings.new', base, set: { 'pools.ae.capacity': 500 }, change: { 'pools.ae.assignment': 'territory' }, expect: 'none', why: 'the owner has room at once' },
  { role: generalist, lever: 'one territory with three times the potential of the others', metric: 'bookings.new', base, set: { 'pools.ae.assignment': 'territory' }, change: { 'pools.ae.territories': [3, 1] }, expect: 'down', why: 'its owner is full while others have time' },
  { role: generalist, lever: 'a third of the credit for a second executive on every fifth deal', metric: 'attainment.pool[pool=ae]', base, change: { 'motions.core.split': { share: 0.2, credit: 0.33 } }, expect: 'none', why: 'split credit adds up to one' },
  { role: midMarket, lever: 'two more people who decide', metric: 'winRate[segment=core]', base, change: { [`${traits}.stakeholders.value.mean`]: 8 }, expect: 'down', why: 'each takes a tenth of the odds' },
  { role: midMarket, lever: 'two more people who decide', metric: 'cycle.won[segment=core]', base, set: roomy, change: { [`${traits}.stakeholders.value.mean`]: 8 }, expect: 'up', why: 'and makes every stage 5 % longer' },
  { role: midMarket, lever: 'two more people who decide', metric: 'opportunities.created', base, change: { [`${traits}.stakeholders.value.mean`]: 8 }, expect: 'none', why: 'the market brings as many' },
  { role: midMarket, lever: 'a team of three out of eight that sells no better', metric: 'bookings.new', base: market, set: { 'calendar.periods': 4 }, change: team, expect: 'down', why: 'a small team is full more often while others are free: it has to earn that by better odds', trials: 1200 },
  { role: enterprise, lever: 'an executive of the customer in 85 % of deals instead of 60 %', metric: 'winRate[segment=core]', base, change: { [`${traits}.executive.share`]: 0.85 }, expect: 'up', why: 'such deals have 1.8 times the odds' },
  { role: enterprise, lever: 'the same where executives of the customer do not matter', metric: 'bookings.new', base, set: { [`${traits}.executive.odds`]: 1 }, change: { [`${traits}.executive.share`]: 0.85 }, expect: 'none', why: 'nothing hangs on it' },
  { role: specialist, lever: 'one more where they bind', metric: 'bookings.new[segment=second]', base, change: { 'pools.specialist.headcount': 2 }, expect: 'up', why: 'deals wait for one, and more are looked for' },
  { role: specialist, lever: 'one more where they are idle and look for nothing', metric: 'bookings.new', base, set: { 'pools.specialist.capacity': 100, 'motions.second.sources.found.perMonth': 0 }, change: { 'pools.specialist.headcount': 2 }, expect: 'none', why: 'executives come across no more of it' },
  { role: specialist, lever: 'a third of ordinary wins bring a deal of the second product along', metric: 'bookings.new[segment=second]', base, set: { ...roomy, 'pools.specialist.capacity': 30 }, change: { 'motions.second.sources.along': { kind: 'attach', from: 'core', share: 0.33 } }, expect: 'up', why: 'customers buy both' },
  { role: specialist, lever: 'half of the overlay credit', metric: 'attainment.pool[pool=specialist]', base, change: { 'credit.specialist.new': 0.5 }, expect: 'down', why: 'the same deals count half' },
  { role: specialist, lever: 'half of the overlay credit', metric: 'attainment.pool[pool=ae]', base, change: { 'credit.specialist.new': 0.5 }, expect: 'none', why: 'an overlay takes nothing from owners' },
  { role: engineer, lever: 'two more where four bind', metric: 'cycle.won', base: pod, set: { 'pools.engineer.headcount': 4 }, change: { 'pools.engineer.headcount': 6 }, expect: 'down', why: 'the wait for a proof of concept is part of the cycle' },
  { role: engineer, lever: 'two more where four bind', metric: 'bookings.new', base: pod, set: { 'pools.engineer.headcount': 4 }, change: { 'pools.engineer.headcount': 6 }, expect: 'up', why: 'deals come out of the queue' },
  { role: engineer, lever: 'two more where there are 40', metric: 'bookings.new', base: pod, set: { 'pools.engineer.headcount': 40 }, change: { 'pools.engineer.headcount': 42 }, expect: 'none', why: 'no deal waits for one' },
  { role: expert, lever: 'one more where there is one', metric: 'winRate[vertical=banking]', base, change: { 'pools.expert.headcount': 2 }, expect: 'up', why: 'more stages have help' },
  { role: expert, lever: 'one more where there is one', metric: 'cycle.won[segment=bank]', base, set: roomy, change: { 'pools.expert.headcount': 2 }, expect: 'down', why: 'helped stages are shorter' },
  { role: expert, lever: 'one more where every stage has help', metric: 'bookings.new', base, set: { 'pools.expert.capacity': 200 }, change: { 'pools.expert.headcount': 2 }, expect: 'none', why: 'a second helper is not asked' },
  { role: expert, lever: 'a certification half a year earlier', metric: 'bookings.new', base, change: { 'motions.bank.sources.certified.from': '2025-04-01' }, expect: 'up', why: 'its tenders can be answered sooner' },
  { role: expert, lever: 'a certification half a year earlier, but after the horizon', metric: 'bookings.new', base, set: { 'motions.bank.sources.certified.from': '2026-12-01' }, change: { 'motions.bank.sources.certified.from': '2026-06-01' }, expect: 'none', why: 'the year is over' },
];
