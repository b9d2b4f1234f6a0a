import type { Lever } from './lever.ts';

/** One channel executive with partners who resell, beside direct demand. */
const base = {
  quotacast: 1,
  name: 'channel',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', periods: 4 },
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { ae: { headcount: 4, quota: { perQuarter: 250000 } }, channel: { role: 'partnerAe', headcount: 1 } },
  partners: { resellers: { manager: 'channel', active: 12, recruitsPerYear: 8, enableDays: 120, carries: 8, lossPerYear: 0.3 } },
  motions: {
    sales: {
      owner: 'ae',
      sources: { direct: { perMonth: 20 }, resold: { kind: 'partner', program: 'resellers', perMonth: 0.8, fulfilment: 'resale', margin: 0.2 } },
      stages: { discovery: { days: { mean: 20, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 25, cv: 0.5 }, advance: 0.5 } },
      dealSize: { mean: 40000, cv: 0.8 },
    },
  },
};
const role = 'channel executive';
const sourced = 'opportunities.created[origin=partnerSourced]';
const at = 'partners.resellers';
const resold = 'motions.sales.sources.resold';
const referred = { [`${resold}.fulfilment`]: 'direct', [`${resold}.margin`]: 0.1, 'pools.channel.pay': { base: 120000 } };
const carried = { [`${at}.carries`]: 100 };
const closed = { ...carried, [`${at}.recruitsPerYear`]: 0 };

export const levers: Lever[] = [
  { role, lever: 'one more where partners have nobody to work with', metric: sourced, base, change: { 'pools.channel.headcount': 2 }, expect: 'up', why: 'each carries eight partners' },
  { role, lever: 'one more where all partners are worked with and none is recruited', metric: sourced, base, set: closed, change: { 'pools.channel.headcount': 2 }, expect: 'none', why: 'there is nobody to work with' },
  { role, lever: 'twice as many recruits', metric: 'partners.active', base, change: { [`${at}.recruitsPerYear`]: 16 }, expect: 'up', why: 'partners are active once they are enabled' },
  { role, lever: 'twice as many recruits who take two years to enable', metric: sourced, base, set: { ...carried, [`${at}.enableDays`]: 730 }, change: { [`${at}.recruitsPerYear`]: 16 }, expect: 'none', why: 'none of them sells in the year' },
  { role, lever: 'enabling in one month instead of four', metric: sourced, base, set: carried, change: { [`${at}.enableDays`]: 30 }, expect: 'up', why: 'recruits bring deals for longer' },
  { role, lever: 'enabling in one month, without recruits', metric: sourced, base, set: closed, change: { [`${at}.enableDays`]: 30 }, expect: 'none', why: 'nobody is enabled' },
  { role, lever: 'twice as many partners lost', metric: 'partners.active', base, change: { [`${at}.lossPerYear`]: 0.6 }, expect: 'down', why: 'they have to be recruited anew' },
  { role, lever: 'a margin of 30 % instead of 20 %', metric: 'bookings.net', base, change: { 'motions.sales.sources.resold.margin': 0.3 }, expect: 'down', why: 'the partner keeps more' },
  { role, lever: 'a margin of 30 % instead of 20 %', metric: 'bookings.new', base, change: { 'motions.sales.sources.resold.margin': 0.3 }, expect: 'none', why: "gross is the customer's price" },
  { role, lever: 'channel credit of 0.7 instead of 1', metric: 'attainment.pool[pool=ae]', base, change: { 'motions.sales.sources.resold.credit': 0.7 }, expect: 'down', why: 'the same deals count less' },
  { role, lever: 'channel credit of 0.7 instead of 1', metric: 'bookings.new', base, change: { 'motions.sales.sources.resold.credit': 0.7 }, expect: 'none', why: 'credit alone turns no deal away' },
  { role, lever: 'executives who answer to a channel credit of 0.7', metric: 'bookings.new[fulfilment=resale]', base, set: { [`${resold}.credit`]: 0.7 }, change: { [`${resold}.routingElasticity`]: 1 }, expect: 'down', why: 'they sell directly what pays them more' },
  { role, lever: 'executives who answer to a channel credit of 1', metric: 'bookings.new[fulfilment=resale]', base, change: { [`${resold}.routingElasticity`]: 1 }, expect: 'none', why: 'both ways pay the same' },
  { role, lever: 'a referral fee of 20 % instead of 10 %', metric: 'selling.expense', base, set: referred, change: { [`${resold}.margin`]: 0.2 }, expect: 'up', why: 'the fee is a cost of selling' },
  { role, lever: 'a referral fee of 20 % instead of 10 %', metric: 'bookings.net', base, set: referred, change: { [`${resold}.margin`]: 0.2 }, expect: 'none', why: 'who is referred pays the vendor' },
];
