import { dateOf, dayNumber, periodAt, periodsOf } from '../../scenario/calendar.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { ForecastError } from './error.ts';
import { newBusinessOf } from './names.ts';
import type { Deal } from './open-deals.ts';

/** This period and the next. */
export const PERIODS = 2;

/** A scenario that begins on the day of the forecast with the deals that are open then. */
export interface Prepared {
  readonly loaded: Loaded;
  /** `motion.source` of the small open deals, and of each large one in the order given */
  readonly openSources: readonly string[];
  readonly largeSources: readonly string[];
  /** waves of hires and targets that were left out, because they lie outside of the two periods */
  readonly leftOut: readonly string[];
}

export interface PrepareInput {
  readonly asOf: number;
  readonly deals: readonly Deal[];
  /** positions in `deals` of those whose part is told one by one */
  readonly large: readonly number[];
  /** booked in the running period before the day, by motion; undefined leaves what the scenario says */
  readonly booked: ReadonlyMap<string, number> | undefined;
}

/**
 * Puts the open deals into the scenario. They come from sources of their own that bring nothing new, so that a trial's
 * bookings are told apart by where they come from; every random number stays that of the same deal.
 *
 * @throws ForecastError for a day that lies before the scenario's; ScenarioError where the scenario does not allow it
 */
export function prepared(loaded: Loaded, { asOf, deals, large, booked }: PrepareInput): Prepared {
  const { scenario } = loaded;
  const began = dayNumber(scenario.calendar.asOf);
  if (asOf < began) throw new ForecastError(`--as-of: expected a day on or after ${scenario.calendar.asOf}, on which the scenario begins, got ${dateOf(asOf)}`);
  const overrides: Record<string, unknown> = { 'calendar.asOf': dateOf(asOf), 'calendar.periods': PERIODS };
  const leftOut = [...movedOn(scenario, asOf, overrides), ...waves(scenario, asOf, overrides)];
  const placeOf = new Map(large.map((deal, k) => [deal, k]));
  const sources = new Map<string, { motion: string; from: string | undefined }>();
  const sourceOf = (deal: Deal, index: number): string => {
    const place = placeOf.get(index);
    const name = place !== undefined ? `largeDeal${place + 1}` : deal.source === undefined ? 'openDeals' : `openDeals-${deal.source}`.slice(0, 64);
    sources.set(`${deal.motion}.${name}`, { motion: deal.motion, from: deal.source });
    return name;
  };
  const pipeline = deals.map((deal, index): [string, unknown] => {
    const { motion, stage, amount, ageDays, stageAgeDays } = deal;
    return [`deal${index + 1}`, { motion, stage, amount, ageDays, ...(stageAgeDays === undefined ? {} : { stageAgeDays }), source: sourceOf(deal, index) }];
  });
  overrides['pipeline'] = Object.fromEntries(pipeline);
  for (const [path, { motion, from }] of sources) overrides[`motions.${motion}.sources.${path.slice(motion.length + 1)}`] = silent(scenario, motion, from);
  for (const [motion, own] of newBusinessOf(scenario)) {
    // with a single source, what was booked before would be counted as that source's
    if (Object.keys(own.sources).length === 0) overrides[`motions.${motion}.sources.noneNew`] = { perMonth: 0 };
    // a figure of another day says nothing of this one
    if (asOf > began && booked === undefined && own.bookedToDate !== undefined) overrides[`motions.${motion}.bookedToDate`] = null;
  }
  for (const [motion, amount] of booked ?? []) overrides[`motions.${motion}.bookedToDate`] = amount;
  const isLarge = (path: string) => /\.largeDeal\d+$/.test(path);
  const paths = [...sources.keys()];
  const largeSources = large.map((deal, k) => `${deals[deal].motion}.largeDeal${k + 1}`);
  return { loaded: loaded.vary({ overrides }), openSources: paths.filter((path) => !isLarge(path)), largeSources, leftOut };
}

/** A source that brings nothing and treats its deals as the one they came from. */
function silent(scenario: Scenario, motion: string, from: string | undefined): unknown {
  const own = newBusinessOf(scenario).find(([name]) => name === motion)?.[1].sources[from ?? ''];
  if (own === undefined) return { perMonth: 0 };
  const { origin, fulfilment, margin, credit, winOdds, daysFactor, kind } = own;
  return { perMonth: 0, fulfilment, margin, credit, winOdds, daysFactor, origin: origin ?? (kind === 'partner' ? 'partnerSourced' : 'direct') };
}

/** Figures by period begin with the one that runs on the day. */
function movedOn({ calendar, motions, targets }: Scenario, asOf: number, overrides: Record<string, unknown>): string[] {
  const start = (k: number) => periodAt(calendar, k).start + dayNumber(calendar.asOf);
  let shift = 0;
  while (start(shift + 1) <= asOf) shift += 1;
  for (const [name, motion] of Object.entries(motions)) {
    if (!('sources' in motion)) continue;
    for (const [source, { byPeriod }] of Object.entries(motion.sources)) if (byPeriod !== undefined && shift > 0) overrides[`motions.${name}.sources.${source}.byPeriod`] = byPeriod.slice(Math.min(shift, byPeriod.length - 1));
  }
  const gone: string[] = [];
  for (const [name, { byPeriod, total }] of Object.entries(targets)) {
    const two = byPeriod?.slice(shift, shift + PERIODS);
    if (two !== undefined && two.length === PERIODS) overrides[`targets.${name}.byPeriod`] = two;
    else if (two !== undefined || total !== undefined) {
      overrides[`targets.${name}`] = null;
      gone.push(`target ${name}: it is stated for another horizon`);
    }
  }
  return gone;
}

/** Waves that have started belong to the headcount, and those after the next period move nothing in it. */
function waves({ pools, calendar }: Scenario, asOf: number, overrides: Record<string, unknown>): string[] {
  const periods = periodsOf({ ...calendar, asOf: dateOf(asOf), periods: PERIODS });
  const last = periods[PERIODS - 1].lastDay;
  return Object.entries(pools).flatMap(([pool, { hires }]) =>
    Object.entries(hires).flatMap(([wave, { start, open }]) => {
      const when = start ?? open ?? '';
      const isInside = periods.some(({ id }) => id === when) || (/^\d{4}-/.test(when) && (when >= dateOf(asOf) || start === undefined) && when <= last);
      if (isInside) return [];
      overrides[`pools.${pool}.hires.${wave}`] = null;
      return [`hires ${pool}.${wave} (${when})`];
    }),
  );
}
