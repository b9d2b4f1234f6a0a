import { z } from 'zod';
import { dateText, entityName, perEventPositive, uncertainPositive, wholeNumber } from './fields.ts';

/* Where work comes from: sources of a motion, programmes of partners, and the accounts that a segment holds. */

const rateUnits = {
  perDay: uncertainPositive('per day').optional(),
  perMonth: uncertainPositive('per month of 365.25 / 12 days').optional(),
  perQuarter: uncertainPositive('per quarter (a quarter of 365.25 days; for 13w periods, 91 days)').optional(),
  perYear: uncertainPositive('per year of 365.25 days').optional(),
};

export const sourceKinds = ['inbound', 'self', 'partner', 'outbound', 'handoff', 'attach', 'base', 'referral'] as const;

const kinds = [
  'inbound and partner: a total rate',
  'partner with a program: per working partner',
  'self: per ramped seat of the owner pool, times its share of free slots; the deal stays with its creator',
  'outbound: per ramped seat of pool, times its share of free slots; the deal goes to the owner pool',
  'handoff: what a qualification motion has qualified, no rate of its own',
  'attach: what wins of another motion bring along, such as a second product; the same person owns it',
  'base and referral: per 100 customers of a segment',
].join('; ');

export const source = z
  .strictObject({
    ...rateUnits,
    kind: z.enum(sourceKinds).default('inbound').describe(kinds),
    pool: entityName.optional().describe('for outbound: whose people create the opportunities'),
    from: z.string().max(64).optional().describe('for handoff: the qualification motion; for attach: the motion whose wins bring a deal along; else a day, before which the source brings nothing'),
    until: dateText.optional().describe('the last day on which the source brings anything'),
    share: z.number().min(0).max(1).optional().describe('for handoff and attach: share of the qualified opportunities, or of the wins, that come here; 1 unless stated'),
    program: entityName.optional().describe('for partner: the programme whose working partners bring the deals'),
    segment: entityName.optional().describe("for base and referral: the segment whose customers bring the deals; the motion's unless stated"),
    coveredBy: entityName.optional().describe('for base and referral: the rate holds for customers for whom this pool has a slot'),
    byPeriod: z.array(z.number().min(0)).min(1).max(120).optional().describe('factors on the rate by period; the last one lasts'),
    arrivals: z.enum(['poisson', 'deterministic']).default('poisson'),
    overDispersion: uncertainPositive('cv of a gamma multiplier drawn per period').optional(),
    origin: z.enum(['direct', 'partnerSourced', 'partnerInfluenced']).optional().describe('where its deals come from; partnerSourced for a partner source'),
    fulfilment: z.enum(['direct', 'resale', 'whiteLabel']).default('direct').describe('who sells to the customer'),
    margin: z.number().min(0).max(1).default(0).describe("the partner's share of the customer's price: kept by who resells; where fulfilment is direct, a referral fee, which is a selling expense"),
    credit: z.number().min(0).max(2).default(1).describe('channel credit: share of the credit base that counts for its deals'),
    routingElasticity: z.number().min(0).max(10).optional().describe('how sellers answer to channel credit below 1: only credit^elasticity of the deals go through the partner, the others are sold directly'),
    winOdds: uncertainPositive('multiplies the odds of the overall win').default(1),
    daysFactor: uncertainPositive('multiplies stage days').default(1),
  })
  .describe('where opportunities come from');

export const partnerProgram = z
  .strictObject({
    manager: entityName.describe('the pool whose people recruit, enable and carry the partners'),
    active: wholeNumber(0, 100_000).default(0).describe('partners that are active on the opening day'),
    recruitsPerYear: uncertainPositive('partners recruited per ramped seat of the manager and year').default(0),
    enableDays: perEventPositive('days from recruiting a partner to its being active').default(0),
    carries: z.number().min(0).max(10_000).optional().describe('active partners that one person can work with; any number unless stated'),
    lossPerYear: uncertainPositive('partners lost per active partner and year (a rate)').default(0),
  })
  .describe('partners that are recruited, enabled, worked with and lost');

export const market = z
  .strictObject({
    accounts: wholeNumber(1, 10_000_000).describe('accounts that could ever buy, customers included'),
    reachable: z.number().min(0).max(1).optional().describe('share of them that can be served at all; all unless stated'),
    coolDownDays: z.number().min(0).max(3650).default(270).describe('days from a deal that was not won until its account can be sold to again'),
  })
  .describe('a finite market: who is being sold to, or has bought, cannot be found again');

export const prospecting = z
  .strictObject({
    share: z.number().min(0).max(1).describe('share of the capacity of a person that goes into prospecting'),
    unless: entityName.optional().describe('nobody prospects while this pool has people'),
  })
  .describe('capacity that people spend on finding opportunities for themselves; self sources work only then');

