import { z } from 'zod';
import { entityName, named, uncertainPositive, uncertainShare } from './fields.ts';

/** What becomes of people besides starting, ramping and leaving. */
export const fallThrough = uncertainShare('probability that an offer falls through: the seat is then searched for again, for another timeToFillDays');

export const badHire = z
  .strictObject({
    probability: uncertainShare('probability that a new hire is one'),
    logOdds: z.number().min(-10).max(0).default(0).describe('shift of their win log-odds'),
    perYear: uncertainPositive('leavers per filled seat and year among them, in place of attrition'),
  })
  .describe('hires that go wrong; people of the opening day and those who were promoted are none');

export const lowAttainment = z
  .strictObject({
    below: z.number().positive().max(10).describe('attainment of a period below which people leave sooner'),
    factor: z.number().min(1).max(100).describe('times the attrition of the next period'),
  })
  .describe('people who fall short of their quota leave sooner');

export const promotions = named(
  z.strictObject({
    to: entityName.describe('the pool in which they take a vacant seat'),
    afterMonths: z.number().min(0).max(600).default(0).describe('months in the role before they can be promoted'),
    perYear: uncertainPositive('promotions per filled seat and year from then on'),
  }),
  'ways up: a person moves into a vacant seat of another pool; where there is none it is tried again after 30 days',
);

export const mentorLoad = z.number().min(0).max(1000).describe('slots that each ramping person takes from a ramped peer');

export const manager = z
  .strictObject({
    pool: entityName.describe('the pool of their managers'),
    span: z.number().positive().max(1000).describe('people that one manager can look after'),
    coaching: z.number().min(0).max(10).default(0).describe('how much longer the ramp takes without any manager: 0.5 means half as long again'),
  })
  .describe('who looks after them; what is not covered by the span ramps more slowly');
