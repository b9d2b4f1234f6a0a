import { scenarioSchema, type Scenario, type ScenarioInput } from '../../src/scenario/schema.ts';

/*
 * Small scenarios that together use every mechanism of the model, for holding two implementations against each other.
 * Numbers are chosen so that each mechanism moves some figure visibly, and deal sizes have a tame tail.
 */

const calm = { demand: 0, winOdds: 0, cycle: 0, persistence: 0 };
const weeks = (periods: number) => ({ asOf: '2025-01-06', period: '13w', periods }) as const;
const size = (mean: number, cv = 0.5) => ({ lognormal: { mean, cv } });

/** Arrivals and odds: over-dispersion, seasons, factors by period, two segments, sources that differ, deterministic arrivals. */
const demand: ScenarioInput = {
  quotacast: 1,
  name: 'demand',
  currency: 'USD',
  calendar: weeks(2),
  shocks: calm,
  segments: { smb: {}, enterprise: {} },
  seasonality: {
    arrivals: [2, 1, 0.5, 1, 1, 1.5, 0.8, 0.7, 1, 1, 1, 1],
    winOdds: [1, 1, 2, 0.7, 0.7, 1.6, 1, 1, 1.4, 1, 1, 1.5],
    dealSize: [0.9, 1, 1.2, 0.9, 1, 1.2, 0.9, 1, 1.1, 1, 1, 1.3],
  },
  pools: { ae: { headcount: 3 } },
  motions: {
    small: {
      segment: 'smb',
      owner: 'ae',
      sources: {
        web: { perMonth: 6, overDispersion: 0.6, byPeriod: [1, 0.5] },
        event: { perQuarter: 11, arrivals: 'deterministic', winOdds: 2, daysFactor: 0.5 },
      },
      stages: {
        qualify: { days: { gamma: { mean: 9, cv: 0.8 } }, advance: 0.6, noDecision: 0.3 },
        propose: { days: { weibull: { mean: 12, cv: 0.6 } }, daysIfLost: { exponential: { mean: 25 } }, advance: 0.5, noDecision: 0.5 },
      },
      dealSize: size(8000),
      oneOff: { uniform: { min: 500, max: 1500 } },
    },
    large: {
      segment: 'enterprise',
      owner: 'ae',
      sources: { web: { perYear: 60, winOdds: 0.8 } },
      winRate: 0.2,
      stages: {
        qualify: { days: { triangular: { min: 5, mode: 10, max: 40 } } },
        prove: { days: { pert: { min: 10, mode: 20, max: 60 } } },
        close: { days: { geometric: { p: 0.25, step: 7 } } },
      },
      dealSize: { mixture: [{ weight: 0.75, of: size(60000) }, { weight: 0.25, of: { uniform: { min: 90000, max: 150000 } } }] },
    },
  },
  targets: { plan: { measure: 'newAcv', perQuarter: 250000 } },
};

/** Slots: round robin, a shared pool of experts, patience everywhere, a first stage that seizes, whole days, two motions in one queue. */
const slots: ScenarioInput = {
  quotacast: 1,
  name: 'slots',
  currency: 'USD',
  calendar: weeks(2),
  warmup: 1,
  shocks: calm,
  pools: { ae: { headcount: 3, capacity: 4, assignment: 'roundRobin' }, se: { headcount: 2, capacity: 1 }, legal: { headcount: 1, capacity: 2 } },
  motions: {
    direct: {
      owner: 'ae',
      sources: { web: { perMonth: 11 } },
      stages: {
        discover: { days: size(12), advance: 0.6, wholeDays: 'up' },
        prove: { days: size(15), advance: 0.7, seizes: ['se'], patienceDays: { exponential: { mean: 20 } } },
        sign: { days: { exponential: { mean: 8 } }, advance: 0.8, seizes: ['legal'] },
      },
      dealSize: size(20000),
      patienceDays: 14,
    },
    technical: {
      owner: 'ae',
      sources: { web: { perMonth: 3 } },
      stages: { workshop: { days: { uniform: { min: 2, max: 9 } }, advance: 0.5, seizes: ['se', 'legal'] }, close: { days: 0.4, advance: 0.9 } },
      dealSize: size(50000),
      patienceDays: 0,
    },
  },
};

/** The order of a queue, pooled assignment, people who differ, and shocks that persist. */
const people: ScenarioInput = {
  quotacast: 1,
  name: 'people',
  currency: 'USD',
  calendar: weeks(2),
  warmup: 1,
  shocks: { demand: 0.3, winOdds: 0.4, cycle: 0.25, persistence: 0.6 },
  pools: {
    ae: { headcount: 4, capacity: 3, order: 'size', skill: { logOddsSd: 0.7 }, quota: { perQuarter: 60000, measure: 'newAcv' } },
    expert: { headcount: 1, capacity: 2, order: 'dueThisPeriod', quota: { perQuarter: 200000 } },
  },
  credit: { expert: { new: 0.5 } },
  motions: {
    sales: {
      owner: 'ae',
      sources: { web: { perMonth: 13 } },
      stages: { first: { days: size(14), advance: 0.5 }, expert: { days: size(10), advance: 0.6, seizes: ['expert'] } },
      dealSize: size(18000, 0.8),
      patienceDays: { exponential: { mean: 30 } },
    },
  },
  targets: { plan: { measure: 'newAndExpansionAcv', byPeriod: [200000, 250000] } },
};

/** A graph with slip-backs and a stage that may win at once, zero-length stages, and both movements across a period's close. */
const slipBacks: ScenarioInput = {
  quotacast: 1,
  name: 'slip-backs',
  currency: 'USD',
  calendar: { asOf: '2025-02-01', fiscalYearStart: 'february', period: 'month', periods: 6 },
  warmup: 3,
  shocks: calm,
  pools: { ae: { headcount: 2, capacity: 14, skill: { logOddsSd: 0.5 } } },
  motions: {
    sales: {
      owner: 'ae',
      sources: { web: { perMonth: 14 } },
      stages: {
        qualify: { days: { exponential: { mean: 6 } }, next: { demo: 0.6 } },
        demo: { days: { exponential: { mean: 8 } }, next: { qualify: 0.05, check: 0.6, won: 0.05 }, noDecision: 0.4 },
        check: { days: 0, next: { propose: 0.9 } },
        propose: { days: { exponential: { mean: 9 } }, next: { demo: 0.1, won: 0.55 } },
      },
      dealSize: size(10000),
      quarterEnd: { slip: { withinDays: 4, probability: 0.4 }, pull: { withinDays: 12, probability: 0.5, discount: 0.2 } },
    },
  },
};

/** Seats: attrition by tenure, vacancies, hire waves of all kinds, a slots ramp, hand-over, quotas with relief. */
const seats: ScenarioInput = {
  quotacast: 1,
  name: 'seats',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: 'quarter', periods: 3 },
  warmup: 1,
  shocks: calm,
  pools: {
    ae: {
      headcount: { count: 4, tenureMonths: [2, 7, 20, 40] },
      capacity: 5,
      ramp: { byQuarter: [0.2, 0.5, 0.8], basis: 'slots' },
      attrition: { byTenure: [{ fromMonths: 0, perYear: 0.5 }, { fromMonths: 9, perYear: 1.2 }] },
      timeToFillDays: { gamma: { mean: 40, cv: 0.5 } },
      handover: { lost: 0.3, days: 6 },
      hires: {
        spring: { count: 2, start: 'FY25-Q2' },
        summer: { count: 1, start: '2025-07-15' },
        autumn: { count: 2, open: 'FY25-Q3', slipDays: { exponential: { mean: 10 } } },
      },
      quota: { perYear: 120000, linearity: [0.2, 0.25, 0.25, 0.3], relief: { byQuarter: [0, 0.5] } },
    },
    se: { headcount: 3, capacity: 1, attrition: { perYear: 0.8 }, timeToFillDays: 30 },
  },
  motions: {
    sales: {
      owner: 'ae',
      sources: { web: { perMonth: 8 } },
      stages: { first: { days: size(20), advance: 0.6 }, prove: { days: size(14), advance: 0.7, seizes: ['se'] } },
      dealSize: size(9000),
      patienceDays: { exponential: { mean: 45 } },
    },
  },
};

/** Territories with vacant patches, own prospecting, a straight-line ramp of the odds, nobody replaced. */
const territories: ScenarioInput = {
  quotacast: 1,
  name: 'territories',
  currency: 'USD',
  calendar: weeks(3),
  warmup: 1,
  shocks: calm,
  pools: {
    ae: {
      headcount: { count: 3, tenureMonths: [1, 4, 30] },
      capacity: 4,
      assignment: 'territory',
      ramp: { linearMonths: 8, basis: 'odds' },
      attrition: { perYear: 0.9 },
      timeToFillDays: 35,
      handover: { lost: 0.2, days: 10 },
      quota: { perMonth: 9000 },
    },
    hunter: {
      headcount: { count: 2, tenureMonths: 3 },
      capacity: 5,
      ramp: { byMonth: [0.1, 0.3, 0.5, 0.7, 0.9], basis: 'slots' },
      attrition: { perYear: 0.6 },
      backfill: false,
      quota: { perQuarter: 30000, relief: 'none' },
    },
  },
  motions: {
    patch: {
      owner: 'ae',
      sources: { web: { perMonth: 6 }, own: { kind: 'self', perMonth: 2, overDispersion: 0.5 } },
      stages: { only: { days: size(25), advance: 0.45, noDecision: 0.2 } },
      dealSize: size(11000),
      patienceDays: 40,
    },
    hunt: {
      owner: 'hunter',
      sources: { own: { kind: 'self', perMonth: 4 } },
      stages: { meet: { days: size(10), advance: 0.5 }, sell: { days: size(20), advance: 0.5 } },
      dealSize: size(7000),
    },
  },
};

/** A trial that begins inside a quarter with named deals: ages, own win rates, more deals than slots, amounts booked before. */
const named: ScenarioInput = {
  quotacast: 1,
  name: 'named deals',
  currency: 'EUR',
  calendar: { asOf: '2025-05-10', fiscalYearStart: 'april', period: 'quarter', periods: 2 },
  shocks: calm,
  pools: {
    ae: { headcount: { count: 2, tenureMonths: 10 }, capacity: 3, skill: { logOddsSd: 0.3 }, quota: { perQuarter: 90000 }, creditToDate: 30000 },
    se: { headcount: 1, capacity: 1 },
  },
  motions: {
    sales: {
      owner: 'ae',
      sources: { web: { perMonth: 4 }, partner: { kind: 'partner', perMonth: 1, winOdds: 1.5 } },
      stages: {
        meet: { days: size(20, 0.7), daysIfLost: size(40, 0.7), advance: 0.5, noDecision: 0.5 },
        prove: { days: { uniform: { min: 10, max: 30 } }, advance: 0.7, seizes: ['se'] },
        sign: { days: 12, daysIfLost: { exponential: { mean: 30 } }, advance: 0.8 },
      },
      dealSize: size(25000),
      bookedToDate: 40000,
      quarterEnd: { slip: { withinDays: 5, probability: 0.3 }, pull: { withinDays: 14, probability: 0.4, discount: 0.1 } },
    },
  },
  pipeline: {
    fresh: { stage: 'meet', amount: 20000 },
    stale: { stage: 'meet', amount: 30000, ageDays: 55, source: 'partner' },
    proving: { stage: 'prove', amount: 26000, stageAgeDays: 18, ageDays: 60 },
    waiting: { stage: 'prove', amount: 24000, stageAgeDays: 5 },
    sure: { stage: 'sign', amount: 50000, stageAgeDays: 4, winRate: 0.95 },
    overdue: { stage: 'sign', amount: 15000, stageAgeDays: 20 },
    late: { stage: 'meet', amount: 10000, ageDays: 5, winRate: 0.6 },
    extra: { stage: 'sign', amount: 12000, ageDays: 40 },
  },
};

/** A warm pipeline rescaled to a known count and value. */
const rescaled: ScenarioInput = {
  quotacast: 1,
  name: 'rescaled pipeline',
  currency: 'USD',
  calendar: weeks(2),
  warmup: 1,
  shocks: calm,
  pools: { ae: { headcount: 3, capacity: 6 }, se: { headcount: 1, capacity: 1 } },
  motions: {
    counted: {
      owner: 'ae',
      sources: { web: { perMonth: 7 } },
      stages: { first: { days: size(20), advance: 0.6 }, prove: { days: size(8), advance: 0.6, seizes: ['se'] } },
      dealSize: size(15000),
      openingPipeline: { count: 14 },
    },
    valued: {
      owner: 'ae',
      sources: { web: { perMonth: 3 } },
      stages: { only: { days: { gamma: { mean: 30, cv: 0.6 } }, advance: 0.3 } },
      dealSize: size(30000),
      openingPipeline: { value: 150000 },
    },
  },
};

/** Channel: resale and white label with margins, channel credit, credit on net, credit of a seized pool; uncertain rates everywhere. */
const channel: ScenarioInput = {
  quotacast: 1,
  name: 'channel',
  currency: 'USD',
  calendar: weeks(2),
  warmup: 1,
  shocks: { demand: { uniform: { min: 0.1, max: 0.3 } }, winOdds: 0.2, cycle: 0.1, persistence: 0.5 },
  creditBase: 'net',
  credit: { ae: { new: 0.9 }, se: { new: 0.25 } },
  pools: {
    ae: { headcount: 3, capacity: 12, skill: { logOddsSd: { uniform: { min: 0.1, max: 0.5 } } }, quota: { perQuarter: 50000 } },
    se: { headcount: 1, capacity: 4, quota: { perQuarter: 60000, measure: 'totalBookings' } },
  },
  motions: {
    sales: {
      owner: 'ae',
      sources: {
        web: { perMonth: { p10: 4, p90: 8 } },
        reseller: { kind: 'partner', perMonth: { mean: 4, cv: 0.3 }, fulfilment: 'resale', margin: 0.3, credit: 0.5, winOdds: { uniform: { min: 1, max: 2 } } },
        label: { kind: 'partner', perQuarter: 5, fulfilment: 'whiteLabel', margin: 0.4, daysFactor: { triangular: { min: 0.5, mode: 1, max: 2 } } },
      },
      winRate: { mean: 0.3, sd: 0.05 },
      stages: {
        first: { days: { lognormal: { mean: { uniform: { min: 12, max: 20 } }, cv: 0.5 } }, advance: 0.5 },
        prove: { days: { gamma: { mean: 12, cv: 0.6 } }, advance: 0.6, seizes: ['se'], noDecision: { p10: 0.1, p90: 0.4 } },
      },
      dealSize: { lognormal: { mean: { lognormal: { mean: 16000, cv: 0.2 } }, cv: 0.6 } },
    },
  },
};

/** Accounts: renewals by the sellers themselves and by a team that is too small, retention, contraction, uplift, won customers who renew. */
const renewals: ScenarioInput = {
  quotacast: 1,
  name: 'renewals',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: 'quarter', periods: 5 },
  warmup: 1,
  shocks: calm,
  segments: { small: {}, big: {} },
  pools: {
    ae: { headcount: 2, capacity: 5, assignment: 'roundRobin', attrition: { perYear: 0.4 }, timeToFillDays: 30, quota: { perQuarter: 60000 } },
    rep: { headcount: 1, capacity: 5, quota: { perQuarter: 100000, measure: 'totalBookings' } },
  },
  credit: { rep: { renewal: 0.5, uplift: 1 } },
  motions: {
    land: {
      segment: 'small',
      owner: 'ae',
      sources: { web: { perMonth: 5 } },
      stages: { only: { days: size(30), advance: 0.35 } },
      dealSize: size(12000),
      termMonths: 6,
      startDelayDays: 10,
    },
    keep: {
      kind: 'renewal',
      segment: 'small',
      owner: 'ae',
      leadDays: 30,
      byTenure: [{ fromMonths: 0, rate: 0.75 }, { fromMonths: 18, rate: { mean: 0.9, sd: 0.03 } }],
      uncoveredOdds: 0.4,
      contraction: { probability: 0.2, share: { uniform: { min: 0.1, max: 0.5 } } },
      uplift: { triangular: { min: 0, mode: 0.05, max: 0.1 } },
    },
    hold: { kind: 'renewal', segment: 'big', owner: 'rep', leadDays: 90, rate: 0.9, uncoveredOdds: 0.5, uplift: 0.04 },
  },
  accounts: {
    base: { segment: 'small', count: 20, arr: size(10000), termMonths: 12, tenureMonths: 12 },
    major: { segment: 'big', count: 24, arr: size(40000), termMonths: 12, tenureMonths: 24, ends: 'random' },
  },
  targets: { keep: { measure: 'renewalRate', rate: 0.9 }, grow: { measure: 'netNewArr', perYear: 100000 }, all: { measure: 'totalBookings', perQuarter: 300000 } },
};

/** A ramp written as bookings, with the slot shares that a solver would give. */
const bookingsRamp: ScenarioInput = {
  quotacast: 1,
  name: 'bookings ramp',
  currency: 'USD',
  calendar: weeks(3),
  warmup: 1,
  shocks: calm,
  pools: {
    ae: {
      headcount: { count: 2, tenureMonths: [3, 24] },
      capacity: 4,
      ramp: { byQuarter: [0, 0.25, 0.75], basis: 'bookings' },
      hires: { wave: { count: 2, start: 'Y1-Q1' } },
      quota: { perQuarter: 40000 },
    },
  },
  motions: {
    sales: {
      owner: 'ae',
      sources: { web: { perMonth: 8 } },
      stages: { only: { days: size(35), advance: 0.4 } },
      dealSize: size(9000),
      patienceDays: 60,
    },
  },
};

export const slotSharesOf: Record<string, (pool: string) => number[] | undefined> = {
  bookingsRamp: (pool) => (pool === 'ae' ? [0.15, 0.5, 0.9] : undefined),
};

const inputs = { demand, slots, people, slipBacks, seats, territories, named, rescaled, channel, renewals, bookingsRamp };

/** The scenarios as written, and with every default filled in. */
export const scenarioInputs: Record<string, ScenarioInput> = inputs;
export const scenarios: Record<string, Scenario> = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, scenarioSchema.parse(input)]));
