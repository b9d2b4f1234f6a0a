import { dayNumber, DAYS_PER_MONTH, DAYS_PER_YEAR, periodAt, quarterDays } from './calendar.ts';
import { segmentOf } from './check/context.ts';
import { funnelOf, walk } from './funnel.ts';
import { meanOf } from './means/central.ts';
import type { NewBusiness, Qualification, Scenario, Source } from './schema.ts';

/** Rate of a source in opportunities per day, as it is stated: of what it is a rate is the source's kind. */
export function perDay(source: Source, scenario: Scenario): number {
  if (source.perDay !== undefined) return meanOf(source.perDay);
  if (source.perMonth !== undefined) return meanOf(source.perMonth) / DAYS_PER_MONTH;
  if (source.perQuarter !== undefined) return meanOf(source.perQuarter) / quarterDays(scenario.calendar);
  return meanOf(source.perYear ?? 0) / DAYS_PER_YEAR;
}

/**
 * What a motion's sources bring per day in a period whatever its owners do: with all people ramped, the partners and
 * customers of the opening day, and every lead worked. `creators` are people times the share of their slots that is free.
 */
export function givenPerDay(scenario: Scenario, motion: NewBusiness | Qualification, creators: ReadonlyMap<string, number>, period: number): number {
  const segments = Object.keys(scenario.segments);
  const each = (source: Source): number => {
    if (source.kind === 'self') return 0;
    if (source.kind === 'handoff' || source.kind === 'attach') return wonPerDay(scenario, source, creators, period);
    const rate = perDay(source, scenario) * (source.byPeriod?.[Math.min(period, source.byPeriod.length - 1)] ?? 1) * activeShare(scenario, source, period);
    if (source.kind === 'outbound') return rate * (creators.get(source.pool ?? '') ?? 0);
    if (source.program !== undefined) return rate * (scenario.partners?.[source.program]?.active ?? 0);
    return source.kind === 'base' || source.kind === 'referral' ? (rate * customersOf(scenario, source.segment ?? segmentOf(motion, segments))) / 100 : rate;
  };
  return Object.values(motion.sources).reduce((sum, source) => sum + each(source), 0);
}

/** Share of a period's days on which a source brings anything. */
function activeShare({ calendar }: Scenario, { from, until }: Source, period: number): number {
  const { firstDay, days } = periodAt(calendar, period);
  const first = dayNumber(firstDay);
  const begins = from === undefined ? first : Math.max(first, dayNumber(from));
  const ends = until === undefined ? first + days : Math.min(first + days, dayNumber(until) + 1);
  return Math.max(0, ends - begins) / days;
}

/** Leads that qualify for a source, or wins that bring a deal along. */
function wonPerDay(scenario: Scenario, source: Source, creators: ReadonlyMap<string, number>, period: number): number {
  const leads = scenario.motions[source.from ?? ''];
  if (leads?.kind !== 'qualification' && leads?.kind !== 'newBusiness') return 0;
  const funnel = funnelOf(leads, (spec) => (spec === undefined ? undefined : meanOf(spec, 'probability')));
  const share = funnel === undefined ? 0 : walk(funnel).winRate;
  return (source.share ?? 1) * share * givenPerDay(scenario, leads, creators, period);
}

function customersOf({ accounts, segments }: Scenario, segment: string): number {
  const names = Object.keys(segments);
  return Object.values(accounts).filter((each) => segmentOf(each, names) === segment).reduce((sum, { count }) => sum + count, 0);
}
