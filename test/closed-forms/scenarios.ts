// Scenarios in which a closed form holds: no people who come and go, no shocks, unlimited slots unless the case is about them.
const WEEK = 7;

export const plain = {
  quotacast: 1,
  name: 'closed form',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 4 },
  warmup: 0,
  shocks: { demand: 0, winOdds: 0, cycle: 0 },
  pools: { ae: { headcount: 1 } },
};

/** One motion with one owner who never runs out of slots. */
export function oneMotion(motion: object, rest: object = {}): object {
  return { ...plain, motions: { deals: { owner: 'ae', dealSize: 1, ...motion } }, ...rest };
}

const instant = (advance: unknown) => ({ close: { days: 0, advance } });

/** CF01: 40 opportunities a month of a third of a quarter, a quarter of them won at once. */
export const compoundPoisson = oneMotion({ sources: { in: { perQuarter: 120 } }, stages: instant(0.25), dealSize: { mean: 24000, cv: 0.9 } });

/** CF02: three price tiers. */
export const threeTiers = oneMotion({ sources: { in: { perQuarter: 18 } }, stages: instant(1), dealSize: { discrete: { values: [1, 2, 5], weights: [0.5, 0.3, 0.2] } } });

/** CF03: wins and losses are independent Poisson counts. */
export const thinning = oneMotion({ sources: { in: { perQuarter: 60 } }, stages: instant(0.22) });

/** CF04: only wins that also close inside the quarter. */
export const delayThinning = oneMotion({ sources: { in: { perDay: 10 / WEEK } }, stages: { close: { days: { exponential: { mean: 6 * WEEK } }, advance: 0.25 } } });

/** CF06: the shapes of one mean cycle of 45 days. */
export const cycleShapes: Record<string, unknown> = {
  exponential: { exponential: { mean: 45 } },
  'lognormal cv 0.8': { mean: 45, cv: 0.8 },
  deterministic: 45,
  'gamma(3)': { gamma: { shape: 3, scale: 15 } },
};
export const steadyState = (days: unknown): object => oneMotion({ sources: { in: { perDay: 2 } }, stages: { close: { days, advance: 0.5 } } }, { warmup: 8, calendar: { ...plain.calendar, periods: 1 } });

/** CF08: a funnel of four stages in steady state. */
export const fourStages = oneMotion(
  {
    sources: { in: { perDay: 20 / WEEK } },
    stages: {
      one: { days: { exponential: { mean: 1 * WEEK } }, advance: 0.6 },
      two: { days: { exponential: { mean: 2 * WEEK } }, advance: 0.5 },
      three: { days: { exponential: { mean: 3 * WEEK } }, advance: 0.7 },
      four: { days: { exponential: { mean: 1.5 * WEEK } }, advance: 0.55 },
    },
  },
  { warmup: 4 },
);

/** CF15, CF16: one deal through four stages, with time stretched so that day `at` of the case is day 91, a period's end. */
export const stagesInARow = (means: readonly number[], at: number): object =>
  oneMotion({
    sources: { in: { perYear: 0 } },
    stages: Object.fromEntries(means.map((mean, k) => [`s${k}`, { days: { exponential: { mean: (mean * 91) / at } }, advance: 1 }])),
  }, { pipeline: { only: { stage: 's0', amount: 1 } }, calendar: { ...plain.calendar, periods: 12 } });

/** CF17: constant hazards of winning and losing; day 90 of the case is day 91. */
export const competingRisks = oneMotion(
  { sources: { in: { perYear: 0 } }, stages: { open: { days: { exponential: { mean: (25 * 91) / 90 } }, advance: 0.25 } } },
  { pipeline: Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`d${k}`, { stage: 'open', amount: 1 }])), calendar: { ...plain.calendar, periods: 12 } },
);

/** CF19: a funnel with slip-backs; a stage takes a day, so days count steps. */
export const slipBacks = (start: string): object =>
  oneMotion(
    {
      sources: { in: { perYear: 0 } },
      stages: {
        qualify: { days: 1, next: { demo: 0.55 } },
        demo: { days: 1, next: { qualify: 0.05, proposal: 0.6 } },
        proposal: { days: 1, next: { demo: 0.1, negotiate: 0.65 } },
        negotiate: { days: 1, next: { proposal: 0.15, won: 0.6 } },
      },
    },
    { pipeline: { only: { stage: start, amount: 1 } } },
  );

/** CF20, CF21: people who leave at a constant rate and are replaced after an exponential time. Days of a month of `month` days. */
export const seats = (count: number, month: number, periods: number): object => ({
  ...plain,
  calendar: { ...plain.calendar, periods },
  pools: { ae: { headcount: count, attrition: { perYear: 365.25 / (24 * month) }, timeToFillDays: { exponential: { mean: 3 * month } } } },
  motions: { deals: { owner: 'ae', dealSize: 1, stages: instant(0.5), sources: {} } },
});

/** CF23: one hire without backfill on a straight ramp of six months; 12 months are the 364 days of four periods. */
export const rampedHire = {
  ...plain,
  pools: {
    ae: {
      headcount: { count: 1, tenureMonths: 0 },
      capacity: 1,
      ramp: { linearMonths: (182 * 12) / 365.25, basis: 'slots' },
      attrition: { perYear: 365.25 / 728 },
      backfill: false,
    },
  },
  motions: { deals: { owner: 'ae', dealSize: 1, stages: instant(0.5), sources: {} } },
};

/** CF24: 200 equal contracts that fall due within the year. */
export const contracts = {
  ...plain,
  calendar: { asOf: '2025-01-01', period: 'quarter', periods: 5 },
  motions: {
    deals: { owner: 'ae', dealSize: 1, stages: instant(0.5), sources: {} },
    renew: { kind: 'renewal', owner: 'ae', rate: 0.9, leadDays: 0 },
  },
  accounts: { base: { count: 200, arr: 12000, termMonths: 12 } },
};

/** CF27: forty opportunities that share one unknown win rate. */
export const sharedWinRate = oneMotion({ sources: { in: { perQuarter: 40, arrivals: 'deterministic' } }, winRate: { beta: { alpha: 6, beta: 18 } }, stages: { close: { days: 0 } } }, { calendar: { ...plain.calendar, periods: 1 } });

/** CF30: two unknown sizes, correlated through a Gaussian copula; one deal of each is won. */
export const twoSizes = (rho: number): object => ({
  ...plain,
  calendar: { ...plain.calendar, periods: 1 },
  segments: { a: {}, b: {} },
  motions: Object.fromEntries(
    ['a', 'b'].map((name) => [name, { owner: 'ae', segment: name, dealSize: { lognormal: { mean: { mean: 1, cv: 0.9 }, cv: 0 } }, stages: instant(1), sources: { in: { perQuarter: 1, arrivals: 'deterministic' } } }]),
  ),
  correlations: [{ between: ['motions.a.dealSize.lognormal.mean', 'motions.b.dealSize.lognormal.mean'], rho }],
});

/** CF41: a sine over the year, as 12 monthly factors that hold its mass exactly by quarter (months of 4, 4 and 5 weeks). */
export function seasonal(): object {
  const days = Array.from({ length: 12 }, (_, m) => (m % 3 === 2 ? 35 : 28));
  let day = 0;
  const mass = days.map((length) => {
    const [from, to] = [day / 7, (day + length) / 7];
    day += length;
    const integral = (t: number): number => 10 * (t + 0.4 * (52 / (2 * Math.PI)) * (1 - Math.cos((2 * Math.PI * t) / 52)));
    return integral(to) - integral(from);
  });
  const rates = mass.map((m, k) => m / days[k]);
  const mean = rates.reduce((s, r) => s + r, 0) / 12;
  return oneMotion({ sources: { in: { perDay: mean } }, stages: instant(0.5) }, { seasonality: { arrivals: rates } });
}

/** CF43: three stages, each left with probability 0.2 a week; week 13 is day 91, so a close in week 13 falls on the day before. */
export const geometricStages = oneMotion(
  {
    sources: { in: { perYear: 0 } },
    stages: Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { days: { geometric: { p: 0.2, step: WEEK } }, advance: 1 }])),
  },
  { pipeline: { only: { stage: 'a', amount: 1 } }, calendar: { ...plain.calendar, periods: 12 } },
);

/** CF42: each week an open deal is won with probability 0.02 and lost with 0.06. */
export const weeklyRisks = oneMotion(
  { sources: { in: { perYear: 0 } }, stages: { open: { days: { geometric: { p: 0.08, step: WEEK } }, advance: 0.25 } } },
  { pipeline: { only: { stage: 'open', amount: 1 } }, calendar: { ...plain.calendar, periods: 16 } },
);

/** CF49: five named deals. */
export const namedDeals = oneMotion(
  { sources: { in: { perYear: 0 } }, stages: { commit: { days: 10, advance: 0.5 } } },
  { pipeline: Object.fromEntries([0.9, 0.6, 0.5, 0.3, 0.1].map((winRate, k) => [`deal${k}`, { stage: 'commit', amount: [20, 50, 35, 80, 120][k], winRate }])) },
);

/** CF50: two segments. */
export const twoSegments = {
  ...plain,
  segments: { smb: {}, enterprise: {} },
  motions: {
    smb: { owner: 'ae', segment: 'smb', dealSize: 8000, stages: instant(0.2), sources: { in: { perQuarter: 90 } } },
    enterprise: { owner: 'ae', segment: 'enterprise', dealSize: 150000, stages: instant(0.15), sources: { in: { perQuarter: 12 } } },
  },
};

/** CF51: ten opportunities at each week's start, each won after 14 days. */
export const allCertain = oneMotion({
  sources: Object.fromEntries(Array.from({ length: 10 }, (_, k) => [`s${k}`, { perQuarter: 13, arrivals: 'deterministic' }])),
  stages: { close: { days: 14, advance: 1 } },
  dealSize: 1000,
});

/** A desk of slots in steady state: durations times k, rates divided by k. One person with `slots` places. */
export const desk = (slots: number, perDay: number, days: unknown, patience: number | undefined, periods = 8): object =>
  oneMotion(
    { sources: { in: { perDay } }, stages: { work: { days, advance: 0.5 } }, ...(patience === undefined ? {} : { patienceDays: patience }) },
    { pools: { ae: { headcount: 1, capacity: slots } }, warmup: 8, calendar: { ...plain.calendar, periods } },
  );
