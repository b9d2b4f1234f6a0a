import { POOL_TALLIES, POOL_TALLY_LEFT_OUT, POOL_TALLY_YEARS_LEFT_OUT, TALLIES } from './block.ts';
import type { SubjectTarget } from './subject.ts';
import { displayCounts } from './statistics/display-histogram.ts';
import { BIN_COUNT } from './statistics/log-bins.ts';
import { wilson } from './statistics/wilson.ts';
import { summarise, type Stats } from './statistics/stats.ts';
import { landingOf } from './landing.ts';
import { payOf, rollUpsOf } from './pay-section.ts';
import { hasPeriods } from './metrics/targets.ts';
import type { Distribution } from './result-parts.ts';
import type { PoolAttainment, PoolHeadcount, Result, ResultMetric, ResultTarget } from './result.ts';
import { paths } from './path-section.ts';
import type { Summaries } from './summaries.ts';

/** The parts of a result that come from records; the caller adds its head, its calendar and its health. */
export type Sections = Pick<Result, 'targets' | 'metrics' | 'attainment' | 'headcount' | 'openingPipeline' | 'paths' | 'histograms' | 'pay' | 'rollUps'>;

export function sectionsOf(summaries: Summaries, givenRates: ReadonlyMap<string, readonly [number, number]> = new Map()): Sections {
  return {
    targets: targets(summaries, givenRates),
    metrics: metrics(summaries),
    attainment: attainment(summaries),
    headcount: headcount(summaries),
    openingPipeline: { count: first(summaries, 'pipeline.openCount'), value: first(summaries, 'pipeline.open') },
    paths: paths(summaries),
    histograms: [...deals(summaries), ...payOfPeople(summaries)],
    ...payOf(summaries),
    ...rollUpsOf(summaries),
  };
}

/** The first period's figure of the company. */
function first(summaries: Summaries, id: string): Stats {
  return summaries.column(summaries.entry(id, {}), 0);
}

function metrics(summaries: Summaries): ResultMetric[] {
  return summaries.recording.plan.entries.map((entry) => ({
    id: entry.id,
    unit: entry.unit,
    by: { ...entry.by },
    sampling: entry.exactFirst >= 0 ? ('exact' as const) : ('histogram' as const),
    ...summaries.overTime(entry),
  }));
}

function targets(summaries: Summaries, givenRates: ReadonlyMap<string, readonly [number, number]>): ResultTarget[] {
  return summaries.recording.plan.subject.targets.map((target) => {
    const { name, measure, total, byPeriod, rate } = target;
    const hit = summaries.overTime(summaries.entry('target.hit', { target: name }));
    const expected = summaries.entry('shortfall.expected', { target: name });
    const gap = summaries.overTime(expected).total;
    const missed = summaries.overTime(summaries.entry('shortfall.ifMissed', { target: name })).total;
    const figures = { name, total: rate ?? total, periods: figuresOf(target, byPeriod, summaries) };
    return {
      ...figures,
      measure: measure as ResultTarget['measure'],
      unit: expected.unit,
      hit: { total: { ...probabilityOf(hit.total), givenRates: givenRates.get(name) ?? null }, periods: hit.periods.map(probabilityOf) },
      shortfall: { expected: gap.mean, ifMissed: missed.mean, expectedError: gap.error.mean, ifMissedError: missed.error.mean, missed: missed.n },
      landing: landingOf(summaries, figures),
    };
  });
}

function figuresOf(target: SubjectTarget, byPeriod: readonly number[] | null, { recording }: Summaries): number[] {
  if (!hasPeriods(target)) return [];
  return target.rate === undefined ? [...byPeriod!] : recording.plan.subject.periods.map(() => target.rate!);
}

/** The mean of ones and zeros is the share of ones. */
function probabilityOf({ n, mean }: Stats): ResultTarget['hit']['periods'][number] {
  const hits = mean === null ? 0 : Math.round(mean * n);
  const interval = wilson(hits, n);
  return interval === null ? { n, hits, p: null, lo: null, hi: null } : { n, hits, p: hits / n, ...interval };
}

function attainment(summaries: Summaries): Result['attainment'] {
  const { pools, targets: all } = summaries.recording.plan.subject;
  return {
    company: all.length === 0 ? null : summaries.overTime(summaries.entry('attainment.company', { target: all[0].name })),
    pools: pools.flatMap(({ hasQuota, team }, pool) => (hasQuota && team === undefined ? [poolAttainment(summaries, pool)] : [])),
  };
}

/** Attainment at quota. */
const QUOTA = 1;

function poolAttainment(summaries: Summaries, pool: number): PoolAttainment {
  const { subject } = summaries.recording.plan;
  const { name, measure, collective } = subject.pools[pool];
  const whole = summaries.overTime(summaries.entry('attainment.pool', { pool: name }));
  if (collective === true) return { pool: name, measure, whole, ...nobody(subject.periods.length) };
  const firstCode = pool * (subject.periods.length + subject.years.length);
  const periods = subject.periods.map((_, t) => firstCode + t);
  const years = subject.years.map((_, year) => firstCode + subject.periods.length + year);
  const byPeriod = periods.map((code, t) => summaries.people(pool, [code], t));
  const tally = (which: number) => summaries.recording.folded.tallies[TALLIES + pool * POOL_TALLIES + which];
  return {
    pool: name,
    measure,
    whole,
    person: {
      total: summaries.people(pool, years, subject.periods.length),
      periods: byPeriod,
      n: byPeriod.reduce((people, { n }) => people + n, 0),
      leftOut: tally(POOL_TALLY_LEFT_OUT),
      yearsLeftOut: tally(POOL_TALLY_YEARS_LEFT_OUT),
    },
    shareAtQuota: summaries.overTime(summaries.entry('attainment.shareAtQuota', { pool: name })),
    histogram: displayCounts(summaries.emitted(years), { through: QUOTA }),
    periodHistogram: displayCounts(summaries.emitted(periods), { through: QUOTA }),
  };
}

/** What there is of people where only the pool earns credit. */
function nobody(periods: number): Omit<PoolAttainment, 'pool' | 'measure' | 'whole'> {
  const over = { total: summarise(new Float64Array(0)), periods: Array.from({ length: periods }, () => summarise(new Float64Array(0))) };
  const none = displayCounts(new Float64Array(BIN_COUNT));
  return { person: { ...over, n: 0, leftOut: 0, yearsLeftOut: 0 }, shareAtQuota: over, histogram: none, periodHistogram: none };
}

function headcount(summaries: Summaries): Result['headcount'] {
  const of = (pool: string, id: string) => summaries.overTime(summaries.entry(`headcount.${id}`, { pool })).periods;
  const ids = ['budgeted', 'filledEnd', 'filledAverage', 'ramped', 'hires', 'leavers'] as const;
  return {
    pools: summaries.recording.plan.subject.pools.map(({ name }) => {
      const series = Object.fromEntries(ids.map((id) => [id, of(name, id)])) as Omit<PoolHeadcount, 'pool'>;
      return { pool: name, ...series };
    }),
  };
}

/** Sizes and cycles of the deals won, by segment. */
function deals(summaries: Summaries): Distribution[] {
  const { subject, peopleCodes } = summaries.recording.plan;
  return subject.segments.flatMap(({ name }, segment) =>
    [{ id: 'dealSize.won', unit: subject.currency }, { id: 'cycle.won', unit: 'days' }].map(({ id, unit }, which) => {
      const counts = summaries.emitted([peopleCodes + 2 * segment + which]);
      const n = counts.reduce((all, count) => all + count, 0);
      return { id, unit, by: { segment: name }, n, ...displayCounts(counts) };
    }),
  );
}

/** What people of a pool earned in a period, and in a fiscal year. */
function payOfPeople(summaries: Summaries): Distribution[] {
  const { subject, peopleCodes, dealCodes } = summaries.recording.plan;
  const [periods, years] = [subject.periods.length, subject.years.length];
  return subject.pools.flatMap(({ name, pay }, pool) => {
    if (pay === undefined) return [];
    const first = peopleCodes + dealCodes + pool * (periods + years);
    return [{ id: 'pay.person', from: 0, length: periods }, { id: 'pay.personYear', from: periods, length: years }].map(({ id, from, length }) => {
      const counts = summaries.emitted(Array.from({ length }, (_, k) => first + from + k));
      const n = counts.reduce((all, count) => all + count, 0);
      return { id, unit: subject.currency, by: { pool: name }, n, ...displayCounts(counts) };
    });
  });
}
