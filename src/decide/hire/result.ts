import { z } from 'zod';
import { label, unit } from '../../record/result-parts.ts';
import { headShape } from '../head.ts';

const maybe = z.number().nullable();
const seats = z.int().min(0);

/** A share of trials with its Wilson 95 % interval. */
const chance = z.strictObject({ n: z.int().min(1), hits: z.int().min(0), p: z.number(), lo: z.number(), hi: z.number() });

/** One size: its chance, whether it is decided against the confidence, its mean cost, what binds most often. */
const point = z.strictObject({
  seats,
  /** of the plan: negative where planned hires are left out */
  more: z.int(),
  chance,
  decision: z.enum(['reaches', 'falls short', 'open']),
  /** mean over the horizon, and what it adds to that of the planned seats, with the half width of its 95 % interval */
  cost: z.strictObject({ mean: z.number(), added: z.number(), addedError: z.number() }).nullable(),
  affordable: z.boolean(),
  binding: z.strictObject({ name: z.string(), share: z.number() }),
});

const date = z.iso.date().nullable();
const milestones = z.strictObject({ opened: date, started: date, firstBooking: date, productive: date, people: z.int().min(0) });

const search = z.strictObject({
  pool: label,
  followers: z.array(z.strictObject({ pool: label, ratio: z.number() })).readonly(),
  opening: seats,
  planned: seats,
  /** what ends the search: a number of seats, or hires that cannot be made in time */
  limit: z.strictObject({ seats, reason: z.enum(['seats', 'hiresPerQuarter']) }),
  /** smallest size that reaches the confidence; null where none within the limits does */
  answer: z.strictObject({ seats, more: z.int(), chance, decided: z.boolean(), notExcluded: z.array(seats).readonly() }).nullable(),
  /** the affordable size with the best chance; told where there is no answer */
  best: z.strictObject({ seats, chance }),
  required: z.strictObject({
    percentiles: z.array(z.strictObject({ p: z.number(), seats: seats.nullable(), interval: z.tuple([seats.nullable(), seats.nullable()]).readonly() })).readonly(),
    beyond: z.strictObject({ seats, share: z.number(), lo: z.number(), hi: z.number() }),
    atSmallest: z.strictObject({ seats, share: z.number() }),
    step: z.int().min(1),
  }),
  frontier: z.array(point).readonly(),
  /** of the added people; null where none are added */
  dates: z.strictObject({
    asked: milestones,
    lastSafe: z.strictObject({ date: z.iso.date(), chance, isHorizon: z.boolean(), milestones }).nullable(),
  }).nullable(),
});

/** What `hire --json` prints. */
export const hireSchema = z.strictObject({
  ...headShape('quotacast.hire'),
  target: z.strictObject({ name: label, measure: label, unit, total: z.number() }),
  confidence: z.number(),
  terms: z.strictObject({ date: z.iso.date(), opens: z.boolean(), perQuarter: z.int().nullable(), budget: maybe, costPerSeat: maybe }),
  /** one per pool that was asked for */
  searches: z.array(search).readonly(),
});

export type Hire = z.infer<typeof hireSchema>;
export type HireSearch = Hire['searches'][number];
export type HirePoint = HireSearch['frontier'][number];
