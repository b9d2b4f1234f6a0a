// What each chart has to show, told by the result alone: nothing of the charts is used here.
import type { Capacity } from '../../../src/capacity/schema.ts';
import type { Backtest } from '../../../src/crm/backtest/result.ts';
import type { CalibrationResult } from '../../../src/crm/calibrate/calibration.ts';
import type { Forecast } from '../../../src/crm/forecast/result.ts';
import type { Comparison } from '../../../src/decide/compare/schema.ts';
import type { Hire } from '../../../src/decide/hire/result.ts';
import type { Quota } from '../../../src/decide/quota/result.ts';
import type { Replay } from '../../../src/decide/replay/result.ts';
import type { Sensitivity } from '../../../src/decide/sensitivity/result.ts';
import type { Sweep } from '../../../src/decide/sweep/schema.ts';
import type { Result } from '../../../src/record/result.ts';
import type { AnyResult } from '../../fixtures/report/documents.ts';

/** A value, or the two ends of a bar or range. */
export type Shown = number | readonly [number, number];

export interface Expected {
  /** along which values are read */
  readonly axis: 'x' | 'y';
  /** by kind of mark, in the order of the result; a number where only how many there are is told */
  readonly marks: Readonly<Record<string, readonly Shown[] | number>>;
}

type Charts = Readonly<Record<string, Expected>>;

interface Stats {
  readonly mean: number | null;
  readonly p10: number | null;
  readonly p25?: number | null;
  readonly p50: number | null;
  readonly p75?: number | null;
  readonly p90: number | null;
}
interface Interval {
  readonly lo: number | null;
  readonly hi: number | null;
}

const bar = (value: number | null): Shown => [Math.min(0, value!), Math.max(0, value!)];
const ends = ({ lo, hi }: Interval): Shown => [lo!, hi!];
const eighty = ({ p10, p90 }: Stats): Shown => [p10!, p90!];
const half = ({ p25, p75 }: Stats): Shown => [p25!, p75!];
const middle = ({ p50 }: Stats): number => p50!;
const around = (value: number, error: number): Shown => [value - error, value + error];

/** Bars on each other from zero. */
function stacked(parts: readonly number[]): Shown[] {
  let from = 0;
  return parts.filter((part) => part > 0).map((part) => [from, (from += part)] as const);
}

const ranged = (rows: readonly Stats[], targets: readonly number[] = []): Expected => ({ axis: 'y', marks: { bars: rows.map(eighty), halves: rows.map(half), medians: rows.map(middle), ...(targets.length === 0 ? {} : { target: targets }) } });

function simulation({ targets, metrics, attainment, headcount, periods, paths }: Result): Charts {
  const [company, retained] = targets as [Result['targets'][number], Result['targets'][number]];
  const line = (id: string, by: Readonly<Record<string, string>> = {}) => metrics.find((each) => each.id === id && JSON.stringify(each.by) === JSON.stringify(by))!;
  const measured = (t: number) => company.landing!.periods[t]!;
  // the bin in which the target lies is drawn in two
  const landing = (bins: { readonly edges: readonly number[]; readonly counts: readonly number[] }, aim: number): Expected => ({
    axis: 'y',
    marks: { bars: bins.counts.flatMap((count, i) => (aim > bins.edges[i]! && aim < bins.edges[i + 1]! ? [bar(count / 10_000), bar(count / 10_000)] : [bar(count / 10_000)])), points: 3, target: 1 },
  });
  const [ae, rep] = attainment.pools as [Result['attainment']['pools'][number], Result['attainment']['pools'][number]];
  const people = (k: number): Expected => {
    const pool = headcount.pools[k]!;
    const mean = ({ mean: value }: Stats) => value!;
    return { axis: 'y', marks: { bars: pool.filledAverage.map((each) => bar(mean(each))), ramped: pool.ramped.map((each) => bar(mean(each))), ranges: pool.filledAverage.map(eighty), target: pool.budgeted.map(mean) } };
  };
  const histogram = ae.histogram;
  const everyone = histogram.counts.reduce((sum, count) => sum + count, histogram.below + histogram.above);
  const bookings = metrics.filter(({ id, by }) => id === 'bookings.new' && by['segment'] !== undefined);
  const walk = ['arr.opening', 'arr.new', 'arr.churned', 'arr.closing'].map((id) => line(id).total.mean!) as [number, number, number, number];
  const constraints = metrics.filter(({ id }) => id === 'constraint');
  const weekly = (of: readonly (number | null)[]): Expected => ({ axis: 'y', marks: { periods: periods.length, hover: of.filter((value) => value !== null).length, outer: 1, inner: 1, medians: 1 } });
  return {
    'target-company-landing-0': landing(company.landing!.total, company.total),
    ...Object.fromEntries(periods.map((_, t) => [`target-company-landing-${t + 1}`, landing(measured(t), company.periods[t]!)])),
    'target-company-chance': { axis: 'y', marks: { bars: [...company.hit.periods, company.hit.total].map(({ p }) => bar(p)), errors: [...company.hit.periods, company.hit.total].map(ends) } },
    'target-retained-chance': { axis: 'y', marks: { bars: [bar(retained.hit.total.p)], errors: [ends(retained.hit.total)] } },
    'target-company-ranges': ranged(attainment.company!.periods.map((stats, t) => scaled(stats, company.periods[t]!)), company.periods),
    'target-retained-ranges': ranged(line('renewals.rate').periods),
    'weeks-booked': weekly(paths!.booked.p50),
    'weeks-pipeline': weekly(paths!.pipeline.p50),
    'weeks-coverage': weekly(paths!.toGo!.p50),
    'attainment-ae-people': { axis: 'y', marks: { bars: histogram.counts.map((count) => bar(count / everyone)), target: 1 } },
    'attainment-ae-pool': ranged(ae.whole.periods, periods.map(() => 1)),
    'attainment-renewalrep-pool': ranged(rep.whole.periods, periods.map(() => 1)),
    'people-ae-plan': people(0),
    'people-renewalrep-plan': people(1),
    'bookings-by-segment': { axis: 'x', marks: { bars: bookings.map(({ total }) => bar(total.mean)), ranges: bookings.map(({ total }) => eighty(total)) } },
    coverage: ranged(line('coverage.total').periods),
    'arr-walk': { axis: 'x', marks: { bars: [bar(walk[0]), [walk[0], walk[0] + walk[1]], [walk[0] + walk[1] - walk[2], walk[0] + walk[1]], bar(walk[3])] } },
    utilisation: { axis: 'y', marks: { cells: periods.length } },
    constraint: { axis: 'y', marks: { bars: byPeriod(constraints.map(({ periods: shares }) => shares.map(({ mean }) => mean!))) } },
  };
}

const scaled = (stats: Stats, by: number): Stats => Object.fromEntries(Object.entries(stats).map(([key, value]) => [key, typeof value === 'number' ? value * by : value])) as unknown as Stats;

/** Parts of one whole per period, the greatest at the bottom; all periods of a part together, as charts draw them. */
function byPeriod(parts: readonly (readonly number[])[]): Shown[] {
  const ranked = parts.toSorted((a, b) => Math.max(...b) - Math.max(...a));
  return ranked.flatMap((part, k) => part.map((share, t): Shown => {
    const from = ranked.slice(0, k).reduce((sum, below) => sum + below[t]!, 0);
    return [from, from + share];
  }));
}

function capacity({ lines, reasons, pools }: Capacity): Charts {
  const line = (id: string, pool: string | null = null) => lines.find((each) => each.id === id && each.pool === pool)!;
  const own = line('productivityCapacity');
  let at = own.total!;
  const walk = reasons.map(({ difference }): Shown => {
    const before = at;
    at -= difference;
    return [Math.min(before, at), Math.max(before, at)];
  });
  const simulated = own.simulated!.periods;
  return {
    capacity: { axis: 'y', marks: { bars: own.periods.map(bar), street: line('quotaOnTheStreet').periods.map((value) => value!), target: line('plan').periods.map((value) => value!), simulated: simulated.map(({ mean }) => mean!), errors: simulated.map(({ mean, error }) => around(mean!, error!)) } },
    reasons: { axis: 'x', marks: { bars: [bar(own.total), ...walk, bar(own.simulated!.total.mean)] } },
    'pool-ae-heads': { axis: 'y', marks: { bars: line('heads', pools[0]!.pool).periods.map(bar), ramped: line('rampedRepEquivalents', pools[0]!.pool).periods.map(bar) } },
  };
}

interface Difference extends Interval {
  readonly value: number | null;
}

/** Differences with their error; those whose interval holds 0 are drawn open. */
function apart(rows: readonly Difference[], isOpen: (row: Difference) => boolean = () => false): Expected {
  const [solid, open] = [rows.filter((row) => !isOpen(row)), rows.filter(isOpen)];
  return { axis: 'x', marks: { dots: solid.map(({ value }) => value!), open: open.map(({ value }) => value!), errors: rows.map(ends) } };
}

const holdsZero = ({ lo, hi }: Difference): boolean => lo! <= 0 && hi! >= 0 && lo !== hi;

function comparison({ variants, factorial, ranking, primary }: Comparison): Charts {
  const of = (id: string) => variants.map(({ metrics }) => metrics.find((metric) => metric.id === id)!.mean);
  return {
    'difference-0': apart(of('target.hit'), holdsZero),
    'difference-1': apart(of(primary.id), holdsZero),
    ranking: apart(ranking!.order.map(({ behind }) => behind)),
    'factorial-0': apart(factorial[0]!.effects.map(({ together }) => together), holdsZero),
  };
}

function sweep({ rows, base, primary }: Sweep): Charts {
  const of = (row: (typeof rows)[number]) => row.metrics.find(({ id }) => id === primary.id)!;
  const done = rows.filter(({ error }) => error === null).map(of).toSorted((a, b) => b.level.mean! - a.level.mean!);
  const levels = [of(base), ...done].map(({ level }) => level);
  return { levels: { axis: 'x', marks: { bars: levels.map(({ mean }) => bar(mean)), ranges: levels.map(eighty) } }, differences: apart(done.map(({ mean }) => mean), holdsZero) };
}

function hire({ searches: [search], confidence }: Hire): Charts {
  const { frontier, required, answer, planned } = search!;
  return {
    'hire-ae-chance': { axis: 'y', marks: { dots: frontier.map(({ chance }) => chance.p!), errors: frontier.map(({ chance }) => ends(chance)), target: [confidence], answer: frontier.filter(({ seats }) => seats === answer!.seats).map(({ chance }) => chance.p!), plan: frontier.filter(({ seats }) => seats === planned).map(({ chance }) => chance.p!), line: 1 } },
    'hire-ae-cost': { axis: 'x', marks: { dots: frontier.map(({ cost }) => cost!.added), line: 1 } },
    'hire-ae-required': { axis: 'x', marks: { dots: required.percentiles.flatMap(({ seats }) => (seats === null ? [] : [seats])), plan: [planned], errors: required.percentiles.filter(({ seats, interval: [lo, hi] }) => seats !== null && lo !== hi).map(({ interval: [lo, hi] }): Shown => [lo!, hi!]) } },
  };
}

function quota({ levels, stated }: Quota): Charts {
  const sorted = [...levels, stated].toSorted((a, b) => a.overAssignment - b.overAssignment);
  const people = sorted.map(({ pools: [pool] }) => pool!.shareAtQuota);
  const chances = sorted.map(({ hit }) => hit);
  return { frontier: { axis: 'y', marks: { dots: [...people.map(({ mean }) => mean!), ...chances.map(({ p }) => p!)], errors: [...people.map(({ mean, error }) => around(mean!, error!)), ...chances.map(ends)], line: 2, now: 1 } } };
}

function sensitivity({ tornado, split: { luck, shocks, rates } }: Sensitivity): Charts {
  const both = tornado.flatMap(({ low, high }) => [low.difference, high.difference]);
  return {
    tornado: { axis: 'x', marks: { bars: both.map(({ value }) => bar(value)), errors: both.map(ends) } },
    spread: { axis: 'x', marks: { bars: stacked([luck, shocks, rates].map(({ share }) => share.value)) } },
  };
}

const replay = ({ events, periods }: Replay): Charts => ({ story: { axis: 'x', marks: { events: events.length, periods: periods.length } } });

function calibration({ motions: [motion] }: CalibrationResult): Charts {
  const { stages } = motion!;
  const curve = (k: number): Expected => ({ axis: 'y', marks: { hover: stages[k]!.days!.curve.observed, observed: 1, fitted: 1, errors: 1 } });
  return {
    'motion-newbusiness-conversion': { axis: 'x', marks: { bars: stages.map(({ advance }) => bar(advance.value)), ranges: stages.map(({ advance }): Shown => [advance.p10, advance.p90]) } },
    ...Object.fromEntries(stages.map((_, k) => [`motion-newbusiness-survival-${k}`, curve(k)])),
  };
}

function forecast({ periods, rollUps, large }: Forecast): Charts {
  return {
    landing: { axis: 'y', marks: { bars: periods.flatMap(({ closed, open, toCome }) => stacked([closed, open.mean!, toCome.mean!])), ranges: periods.map(({ landing }) => eighty(landing)), target: periods.map(({ target }) => target!.amount) } },
    'roll-ups': { axis: 'x', marks: { bars: rollUps.map(({ amount }) => bar(amount)), band: 1 } },
    large: { axis: 'x', marks: { bars: large.map(({ amount }) => bar(amount)), adds: large.map(({ adds }) => bar(adds)) } },
  };
}

function backtest({ scores, origins }: Backtest): Charts {
  const own = (step: number) => origins.filter((origin) => origin.step === step).map(({ actual, forecasts: [first] }) => ({ actual, first: first! }));
  const ranges = (step: number): Expected => ({ axis: 'y', marks: { bars: own(step).map(({ first }): Shown => [first.p10, first.p90]), medians: own(step).map(({ first }) => first.p50), target: own(step).map(({ actual }) => actual) } });
  const places = origins.map(({ forecasts: [first] }) => first!.pit!);
  const tenths = Array.from({ length: 10 }, (_, i) => places.filter((place) => Math.min(9, Math.floor(place * 10)) === i).length);
  const covered = scores.flatMap(({ coverage }) => (coverage === null ? [] : [coverage]));
  return {
    scores: { axis: 'x', marks: { bars: scores.filter(({ n, crps }) => n > 0 && crps !== null).map(({ crps }) => bar(crps)) } },
    'forecasts-0': ranges(0),
    'forecasts-6': ranges(6),
    pit: { axis: 'y', marks: { bars: tenths.map(bar), target: [places.length / 10] } },
    held: { axis: 'x', marks: { dots: covered.map(({ share }) => share), errors: covered.map(ends), target: 1 } },
  };
}

const byKind: Readonly<Record<string, (result: never) => Charts>> = {
  'quotacast.backtest': backtest,
  'quotacast.calibration': calibration,
  'quotacast.capacity': capacity,
  'quotacast.comparison': comparison,
  'quotacast.forecast': forecast,
  'quotacast.hire': hire,
  'quotacast.quota': quota,
  'quotacast.replay': replay,
  'quotacast.sensitivity': sensitivity,
  'quotacast.simulation': simulation,
  'quotacast.sweep': sweep,
};

/** By chart: what a made result has to show. */
export const expectedMarks = (result: AnyResult): Charts => byKind[result.kind]!(result as never);
