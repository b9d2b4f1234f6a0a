// Valid scenarios at random, the same for the same seed, that together use everything the language has. Loads are kept small.

import { withDeals } from './random-deals.ts';
import { withDemand } from './random-demand.ts';
import { withPeople } from './random-people.ts';
import { withSellers } from './random-sellers.ts';
import { uniforms } from './uniforms.ts';

export { uniforms };

interface Options {
  /** multiplies every amount of money */
  readonly money?: number;
}

type Map = Record<string, unknown>;

export function randomScenario(seed: number, { money: unit = 1 }: Options = {}): Map {
  const next = uniforms(seed);
  const chance = (p: number): boolean => next() < p;
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const between = (from: number, to: number): number => Number((from + (to - from) * next()).toPrecision(3));
  const one = <T>(...choices: readonly T[]): T => choices[Math.floor(next() * choices.length)];
  const maybe = (p: number, make: () => Map): Map => (chance(p) ? make() : {});
  const times = <T>(n: number, make: (k: number) => T): T[] => Array.from({ length: n }, (_, k) => make(k));
  const named = <T>(prefix: string, n: number, make: (k: number) => T): Record<string, T> => Object.fromEntries(times(n, (k) => [`${prefix}${k}`, make(k)]));
  const money = (from: number, to: number): number => unit * between(from, to);

  // numbers that may be unknown, drawn once per trial
  const rate = (from: number, to: number): unknown => (chance(0.85) ? between(from, to) : one<unknown>({ mean: (from + to) / 2, cv: 0.3 }, { p10: from, p90: to }, { min: from, max: to }));
  const share = (from: number, to: number): unknown => (chance(0.85) ? between(from, to) : chance(0.2) ? { mean: (from + to) / 2, sd: (to - from) / 8 } : { min: from, max: to });

  // families that take long to tabulate are rarer
  const size = (): unknown => {
    const m = money(5000, 90000);
    const common: unknown[] = [m, { mean: m, cv: one(0.4, 0.9) }, { discrete: { values: [m, 2 * m, 5 * m], weights: [3, 2, 1] } }, { empirical: [m, m / 2, 3 * m] }, { triangular: { min: m / 2, mode: m, max: 3 * m } }];
    const rare: unknown[] = [
      { p10: m / 4, p90: m * 2 },
      { median: m, sigma: 0.5 },
      { pert: { min: m / 2, mode: m, max: 3 * m } },
      { gamma: { mean: m, cv: 0.7 } },
      { mixture: [{ weight: 0.7, of: { mean: m, cv: 0.5 } }, { weight: 0.3, of: 4 * m }] },
      { lognormal: { mean: { mean: m, cv: 0.2 }, cv: 0.9 } },
    ];
    return chance(0.03) ? { lognormal: { mean: m, cv: { min: 0.4, max: 0.9 } } } : chance(0.75) ? one(...common) : one(...rare);
  };
  const days = (mean: number): unknown =>
    chance(0.75)
      ? one<unknown>(mean, { exponential: { mean } }, { min: 0, max: 2 * mean }, { mean, cv: 0.6 }, { discrete: { values: [0, mean, 2 * mean], weights: [1, 2, 1] } })
      : one<unknown>({ mean, cv: between(0.2, 1) }, { gamma: { mean, cv: 0.5 } }, { weibull: { mean, shape: 1.5 } }, { geometric: { p: 0.3, step: Math.max(1, mean * 0.3) } });

  const period = one('quarter', 'quarter', '13w', 'month', '4w', '445');
  const quarters = chance(0.12) ? 12 : whole(1, 4);
  const perQuarter = { quarter: 1, '13w': 1, '445': 1, month: 3, '4w': 3 }[period] ?? 1;
  const calendar = { asOf: one('2025-01-01', '2025-02-17', '2024-07-01'), fiscalYearStart: one('january', 'february', 'july'), period, periods: quarters * perQuarter };
  const segments = chance(0.5) ? named('segment', whole(1, 3), () => ({})) : undefined;
  const segment = (): Map => (segments ? { segment: one(...Object.keys(segments)) } : {});

  const later = (date: string, by: number): string => new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);
  const ramp = (): Map => ({
    ramp: { ...one<Map>({ byQuarter: [0, 0.25, 0.75] }, { byMonth: [0, 0.3, 0.5, 0.9] }, { linearMonths: 6 }), basis: one('bookings', 'slots', 'odds') },
  });
  const people = (): Map => ({
    headcount: chance(0.5) ? whole(1, 6) : { count: whole(1, 6), tenureMonths: between(0, 40) },
    capacity: chance(0.25) ? 'unlimited' : one(whole(1, 12), between(1, 8)),
    ...maybe(0.3, () => ({ hires: named('wave', whole(1, 2), () => ({ count: whole(1, 3), ...one<Map>({ start: calendar.asOf }, { open: calendar.asOf, slipDays: days(10) }, { start: later(calendar.asOf, whole(1, 25)) }) })) })),
    ...maybe(0.4, ramp),
    ...maybe(0.4, () => ({ attrition: chance(0.5) ? { perYear: rate(0.1, 2) } : { byTenure: [{ fromMonths: 0, perYear: 0.8 }, { fromMonths: 6, perYear: rate(0.1, 0.4) }] }, backfill: chance(0.8), timeToFillDays: days(20) })),
  });
  const owners = named('owner', whole(1, 3), () => ({
    ...people(),
    assignment: one('pooled', 'roundRobin', 'territory'),
    order: one('fifo', 'fifo', 'size', 'dueThisPeriod'),
    ...maybe(0.4, () => ({ skill: { logOddsSd: rate(0.1, 0.5) } })),
    ...maybe(0.4, () => ({ handover: { lost: share(0, 0.5), days: whole(0, 20) } })),
    ...maybe(0.7, () => ({ quota: { perQuarter: money(50000, 200000), relief: one<unknown>('ramp', 'none', { byMonth: [0.2, 0.6] }), measure: one('newAcv', 'newAndExpansionAcv', 'totalBookings') } })),
    ...maybe(0.1, () => ({ creditToDate: money(1000, 9000) })),
  }));
  const experts = named('expert', whole(0, 2), people);
  const renewers = maybe(0.5, () => ({ renewer: { headcount: whole(0, 3), capacity: whole(1, 30), ...maybe(0.5, () => ({ quota: { measure: 'renewalRate', rate: 0.9 } })) } }));

  const stage = (): Map => ({
    days: chance(0.15) ? 0 : days(whole(1, 40)),
    ...maybe(0.3, () => ({ daysIfLost: days(whole(1, 30)) })),
    ...maybe(0.5, () => ({ noDecision: share(0, 0.6) })),
    ...maybe(0.4, () => ({ seizes: Object.keys(experts).filter(() => chance(0.6)) })),
    ...maybe(0.3, () => ({ patienceDays: chance(0.3) ? 0 : days(whole(1, 40)) })),
    ...maybe(0.1, () => ({ wholeDays: 'up' })),
  });
  const chain = (): Map => {
    const stages = named('stage', whole(1, 4), stage);
    if (chance(0.2)) return { stages, winRate: share(0.1, 0.5) };
    for (const each of Object.values(stages)) each['advance'] = chance(0.1) ? one(0, 1) : share(0.3, 0.9);
    return { stages, ...(chance(0.1) ? { winRate: { mean: 0.3, sd: 0.05 } } : {}) };
  };
  const graph = (): Map => {
    const [a, b, c] = [stage(), stage(), stage()];
    return { stages: { stage0: { ...a, next: { stage1: 0.5, stage2: 0.2 } }, stage1: { ...b, next: { stage0: 0.2, stage2: 0.5 } }, stage2: { ...c, next: { stage1: 0.2, won: 0.5 } } } };
  };
  const source = (): Map => ({
    kind: one('inbound', 'inbound', 'partner', 'self'),
    ...one<Map>({ perMonth: rate(3, 15) }, { perQuarter: rate(5, 40) }, { perDay: rate(0.05, 0.3) }, { perYear: 0 }),
    ...maybe(0.2, () => ({ byPeriod: [1, 0, 1.5] })),
    ...maybe(0.2, () => ({ overDispersion: rate(0.2, 0.6) })),
    ...maybe(0.2, () => ({ fulfilment: 'resale', margin: 0.2, credit: 0.5 })),
    ...maybe(0.2, () => ({ winOdds: rate(0.6, 1.6), daysFactor: rate(0.7, 1.3) })),
  });
  const evenly = (of: Map): Map => (of['kind'] !== 'self' && chance(0.2) ? { ...of, arrivals: 'deterministic' } : of);
  const motions = named('motion', whole(1, 3), () => ({
    ...segment(),
    owner: one(...Object.keys(owners)),
    ...(chance(0.2) ? graph() : chain()),
    sources: named('source', whole(chance(0.1) ? 0 : 1, 2), () => evenly(source())),
    dealSize: size(),
    ...maybe(0.2, () => ({ oneOff: size() })),
    ...maybe(0.3, () => ({ patienceDays: chance(0.3) ? 0 : days(whole(1, 60)) })),
    ...maybe(0.4, () => ({ quarterEnd: { ...maybe(0.7, () => ({ slip: { withinDays: whole(0, 30), probability: share(0, 1) } })), ...maybe(0.7, () => ({ pull: { withinDays: whole(0, 30), probability: share(0, 1), discount: 0.1 } })) } })),
    ...maybe(0.25, () => ({ openingPipeline: { ...maybe(0.6, () => ({ count: whole(0, 40) })), ...maybe(0.5, () => ({ value: money(1e5, 2e6) })) } })),
    ...maybe(0.3, () => ({ termMonths: whole(1, 24), startDelayDays: whole(0, 60) })),
  }));
  const covered = Object.keys(segments ?? { all: {} }).filter(() => chance(0.4));
  const carers = maybe(covered.length > 0 ? 0.5 : 0, () => ({ carer: { ...people(), capacity: whole(1, 30) } }));
  const renewals = Object.fromEntries(
    covered.map((name) => [
      `renew-${name}`,
      {
        kind: 'renewal',
        ...(segments ? { segment: name } : {}),
        owner: one(...Object.keys(owners), ...Object.keys(renewers), ...Object.keys(renewers)),
        leadDays: one(0, 30, 90),
        ...(chance(0.3) ? { sbg: { alpha: rate(0.3, 2), beta: rate(0.5, 4) } } : chance(0.5) ? { rate: share(0.7, 0.95) } : { byTenure: [{ fromMonths: 0, rate: 0.8 }, { fromMonths: 12, rate: share(0.85, 0.95) }] }),
        uncoveredOdds: one(0, 0.5, 1),
        ...maybe('carer' in carers ? 0.6 : 0, () => ({ coverage: { pool: 'carer', beta: rate(0.1, 1), onboardingWeight: one(1, 1.7, 3), onboardingDays: whole(0, 120) } })),
        ...maybe(0.2, () => ({ termMonths: whole(1, 36) })),
        ...maybe(0.4, () => ({ winBack: { probability: share(0.1, 0.9), afterDays: days(whole(0, 60)), share: share(0.3, 1) } })),
        ...maybe(0.5, () => ({ contraction: { probability: share(0, 0.5), share: one<unknown>(0.2, { mean: 0.3, sd: 0.1 }) } })),
        ...maybe(0.5, () => ({ uplift: one<unknown>(0.05, { mean: 0.05, cv: 0.5 }) })),
      },
    ]),
  );
  const isCovered = ({ segment: own }: Map): boolean => covered.includes((own as string | undefined) ?? 'all');
  for (const each of Object.values<Map>(motions)) {
    if (isCovered(each) && chance(0.4)) each['earlyCancellation'] = { probability: share(0.1, 0.6), withinDays: whole(1, 30), ...maybe(0.6, () => ({ clawback: between(0, 1) })) };
  }
  const expansions = covered.flatMap((name) =>
    times(chance(0.5) ? whole(1, 2) : 0, (k): [string, Map] => [
      `grow-${name}-${k}`,
      {
        kind: 'expansion',
        ...(segments ? { segment: name } : {}),
        owner: one(...Object.keys(owners)),
        event: one('upsell', 'crossSell'),
        per100PerMonth: rate(2, 30),
        size: chance(0.5) ? { ofArr: one<unknown>(0.2, { mean: 0.3, cv: 0.6 }) } : { amount: size() },
        ...(chance(0.2) ? graph() : chain()),
        ...maybe(0.4, () => ({ tenureMonths: { from: whole(0, 12), ...maybe(0.5, () => ({ until: whole(13, 40) })) } })),
        ...maybe('carer' in carers ? 0.4 : 0, () => ({ lift: { pool: 'carer', factor: rate(0.5, 4) } })),
        ...maybe(0.3, () => ({ patienceDays: days(whole(1, 60)) })),
        ...maybe(0.3, () => ({ quarterEnd: { slip: { withinDays: 20, probability: 0.4 }, pull: { withinDays: 20, probability: 0.4, discount: 0.1 } } })),
      },
    ]),
  );
  const accounts = Object.fromEntries(covered.map((name) => [`base-${name}`, { ...(segments ? { segment: name } : {}), count: whole(0, 40), arr: size(), termMonths: whole(1, 24), tenureMonths: whole(0, 40), ends: one('even', 'random') }]));

  const plainShocks = (): Map => ({ shocks: { demand: rate(0.01, 0.3), winOdds: rate(0.01, 0.4), cycle: rate(0.01, 0.2), persistence: between(0, 0.9) } });
  const correlatedShocks = (): Map => ({
    shocks: { demand: { mean: 0.15, cv: 0.3 }, winOdds: { p10: 0.1, p90: 0.4 }, cycle: { min: 0.05, max: 0.2 } },
    correlations: [{ between: ['shocks.demand', 'shocks.winOdds'], rho: between(-0.9, 0.9) }, { between: ['shocks.cycle', 'shocks.winOdds'], rho: 0.3 }],
  });
  const shocksFromDraws = (): Map => ({
    shocks: { demand: 0.1, winOdds: { mean: 0.2, cv: 0.3 }, cycle: 0.1 },
    ensembles: { fitted: { paths: ['shocks.demand', 'shocks.cycle'], draws: [[0.1, 0.05], [0.2, 0.1], [0.3, 0.2]] } },
  });

  const openDeal = (k: number): Map => {
    const name = one(...Object.keys(motions));
    const { stages, sources } = motions[name] as unknown as { stages: Record<string, Map>; sources: Map };
    const branches = Object.values(stages).some((each) => each['next'] !== undefined);
    const stageAgeDays = whole(0, 60);
    return {
      motion: name,
      stage: one(...Object.keys(stages)),
      amount: money(1000, 90000) + unit * k,
      ...maybe(0.6, () => ({ stageAgeDays, ageDays: stageAgeDays + whole(0, 100) })),
      ...maybe(branches ? 0 : 0.3, () => ({ winRate: between(0, 1) })),
      ...maybe(Object.keys(sources).length > 0 ? 0.5 : 0, () => ({ source: one(...Object.keys(sources)) })),
    };
  };
  const scenario = {
    quotacast: 1,
    name: `random ${seed}`,
    currency: 'USD',
    calendar,
    warmup: chance(0.5) ? 'auto' : whole(0, 3),
    ...(segments ? { segments } : {}),
    pools: { ...owners, ...experts, ...renewers, ...carers },
    motions: { ...motions, ...renewals, ...Object.fromEntries(expansions) },
    accounts,
    ...maybe(0.3, () => ({ pipeline: named('deal', whole(1, 30), openDeal) })),
    ...maybe(0.4, () => ({ seasonality: { ...maybe(0.7, () => ({ arrivals: times(12, () => between(0.5, 1.5)) })), ...maybe(0.4, () => ({ winOdds: times(12, () => between(0.7, 1.4)) })), ...maybe(0.4, () => ({ dealSize: times(12, () => between(0.8, 1.2)) })) } })),
    ...one<() => Map>(plainShocks, plainShocks, correlatedShocks, shocksFromDraws, () => ({}), () => ({}))(),
    ...maybe(0.3, () => ({ credit: Object.fromEntries([...Object.keys(owners), ...Object.keys(experts)].filter(() => chance(0.5)).map((name) => [name, { new: between(0, 1), ...maybe(0.3, () => ({ upsell: between(0, 1), crossSell: between(0, 1) })) }])) })),
    creditBase: one('gross', 'net'),
    targets: { company: { measure: 'newAcv', perQuarter: money(1e5, 2e6) } },
  };
  // dice of their own, so that what people earn and become moves nothing else
  const toss = uniforms(seed + 1_000_003);
  const pick = <T>(...choices: readonly T[]): T => choices[Math.floor(toss() * choices.length)];
  return withPeople(withSellers(withDemand(withDeals(scenario, seed), seed), seed, unit), { chance: (p) => toss() < p, one: pick, money: (from, to) => unit * Number((from + (to - from) * toss()).toPrecision(3)) });
}
