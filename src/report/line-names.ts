import type { PoolHeadcount } from '../record/result.ts';

/** What is booked, by kind, as every report of a simulation lists it. */
export const bookingKinds = [
  ['bookings.new', 'new business'],
  ['bookings.expansion', 'expansion'],
  ['bookings.renewal', 'renewals'],
  ['bookings.total', 'together'],
  ['bookings.net', 'net of margins'],
  ['bookings.oneOff', 'services'],
] as const;

/** Seats, people and what they are worth in ramped people. */
export const peopleRows = [
  ['budgeted', 'seats at the end'],
  ['filledEnd', 'filled at the end'],
  ['filledAverage', 'filled on average'],
  ['ramped', 'ramped equivalents'],
  ['hires', 'hires'],
  ['leavers', 'leavers'],
] as const satisfies readonly (readonly [Exclude<keyof PoolHeadcount, 'pool'>, string])[];

/** What recurring revenue gains and loses between its opening and its closing. */
export const arrParts = [
  ['arr.new', 'new', 1],
  ['arr.winBack', 'won back', 1],
  ['arr.upsell', 'upsell', 1],
  ['arr.crossSell', 'cross-sell', 1],
  ['arr.uplift', 'price increases', 1],
  ['arr.contraction', 'contraction', -1],
  ['arr.churned', 'churn', -1],
] as const;
