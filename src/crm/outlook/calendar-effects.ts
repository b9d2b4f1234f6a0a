import type { Clock } from './clock.ts';
import type { Spells } from './spells.ts';
import { ongoing } from './spells.ts';

/**
 * How much more is decided on some days than on others: by weekday, and near the ends of months and quarters. Learnt
 * from the history itself and drawn towards 1 where it says little.
 */
export interface CalendarEffects {
  /** what a day lets happen against a mean day, whatever it is that happens */
  activity(tick: number): number;
  /** of arrivals */
  arrivals(tick: number): number;
  readonly weekdays: readonly number[];
  /** by `monthPlaces` */
  readonly monthPlaces: readonly number[];
}

/** Prior weight of "as on any other day", in events. */
const PRIOR_EVENTS = 10;
/** Ends of months that must have been seen before they are told from other days. */
const FEWEST_ENDS = 2;

/** Places in a month: 0 anywhere; last day, last two before it, the four before those; the same three in a quarter's last month. */
export const monthPlaces = ['other', 'month −1', 'month −3…−2', 'month −7…−4', 'quarter −1', 'quarter −3…−2', 'quarter −7…−4'] as const;

export const noEffects: CalendarEffects = { activity: () => 1, arrivals: () => 1, weekdays: [], monthPlaces: [] };

export function calendarEffectsOf(spells: Spells, clock: Clock, arrived: Int32Array): CalendarEffects {
  if (clock.unit !== 'day') return noEffects;
  const { now } = clock;
  const ends = new Float64Array(now);
  const open = new Float64Array(now + 1);
  for (let i = 0; i < spells.count; i++) {
    const [from, exit] = [Math.max(0, spells.from[i]), spells.exit[i]];
    // only those that were there in the morning
    if (from + 1 >= now || exit <= from) continue;
    open[from + 1] += 1;
    if (exit === ongoing) continue;
    if (exit < now) ends[exit] += 1;
    if (exit + 1 <= now) open[exit + 1] -= 1;
  }
  for (let t = 1; t <= now; t++) open[t] += open[t - 1];
  const place = (tick: number) => monthPlaceOf(clock.dayOf(tick));
  const weekday = (tick: number) => weekdayOf(clock.dayOf(tick));
  const weekdays = factors(7, now, weekday, ends, (t) => open[t]);
  const seenEnds = endsSeen(clock);
  const places = seenEnds < FEWEST_ENDS ? monthPlaces.map(() => 1) : factors(monthPlaces.length, now, place, ends, (t) => open[t] * weekdays[weekday(t)]);
  const arrivals = new Float64Array(now);
  for (const tick of arrived) if (tick >= 0 && tick < now) arrivals[tick] += 1;
  const arrivalDays = factors(7, now, weekday, arrivals, () => 1);
  return { activity: (t) => weekdays[weekday(t)] * places[place(t)], arrivals: (t) => arrivalDays[weekday(t)], weekdays, monthPlaces: places };
}

/** Events of each class against its exposure, drawn towards 1, with a mean of 1 over the exposure. */
function factors(classes: number, now: number, classOf: (tick: number) => number, events: Float64Array, exposureOf: (tick: number) => number): number[] {
  const [seen, exposed] = [new Float64Array(classes), new Float64Array(classes)];
  let [events0, exposure0] = [0, 0];
  for (let t = 0; t < now; t++) {
    const [c, exposure] = [classOf(t), exposureOf(t)];
    seen[c] += events[t];
    exposed[c] += exposure;
    events0 += events[t];
    exposure0 += exposure;
  }
  if (events0 === 0 || exposure0 === 0) return Array.from({ length: classes }, () => 1);
  const raw = Array.from(seen, (count, c) => (count + PRIOR_EVENTS) / ((exposed[c] * events0) / exposure0 + PRIOR_EVENTS));
  const mean = raw.reduce((sum, factor, c) => sum + factor * exposed[c], 0) / exposure0;
  return raw.map((factor) => factor / mean);
}

/** 0 Monday to 6 Sunday. */
export const weekdayOf = (day: number): number => (((Math.floor(day) + 3) % 7) + 7) % 7;

function monthPlaceOf(day: number): number {
  const date = new Date(Math.floor(day) * 86_400_000);
  const month = date.getUTCMonth();
  const left = Math.round(Date.UTC(date.getUTCFullYear(), month + 1, 1) / 86_400_000) - 1 - Math.floor(day);
  const place = left === 0 ? 1 : left <= 2 ? 2 : left <= 6 ? 3 : 0;
  return place > 0 && month % 3 === 2 ? place + 3 : place;
}

function endsSeen({ now, dayOf }: Clock): number {
  let seen = 0;
  for (let t = 0; t < now; t++) if (monthPlaceOf(dayOf(t)) % 3 === 1) seen += 1;
  return seen;
}
