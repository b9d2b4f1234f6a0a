// Organisations of many kinds for the fit of bench/cost.js: seeded, so that they are the same in every fit.
import * as generator from '../../dist/kernel/draw.js';

const SEED = 0x51ab37;

/** So many scenarios of up to four segments and sixty sellers each, as the text of their files. */
export function generatedScenarios(count) {
  return Array.from({ length: count }, (_, number) => JSON.stringify(organisation(number, { segments: 4, sellers: 60, periods: 12 })));
}

/** So many small ones over three years, for runs of many trials. */
export function smallScenarios(count) {
  return Array.from({ length: count }, (_, number) => JSON.stringify(organisation(1000 + number, { segments: 1, sellers: 3, leastPeriods: 12, periods: 12 })));
}

function organisation(number, most) {
  let drawn = 0;
  const uniform = () => (generator.draw(SEED, number, drawn++) >>> 0) / 2 ** 32;
  const between = (low, high) => low + (high - low) * uniform();
  /** spread evenly over orders of magnitude */
  const spread = (low, high) => low * (high / low) ** uniform();
  const whole = (low, high) => Math.floor(between(low, high + 1));
  const often = (share) => uniform() < share;

  const scenario = { quotacast: 1, name: `Organisation ${number}`, currency: 'USD', calendar: { asOf: '2025-01-01', periods: whole(most.leastPeriods ?? 2, most.periods) }, segments: {}, pools: {}, motions: {}, accounts: {}, targets: { company: { measure: 'newAcv', perQuarter: 1e6 } } };
  for (let segment = 0, segments = whole(1, most.segments); segment < segments; segment += 1) {
    const sellers = Math.round(spread(2, most.sellers));
    const stages = whole(1, 6);
    const deals = sellers * spread(1, 9);
    const named = (what) => `${what}${segment}`;
    scenario.segments[named('segment')] = {};
    scenario.pools[named('seller')] = { headcount: sellers, capacity: whole(6, 24), quota: { perQuarter: 150_000 }, ...(often(0.6) ? { attrition: { perYear: 0.3 } } : {}) };
    const engineers = often(0.5);
    if (engineers) scenario.pools[named('engineer')] = { headcount: Math.ceil(sellers / 4), capacity: whole(4, 12) };
    const sources = { inbound: { perMonth: deals } };
    if (often(0.4)) {
      scenario.pools[named('bdr')] = { headcount: Math.ceil(sellers / 3), capacity: 24 };
      scenario.motions[named('leads')] = { kind: 'qualification', segment: named('segment'), owner: named('bdr'), sources: { web: { perMonth: deals } }, stages: { work: { days: 9, advance: 0.3 } }, patienceDays: 14 };
      sources.qualified = { kind: 'handoff', from: named('leads') };
    }
    if (often(0.3)) sources.self = { kind: 'self', perMonth: 0.5 };
    const seller = scenario.pools[named('seller')];
    if (often(0.4)) seller.ramp = { byQuarter: [0.2, 0.5, 0.8] };
    if (often(0.3)) seller.pay = { base: 100_000, variable: 100_000 };
    if (often(0.3)) seller.hires = { more: { count: Math.ceil(sellers / 4), start: '2025-02-01' } };
    const undecided = often(0.4) ? { noDecision: 0.3 } : {};
    scenario.motions[named('deals')] = {
      segment: named('segment'),
      owner: named('seller'),
      sources,
      stages: Object.fromEntries(Array.from({ length: stages }, (_, k) => [`stage${k}`, { days: { mean: between(6, 24), cv: 0.6 }, advance: between(0.5, 0.85), ...undecided, ...(engineers && k === stages >> 1 ? { seizes: [named('engineer')] } : {}) }])),
      dealSize: { mean: 40_000, cv: 0.8 },
      ...(often(0.4) ? { patienceDays: { mean: 20, cv: 0.5 } } : {}),
      ...(often(0.3) ? { traits: { stakeholders: { value: { mean: 6, cv: 0.3 }, odds: 0.92, days: 1.04 } } } : {}),
      ...(often(0.2) ? { quarterEnd: { slip: { withinDays: 10, probability: 0.2 } } } : {}),
    };
    if (often(0.4)) {
      scenario.pools[named('renewalRep')] = { headcount: Math.ceil(sellers / 4), capacity: 60 };
      scenario.motions[named('renewals')] = { kind: 'renewal', segment: named('segment'), owner: named('renewalRep'), rate: 0.88 };
      scenario.accounts[named('customers')] = { segment: named('segment'), count: Math.round(spread(50, 1500)), arr: 30_000 };
      if (often(0.4)) {
        scenario.pools[named('farmer')] = { headcount: Math.ceil(sellers / 3), capacity: 30 };
        scenario.motions[named('growth')] = { kind: 'expansion', segment: named('segment'), owner: named('farmer'), per100PerMonth: between(1, 5), size: { ofArr: { mean: 0.3, cv: 0.5 } }, stages: { review: { days: 25, advance: 0.6 }, offer: { days: 30, advance: 0.6 } } };
      }
    }
  }
  return scenario;
}
