import { z } from 'zod';
import { entityName, named, perEventPositive, perEventShare, uncertainPositive, uncertainShare } from './fields.ts';

/*
 * What happens to customers: renewals, expansion, and people who look after accounts. Part of the scenario language.
 */

const coverage = z
  .strictObject({
    pool: entityName.describe('the pool whose people look after the accounts; its capacity is accounts per person. It owns nothing and is not seized'),
    beta: uncertainPositive('how fast overload costs renewals: odds times exp(-beta × (load / capacity − 1)) above capacity').default(0),
    onboardingWeight: z.number().min(0).max(100).default(1).describe('accounts that an account still being onboarded counts as'),
    onboardingDays: z.number().min(0).max(3650).default(0).describe("days from the customer's start during which it is onboarded"),
  })
  .describe('customer success: overload lowers the odds of renewal. Renewal motions that name one pool load it together');

const winBack = z
  .strictObject({
    probability: uncertainShare('share of the accounts lost at a contract date that come back'),
    afterDays: perEventPositive('days from the loss to the return'),
    share: uncertainShare('share of its old ARR with which an account comes back').default(1),
  })
  .describe('lost customers who return; books as new business');

export const renewal = z.strictObject({
  kind: z.literal('renewal'),
  segment: entityName.optional().describe('the segment whose accounts it renews; may be left out when there is one'),
  owner: entityName.describe('the pool that works renewals'),
  leadDays: z.number().min(0).max(365).default(90).describe('days before the contract date at which the renewal opens'),
  rate: uncertainShare('probability that a covered contract renews').optional(),
  byTenure: z
    .array(z.strictObject({ fromMonths: z.number().min(0).max(600), rate: uncertainShare('renewal probability from that customer tenure on') }))
    .min(1)
    .max(20)
    .optional()
    .describe('the renewal probability by customer tenure'),
  sbg: z
    .strictObject({
      alpha: uncertainPositive('alpha of the beta distribution of churn probabilities over customers'),
      beta: uncertainPositive('beta of that distribution'),
    })
    .optional()
    .describe('shifted beta-geometric: the n-th renewal has probability (beta + n − 1) / (alpha + beta + n − 1)'),
  uncoveredOdds: z.number().min(0).max(10).default(1).describe('multiplies the odds of a renewal that found no free slot'),
  coverage: coverage.optional(),
  contraction: z
    .strictObject({ probability: uncertainShare('share of renewed contracts that shrink'), share: perEventShare('share of the ARR lost by those') })
    .optional(),
  uplift: perEventPositive('price increase on contracts that renew without shrinking, as a share').optional(),
  termMonths: z.number().min(1).max(120).optional().describe('the term that a contract is renewed into; its old one unless stated'),
  winBack: winBack.optional(),
});

export const earlyCancellation = z
  .strictObject({
    probability: uncertainShare('share of new accounts that cancel early'),
    withinDays: z.number().positive().max(3650).describe('days from the close within which they do, at a uniform time'),
    clawback: z.number().min(0).max(1).default(0).describe('share of the credit of the win that is taken back in the period of the cancellation'),
  })
  .describe('new customers who cancel before their first renewal');

/** Growth in existing accounts; stages and the quarter end are those of new business. */
export const expansionWith = <S extends z.ZodType, Q extends z.ZodType>(stage: S, quarterEnd: Q) =>
  z.strictObject({
    kind: z.literal('expansion'),
    segment: entityName.optional().describe('the segment whose accounts it grows; may be left out when there is one'),
    owner: entityName.describe('the pool whose people own the deals'),
    event: z.enum(['upsell', 'crossSell']).default('upsell').describe('what a win is called in the ARR walk and the credit table'),
    per100PerMonth: uncertainPositive('opportunities per 100 customers of the segment and month'),
    tenureMonths: z
      .strictObject({ from: z.number().min(0).max(600).default(0), until: z.number().positive().max(600).optional() })
      .optional()
      .describe('the customer tenure within which accounts are worked; a hand-over between pools is two motions with adjoining tenures'),
    size: z
      .strictObject({
        ofArr: perEventPositive("ACV added, as a share of the account's ARR when the opportunity begins").optional(),
        amount: perEventPositive('ACV added, money').optional(),
      })
      .describe('what a win adds'),
    lift: z
      .strictObject({
        pool: entityName.describe('account strategists; their capacity is accounts per person. The pool owns nothing and is not seized'),
        factor: uncertainPositive('multiplies the rate of opportunities in the accounts they cover'),
      })
      .optional()
      .describe('account strategists raise the rate in the share of accounts that they cover'),
    winRate: uncertainShare('overall win rate, neutral person and period').optional(),
    stages: named(stage, 'the funnel, in order'),
    patienceDays: perEventPositive('days a deal waits for an owner before it goes cold').optional(),
    quarterEnd: quarterEnd.optional(),
  });
