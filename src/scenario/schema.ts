import { z } from 'zod';
import { dateText, entityName, named, perEventPositive, uncertainPositive, uncertainShare, wholeNumber } from './fields.ts';
import { roleNames } from './roles.ts';
import { earlyCancellation, expansionWith, renewal } from './schema-accounts.ts';
import { badHire, fallThrough, lowAttainment, manager, mentorLoad, promotions } from './schema-life.ts';
import { cost, cushion, grossMargin, hiringCost, pay, team } from './schema-pay.ts';
import { planning, productivity } from './schema-planning.ts';
import { market, partnerProgram, prospecting, source } from './schema-sources.ts';
import { dealFields, split, stageFields } from './schema-deals.ts';

/*
 * The scenario language, version 1. Every field carries its unit in its name or its description.
 * `uncertain…` fields take a number or a distribution meaning "unknown, drawn once per trial";
 * `perEvent…` fields take a distribution drawn for every deal, person or contract.
 */

export const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const;
export const measures = ['newAcv', 'newAndExpansionAcv', 'netNewArr', 'totalBookings', 'renewalRate'] as const;
export type Measure = (typeof measures)[number];

const calendar = z
  .strictObject({
    asOf: dateText.describe('the day the trial begins: any day of the first period'),
    fiscalYearStart: z.enum(monthNames).default('january').describe('the month that opens the fiscal year'),
    fiscalYearLabel: z.enum(['endYear', 'startYear']).default('endYear').describe('which calendar year names a fiscal year'),
    period: z.enum(['quarter', 'month', '4w', '13w', '445']).default('quarter').describe('the length of a period'),
    periods: wholeNumber(1, 120).default(8).describe('how many periods are simulated'),
  })
  .describe('time: where the simulation starts, and its periods');

const segment = z.strictObject({
  accounts: wholeNumber(1, 10_000_000).optional().describe('accounts that could buy; where people prospect for new ones, the market is as finite as this'),
  tier: z.string().max(64).optional().describe('a reporting attribute'),
  vertical: z.string().max(64).optional().describe('a reporting attribute'),
  product: z.string().max(64).optional().describe('a reporting attribute'),
  market: z.union([z.literal('none'), market]).optional().describe('who can be sold to; none: as many as are looked for'),
});

const headcount = z.union([
  wholeNumber(0, 10_000),
  z.strictObject({
    count: wholeNumber(0, 10_000).describe('people on the opening day'),
    tenureMonths: z
      .union([z.number().min(0).max(600), z.array(z.number().min(0).max(600)).min(1).max(10_000)])
      .optional()
      .describe('months each of them has been in the role; one number for all or one per person'),
  }),
]);

const shares = z.array(z.number().min(0).max(2)).min(1).max(60);
const ramp = z
  .strictObject({
    byQuarter: shares.optional().describe('share of a ramped person, one figure per quarter of tenure; 1 afterwards'),
    byMonth: shares.optional().describe('share of a ramped person, one figure per month of tenure; 1 afterwards'),
    linearMonths: z.number().positive().max(60).optional().describe('a straight line from 0 to 1 over so many months'),
    basis: z.enum(['bookings', 'slots', 'odds']).default('bookings').describe('what the shares are of: bookings (as planners write), slots, or win odds'),
  })
  .describe('how a new person becomes productive');

const attrition = z
  .strictObject({
    perYear: uncertainPositive('leavers per filled seat and year (a rate: 0.36 means that 30 % leave within a year)').optional(),
    byTenure: z
      .array(z.strictObject({ fromMonths: z.number().min(0).max(600), perYear: uncertainPositive('leavers per filled seat and year from that tenure on') }))
      .min(1)
      .max(20)
      .optional()
      .describe('the rate by tenure; the first entry starts at 0 months'),
    lowAttainment: lowAttainment.optional(),
  })
  .describe('how fast people leave');

const hire = z.strictObject({
  count: wholeNumber(0, 10_000).describe('seats added'),
  start: z.string().max(32).optional().describe('first working day: a date, or a period such as FY25-Q2, which spreads the starts evenly over it'),
  open: z.string().max(32).optional().describe('requisition opened: a date or a period; the start follows after timeToFillDays and slipDays'),
  slipDays: perEventPositive('further days until the start').optional(),
  fallThrough: fallThrough.optional(),
});

const quota = z
  .strictObject({
    measure: z.enum(['newAcv', 'newAndExpansionAcv', 'totalBookings', 'renewalRate', 'qualifiedOpportunities', 'team']).default('newAndExpansionAcv').describe('what earns credit against it; team: what the pools named in `of` earn; for qualifiedOpportunities figures are numbers, not money'),
    of: team.optional(),
    cushion: cushion.optional(),
    perMonth: z.number().positive().optional().describe('money per fully ramped seat and month'),
    perQuarter: z.number().positive().optional().describe('money per fully ramped seat and quarter'),
    perYear: z.number().positive().optional().describe('money per fully ramped seat and year'),
    rate: z.number().positive().max(1).optional().describe('for renewalRate: the share of ARR due that counts as 100 %'),
    linearity: z.array(z.number().min(0).max(1)).length(4).optional().describe('shares of a yearly quota by fiscal quarter; sum 1'),
    relief: z
      .union([z.literal('ramp'), z.literal('none'), z.strictObject({ byQuarter: shares.optional(), byMonth: shares.optional() })])
      .default('ramp')
      .describe('share of the quota carried while ramping: as the ramp, none, or by tenure'),
  })
  .describe("a person's number");

const pool = z.strictObject({
  role: z.enum(roleNames).default('custom').describe('a job whose defaults are filled in and reported as assumed'),
  headcount: headcount.default(0).describe('people on the opening day'),
  capacity: z.union([z.literal('unlimited'), z.number().min(0).max(100_000)]).default('unlimited').describe('work items a fully ramped person holds at once'),
  assignment: z.enum(['pooled', 'roundRobin', 'territory']).default('pooled').describe('who gets the next item'),
  territories: z.array(z.number().min(0).max(1e6)).min(1).max(10_000).optional().describe('potential of each patch, one figure per seat in order; the last one lasts. Opportunities fall to patches in proportion to it'),
  order: z.enum(['fifo', 'size', 'dueThisPeriod']).default('fifo').describe('who is served first among waiting deals'),
  ramp: z.union([z.literal('none'), ramp]).default('none'),
  skill: z.strictObject({ logOddsSd: uncertainPositive("sd of a person's win log-odds") }).optional().describe('spread between people'),
  attrition: z.union([z.literal('none'), attrition]).default('none'),
  backfill: z.boolean().default(true).describe('a leaver is replaced'),
  timeToFillDays: perEventPositive('days from vacancy (or requisition) to the first working day').optional(),
  handover: z
    .strictObject({
      lost: uncertainShare("share of a leaver's open deals that are lost").default(0),
      days: z.number().min(0).max(365).default(0).describe('days that a handed-over deal loses'),
    })
    .optional()
    .describe("what happens to a leaver's open deals"),
  hires: named(hire, 'planned hire waves').default({}),
  quota: quota.optional(),
  badHire: badHire.optional(),
  promotions: promotions.optional(),
  mentorLoad: mentorLoad.optional(),
  manager: manager.optional(),
  pay: pay.optional(),
  cost: cost.optional(),
  hiringCost: hiringCost.optional(),
  prospecting: prospecting.optional(),
  productivity: productivity.optional(),
  creditToDate: z.number().min(0).optional().describe('credit earned by the pool in the first period before asOf'),
});

const stage = z
  .strictObject({
    days: perEventPositive('calendar days in the stage, without waiting'),
    daysIfLost: perEventPositive('days in the stage of those who do not advance').optional(),
    advance: uncertainShare('probability of advancing').optional(),
    next: z.record(z.string().max(64), z.number().min(0).max(1)).optional().describe('probabilities of the next stage by name (or won); the rest do not advance'),
    noDecision: uncertainShare('share of those who do not advance that end without a decision').default(0),
    seizes: z.array(entityName).max(8).default([]).describe('pools of which one slot each is also taken while the stage runs'),
    patienceDays: perEventPositive('days a deal waits for the stage before it goes cold').optional(),
    ...stageFields,
    wholeDays: z.literal('up').optional().describe('the stage ends on start day + floor(days) + 1'),
  })
  .describe('one step of a funnel');

const quarterEnd = z
  .strictObject({
    slip: z.strictObject({ withinDays: z.number().min(0).max(60), probability: uncertainShare('probability that a deal due so soon before a close moves past it') }).optional(),
    pull: z
      .strictObject({
        withinDays: z.number().min(0).max(60),
        probability: uncertainShare('probability that a deal due so soon after a close is pulled to its last day'),
        discount: z.number().min(0).max(1).default(0).describe('price cut for a pulled deal'),
      })
      .optional(),
  })
  .describe('deals that move across a period close');

const newBusiness = z.strictObject({
  kind: z.literal('newBusiness').default('newBusiness'),
  segment: entityName.optional().describe('the segment its deals belong to; may be left out when there is one'),
  owner: entityName.describe('the pool whose people own the deals'),
  sources: named(source, 'where its opportunities come from').default({}),
  winRate: uncertainShare('overall win rate of qualified opportunities, neutral person and period').optional(),
  stages: named(stage, 'the funnel, in order'),
  dealSize: perEventPositive('annual contract value, money'),
  oneOff: perEventPositive('services booked with a win, money; no ARR').optional(),
  termMonths: z.number().min(1).max(120).default(12).describe('contract term'),
  startDelayDays: z.number().min(0).max(730).default(0).describe('days from close to the start of the term'),
  earlyCancellation: earlyCancellation.optional(),
  patienceDays: perEventPositive('days a deal waits for an owner before it goes cold').optional(),
  split: split.optional(),
  ...dealFields,
  quarterEnd: quarterEnd.optional(),
  openingPipeline: z
    .strictObject({ count: z.number().min(0).max(100_000).optional(), value: z.number().min(0).optional() })
    .optional()
    .describe('what the leader knows of the opening pipeline: the warm start is rescaled to it'),
  bookedToDate: z.number().min(0).optional().describe('booked in the first period before asOf, money'),
});

const qualification = z.strictObject({
  kind: z.literal('qualification'),
  segment: entityName.optional().describe('the segment its leads belong to; may be left out when there is one'),
  owner: entityName.describe('the pool whose people work the leads'),
  sources: named(source, 'where its leads come from').default({}),
  winRate: uncertainShare('share of worked leads that qualify, neutral person').optional(),
  stages: named(stage, 'the steps of qualifying a lead, in order'),
  patienceDays: perEventPositive('days a lead waits for somebody to work it before it goes stale').optional(),
});

const expansion = expansionWith(stage, quarterEnd);

const motion = z.discriminatedUnion('kind', [newBusiness, qualification, renewal, expansion]);

const openingAccounts = z
  .strictObject({
    segment: entityName.optional(),
    count: wholeNumber(0, 1_000_000).describe('customers with a contract on the opening day'),
    arr: perEventPositive('annual recurring revenue of one customer, money'),
    termMonths: z.number().min(1).max(120).default(12),
    tenureMonths: z.number().min(0).max(600).default(12).describe('how long they have been customers'),
    ends: z.enum(['even', 'random']).default('even').describe('contract ends spread evenly over the term, or at random'),
  })
  .describe('the installed base');

const openDeal = z
  .strictObject({
    motion: entityName.optional().describe('may be left out when there is one new-business motion'),
    stage: z.string().max(64).describe('the stage it is in'),
    amount: z.number().positive().max(1e12).describe('ACV, money'),
    ageDays: z.number().min(0).max(3650).optional().describe('days since it was created'),
    stageAgeDays: z.number().min(0).max(3650).optional().describe('days in the present stage'),
    winRate: z.number().min(0).max(1).optional().describe('overall probability of winning it, when better known than by stage; its age in the stage changes it as it changes the stage figures'),
    source: entityName.optional().describe('the source it came from'),
  })
  .describe('a deal that is open today');

const target = z
  .strictObject({
    measure: z.enum(measures).describe('what is counted'),
    perMonth: z.number().positive().optional(),
    perQuarter: z.number().positive().optional(),
    perYear: z.number().positive().optional(),
    byPeriod: z.array(z.number().min(0)).min(1).max(120).optional().describe('one figure per period'),
    total: z.number().positive().optional().describe('over the whole horizon'),
    linearity: z.array(z.number().min(0).max(1)).length(4).optional().describe('shares of a yearly figure by fiscal quarter; sum 1'),
    rate: z.number().positive().max(1).optional().describe('for renewalRate'),
  })
  .describe('the number that a probability is computed against');

const monthly = z.array(z.number().min(0)).length(12);
const seasonality = z
  .strictObject({
    arrivals: monthly.optional().describe('12 factors by fiscal month, normalised to mean 1'),
    winOdds: monthly.optional(),
    dealSize: monthly.optional(),
  })
  .describe('what repeats every year');

const shocks = z
  .strictObject({
    demand: uncertainPositive('cv of the arrivals multiplier of a period').optional(),
    winOdds: uncertainPositive('sd of the log-odds shift of a period').optional(),
    cycle: uncertainPositive('cv of the stage-days multiplier of a period').optional(),
    persistence: z.number().min(0).max(0.99).optional().describe('AR(1) coefficient from quarter to quarter'),
  })
  .describe('what moves every deal of a period together');

const credit = z.strictObject({
  new: z.number().min(0).max(2).optional(),
  uplift: z.number().min(0).max(2).optional(),
  renewal: z.number().min(0).max(2).optional(),
  upsell: z.number().min(0).max(2).optional(),
  crossSell: z.number().min(0).max(2).optional(),
  qualified: z.number().min(0).max(2).optional(),
  proofOfConcept: z.number().min(0).max(2).optional(),
});

export const scenarioSchema = z
  .strictObject({
    quotacast: z.literal(1).describe('version of the scenario language'),
    extends: z.string().max(1024).optional().describe('a scenario file that this one changes'),
    name: z.string().min(1).max(200),
    description: z.string().max(4000).optional(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'a three-letter currency code').describe('one currency, ISO 4217'),
    seed: z.union([z.number(), z.string().min(1).max(20_000)]).default(1),
    calendar,
    warmup: z.union([z.literal('auto'), wholeNumber(0, 8)]).default('auto').describe('periods run before the opening day so that the pipeline is not empty; 0 starts empty'),
    segments: named(segment, 'parts of the market').default({ all: {} }),
    pools: named(pool, 'people with a role, a capacity and a life-cycle'),
    motions: named(motion, 'ways of winning and keeping revenue'),
    partners: named(partnerProgram, 'programmes of partners').optional(),
    accounts: named(openingAccounts, 'customers on the opening day').default({}),
    pipeline: named(openDeal, 'named deals that are open on the opening day').default({}),
    seasonality: seasonality.optional(),
    shocks: shocks.optional(),
    credit: named(credit, 'share of the credit base by pool and event; owners get 1 unless stated').default({}),
    grossMargin: grossMargin.optional(),
    creditBase: z.enum(['gross', 'net']).default('gross').describe("customer's price, or after partner margin"),
    targets: named(target, 'what the company must reach').default({}),
    planning: planning.optional(),
    correlations: z
      .array(z.strictObject({ between: z.tuple([z.string(), z.string()]), rho: z.number().min(-1).max(1) }))
      .max(500)
      .default([])
      .describe('Gaussian-copula correlation between two uncertain inputs, by path'),
    ensembles: named(
      z.strictObject({ paths: z.array(z.string()).min(1).max(200), draws: z.array(z.array(z.number())).min(1).max(20_000) }),
      'joint draws of uncertain inputs: a trial picks a row',
    ).default({}),
  })
  .describe('A Quotacast scenario');

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Pool = Scenario['pools'][string];
export type Motion = Scenario['motions'][string];
export type NewBusiness = Extract<Motion, { kind: 'newBusiness' }>;
export type Qualification = Extract<Motion, { kind: 'qualification' }>;
export type Renewal = Extract<Motion, { kind: 'renewal' }>;
export type Expansion = Extract<Motion, { kind: 'expansion' }>;
/** Motions with sources, stages and an owner of what passes through them. */
export type Worked = Exclude<Motion, Renewal | Expansion>;
/** Motions whose opportunities pass through stages. */
export type Staged = Exclude<Motion, Renewal>;
export type Stage = NewBusiness['stages'][string];
export type Source = NewBusiness['sources'][string];
export type PartnerProgram = NonNullable<Scenario['partners']>[string];
export type Target = Scenario['targets'][string];
export type OpeningAccounts = Scenario['accounts'][string];
export type OpenDeal = Scenario['pipeline'][string];
