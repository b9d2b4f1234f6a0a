import { rampOf } from '../../compile/ramp.ts';
import { compile, type Compiled } from '../../compile/compile.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import { wilson } from '../../record/statistics/wilson.ts';
import { createEngine } from '../../run/engine.ts';
import { dateOf, dayNumber } from '../../scenario/calendar.ts';
import { Listener } from '../replay/listener.ts';
import type { Search } from './sizes.ts';
import { staffing, waveName } from './staffing.ts';

/** Trials at each date that is tried; dates are known to a week. */
const DATE_TRIALS = 4096;
const WEEK = 7;
/** Trials that are listened to, for the days on which people start and first win. */
const HEARD = 40;
/** A person counts as productive from this share of steady bookings on. */
const PRODUCTIVE = 0.9;

export interface LastSafe {
  /** the latest day, to a week, on which the first requisition may open (or the first person start) */
  readonly date: string;
  readonly chance: { readonly n: number; readonly hits: number; readonly p: number; readonly lo: number; readonly hi: number };
  /** it holds to the end of the horizon: these seats are not needed for the target */
  readonly isHorizon: boolean;
}

/** The latest date at which so many seats still reach the confidence, by bisection on the same luck; null where the stated one does not. */
export async function lastSafeDate(search: Search, seats: number): Promise<LastSafe | null> {
  const { loaded, terms, pool, followers, confidence } = search;
  const asOf = dayNumber(loaded.scenario.calendar.asOf);
  const chanceAt = async (day: number) => {
    const changes = staffing(loaded.scenario, pool, seats, followers, { ...terms, day });
    if (changes === null) return null;
    return chanceOf(search, compile(loaded.vary({ overrides: changes })));
  };
  const at = (day: number, chance: LastSafe['chance'], isHorizon = false): LastSafe => ({ date: dateOf(asOf + day), chance, isHorizon });
  let safe = terms.day;
  let chance = await chanceAt(safe);
  if (chance === null || chance.p < confidence) return null;
  let unsafe = lastDay(search);
  const atEnd = await chanceAt(unsafe);
  if (atEnd !== null && atEnd.p >= confidence) return at(unsafe, atEnd, true);
  while (unsafe - safe > WEEK) {
    const middle = Math.floor((safe + unsafe) / 2);
    const found = await chanceAt(middle);
    if (found !== null && found.p >= confidence) [safe, chance] = [middle, found];
    else unsafe = middle;
  }
  return at(safe, chance);
}

async function chanceOf({ runner, keys, target, onTrials }: Search, compiled: Compiled): Promise<LastSafe['chance']> {
  const [{ total }] = await runner.run({ compiled, keys, wanted: [{ id: 'target.hit', by: { target } }], trials: DATE_TRIALS }, onTrials);
  const hits = total.reduce((all, hit) => all + (hit === 1 ? 1 : 0), 0);
  return { n: DATE_TRIALS, hits, p: hits / DATE_TRIALS, ...wilson(hits, DATE_TRIALS)! };
}

function lastDay({ subject }: Search): number {
  return subject.periods.reduce((all, { days }) => all + days, 0) - 1;
}

/** When added people are looked for, start, first win and are productive: medians over people and trials; null where most do not within the horizon. */
export interface Milestones {
  readonly opened: string | null;
  readonly started: string | null;
  readonly firstBooking: string | null;
  readonly productive: string | null;
  /** people and trials behind them */
  readonly people: number;
}

/** Listens to a few trials of a variant with added people. */
export function milestones({ loaded: { scenario }, pool, keys, terms }: Search, compiled: Compiled, seats: number): Milestones {
  const stem = `${pool} ${waveName(scenario, pool, 0)}`;
  const isAdded = (person: string | null): person is string => person !== null && person.startsWith(stem) && !person.endsWith('person)');
  const started: number[] = [];
  const booked: number[] = [];
  const listener = new Listener(compiled);
  const engine = createEngine(compiled.program, keys, { trace: listener });
  for (let trial = 0; trial < HEARD; trial++) {
    engine.runBlock(trial, 1);
    const first = new Map<string, number>();
    for (const { event, person, day } of listener.events) {
      if (!isAdded(person)) continue;
      if (event === 'joined') started.push(day);
      if (event === 'won' && !first.has(person)) first.set(person, day);
    }
    booked.push(...first.values());
  }
  const people = seats * HEARD;
  const asOf = dayNumber(scenario.calendar.asOf);
  const start = medianOf(started, people);
  const ramp = rampedAfter(scenario.pools[pool]);
  const date = (day: number | null) => (day === null ? null : dateOf(asOf + Math.round(day)));
  const opens = terms.opens && scenario.pools[pool].timeToFillDays !== undefined;
  return { opened: opens ? date(terms.day) : null, started: date(start), firstBooking: date(medianOf(booked, people)), productive: date(start === null ? null : start + ramp), people };
}

/** The median of the days of all people, those without one counting as later than any. */
function medianOf(days: readonly number[], people: number): number | null {
  const all = Float64Array.from([...days, ...Array.from({ length: Math.max(0, people - days.length) }, () => Infinity)]).sort();
  const median = quantileOf(all, 0.5);
  return median === null || median === Infinity ? null : median;
}

/** Days of tenure after which the written ramp stands at 90 %. */
function rampedAfter(pool: Parameters<typeof rampOf>[0]): number {
  const { share, stepDays } = rampOf(pool, undefined);
  return stepDays * Math.max(0, share.findIndex((written) => written >= PRODUCTIVE));
}
