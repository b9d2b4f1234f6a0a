import { z } from 'zod';

export const eventKinds = [
  'open', 'created', 'waits', 'started', 'resumed', 'won', 'qualified', 'lost', 'noDecision', 'slipped', 'pulled', 'handedOver',
  'left', 'joined', 'promoted', 'renewed', 'churned', 'cancelled', 'wonBack', 'uncovered',
] as const;

/**
 * One thing that happened in a trial. `day` counts from asOf; days before it belong to the warm-up and to no period.
 * What a kind does not speak of is null.
 */
export const logEvent = z.strictObject({
  day: z.int(),
  date: z.iso.date(),
  period: z.string().nullable(),
  event: z.enum(eventKinds),
  /** name of the deal or lead: its source and number, or the name that the scenario gives it */
  deal: z.string().nullable(),
  motion: z.string().nullable(),
  /** of the funnel */
  stage: z.string().nullable(),
  /** who owns the deal, or who comes or goes: pool and seat, and the so-manieth person in it */
  person: z.string().nullable(),
  pool: z.string().nullable(),
  account: z.string().nullable(),
  /** money: of the deal, what is renewed, or what is lost */
  amount: z.number().nullable(),
  /** days: waited until the start, from creation to close, or that a hand-over leaves */
  days: z.number().nullable(),
  /** what a deal waits or has waited for: pools joined by + */
  waitedFor: z.string().nullable(),
  /** when the stage will end, the deal close, or the person leave; null behind the horizon */
  until: z.iso.date().nullable(),
});

export type EventKind = (typeof eventKinds)[number];
export type LogEvent = z.infer<typeof logEvent>;
