import { assistance } from './metrics/assistance.ts';
import { bookings } from './metrics/bookings.ts';
import { Context } from './metrics/context.ts';
import { deals } from './metrics/deals.ts';
import { demand } from './metrics/demand.ts';
import { lineName, type Entry } from './metrics/entry.ts';
import { leads } from './metrics/leads.ts';
import { load } from './metrics/load.ts';
import { pay } from './metrics/pay.ts';
import { people } from './metrics/people.ts';
import { pipeline } from './metrics/pipeline.ts';
import { recurring } from './metrics/recurring.ts';
import { renewals } from './metrics/renewals.ts';
import { targets } from './metrics/targets.ts';
import type { Subject } from './subject.ts';

/** Everything that is measured of a subject, in the order of ids; within an id the whole comes before its parts. */
export function catalogue(subject: Subject): Entry[] {
  const context = new Context(subject);
  const entries = [bookings, deals, leads, demand, pipeline, recurring, renewals, people, pay, load, assistance, targets].flatMap((family) => family(context));
  return entries.sort((a, b) => compare(a.id, b.id) || compare(lineName(a), lineName(b)));
}

// by code unit, so that the order is the same in every locale
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
