import { z } from 'zod';

const money = (description: string) => z.number().min(0).max(1e12).describe(description);

/** What a person earns, and what else a person costs. */
export const pay = z
  .strictObject({
    base: money('fixed pay per person and year').default(0),
    variable: money('variable pay per person and year at 100 % attainment').default(0),
    tiers: z
      .array(
        z.strictObject({
          from: z.number().min(0).max(100).describe('attainment from which the slope holds, 1 being the quota'),
          rate: z.number().min(0).max(100).describe('variable pay earned per attainment, as a multiple of that at 100 %: 1 is straight, 2 doubles it'),
        }),
      )
      .min(1)
      .max(20)
      .default([{ from: 0, rate: 1 }])
      .describe('slopes of variable pay by attainment: accelerators above the quota, decelerators below it'),
    cap: z.number().min(0).max(100).optional().describe('most variable pay, as a multiple of that at 100 %'),
    measured: z.enum(['period', 'yearToDate']).default('period').describe('attainment of each period, or of the fiscal year so far less what was earned in it'),
    perCredit: z.number().min(0).max(1e9).optional().describe('money per unit of credit: a commission rate on money, or an amount per counted event'),
    guarantee: z
      .strictObject({
        months: z.number().positive().max(60).describe('months of tenure'),
        share: z.number().min(0).max(1).describe('share of the variable pay at 100 % that is paid at least'),
        recovered: z.boolean().optional().describe('what the draw adds is taken from what is earned above it later; a leaver keeps it'),
      })
      .optional()
      .describe('a draw: variable pay of at least so much while somebody is new'),
    load: z.number().min(1).max(3).optional().describe("the employer's cost of pay, as a multiple of it: 1.2 adds a fifth in taxes and insurance to selling expense"),
  })
  .describe('what a person earns; earned, not paid out');

export const cost = money('further cost of a person, per filled seat and year: benefits, tools, travel');

export const hiringCost = money('cost of each hire: search, agency, equipment');

export const grossMargin = z.number().positive().max(1).describe('gross margin on recurring revenue, for the payback of selling expense');

export const team = z.array(z.string().max(64)).min(1).max(64).describe('pools whose numbers a leader carries: reps, or other leaders');

export const cushion = z.number().min(0).max(2).describe("how far the pools' street quotas exceed the leader's: 0.1 means that theirs add up to 110 % of it");
