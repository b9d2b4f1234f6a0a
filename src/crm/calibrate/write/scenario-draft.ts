import { dateOf } from '../../../scenario/calendar.ts';
import { type History, status } from '../../history.ts';
import { periodGrid } from '../period-grid.ts';
import { count, daysOf, type Says, short, significant, sizeOf } from './laws.ts';
import { customersOf } from './customers-draft.ts';
import type { DrawTable } from '../draw-table.ts';
import type { Fits, MotionFits } from '../fits.ts';
import type { CalibrateOptions } from '../options.ts';
import type { OwnerPool, RampedPool } from '../owner-pools.ts';
import { priors } from '../priors.ts';

type Plain = Record<string, unknown>;

/** A scenario as plain data, and what is to be said beside its fields, by path. */
export interface ScenarioDraft {
  readonly scenario: Plain;
  readonly comments: ReadonlyMap<string, string>;
}

interface Draft extends Says {
  readonly fits: Fits;
  readonly table: DrawTable;
  readonly options: CalibrateOptions;
}

/** Draws of these figures stand in the ensemble; what the field itself says is their mean. */
export function scenarioDraft(history: History, fits: Fits, table: DrawTable, options: CalibrateOptions, pools: readonly RampedPool[]): ScenarioDraft {
  const comments = new Map<string, string>();
  const valueAt = (path: string, otherwise: number): number => significant(table.figure(path)?.value ?? otherwise, 6);
  const draft: Draft = { fits, table, options, comments, valueAt };
  for (const figure of table.figures) {
    if (figure.path !== null) comments.set(figure.path, `80 % between ${short(figure.p10)} and ${short(figure.p90)}; ${count(figure.n)} ${figure.of}; ${figure.method}`);
  }
  const customers = customersOf(history, fits, pools[0].name, { valueAt: (path) => valueAt(path, 0), comments, round: significant });
  const scenario: Plain = {
    quotacast: 1,
    name: options.name,
    currency: history.currency ?? options.currency ?? 'USD',
    calendar: { asOf: dateOf(Math.floor(history.knownTo)), fiscalYearStart: options.fiscalYearStart, period: options.period, periods: options.periods },
    ...(fits.plans.segments.length === 0 ? {} : { segments: Object.fromEntries(fits.plans.segments.map(({ name }) => [name, {}])) }),
    pools: { ...Object.fromEntries(pools.map((pool) => [pool.name, poolOf(draft, pool)])), ...Object.fromEntries(Object.entries(options.staffing).map(([name, { headcount, capacity }]) => [name, { headcount, capacity }])) },
    motions: { ...Object.fromEntries(fits.motions.map((motion, m) => [motion.plan.name, motionOf(history, draft, motion, m, pools)])), ...customers.motions },
    ...(Object.keys(customers.accounts).length === 0 ? {} : { accounts: customers.accounts }),
    ...seasonalityOf(draft),
    shocks: shocksOf(draft),
  };
  const inEnsemble = table.columns.flatMap(({ path }, k) => (path === undefined ? [] : [k]));
  if (inEnsemble.length > 0) {
    scenario['ensembles'] = {
      calibration: {
        paths: inEnsemble.map((k) => table.columns[k].path),
        draws: table.rows.slice(0, options.draws).map((row) => inEnsemble.map((k) => significant(row[k], 6))),
      },
    };
    comments.set('ensembles.calibration', `${Math.min(options.draws, table.rows.length)} joint draws of what is not known; a trial picks one`);
  }
  return { scenario, comments };
}

function poolOf(draft: Draft, { name, people, ramp }: RampedPool): Plain {
  const at = `pools.${name}`;
  draft.comments.set(`${at}.headcount`, 'people who opened or closed a deal in the last 120 days');
  draft.comments.set(`${at}.capacity`, 'observed stage days contain all waiting, so nobody waits again here');
  const skill = draft.table.figure(`${at}.skill.logOddsSd`);
  if (ramp !== undefined) draft.comments.set(`${at}.ramp`, `wins by tenure of ${ramp.hires} people hired under watch; it relieves quotas, and holds nobody back while capacity is unlimited`);
  return { headcount: Math.max(1, people.length), capacity: 'unlimited', ...(ramp === undefined ? {} : { ramp: { byQuarter: ramp.byQuarter } }), ...(skill === undefined ? {} : { skill: { logOddsSd: significant(skill.value, 6) } }) };
}

/** What was won since the first period began, before the trial does. */
function bookedOf({ options, comments }: Draft, { opportunities: deals, knownTo }: History, { plan, size }: MotionFits): Plain {
  const begins = periodGrid(Math.floor(knownTo), Math.floor(knownTo) + 1, options).starts[0];
  if (size === undefined || options.period === '4w' || options.period === '13w' || begins >= Math.floor(knownTo)) return {};
  let booked = 0;
  for (const row of plan.rows) if (deals.status[row] === status.won && deals.closed[row] >= begins && deals.amount[row] > 0) booked += deals.amount[row];
  comments.set(`motions.${plan.name}.bookedToDate`, `won from ${dateOf(begins)} on`);
  return { bookedToDate: significant(booked, 12) };
}

function motionOf(history: History, draft: Draft, motion: MotionFits, m: number, pools: readonly OwnerPool[]): Plain {
  const { plan, size } = motion;
  const at = `motions.${plan.name}`;
  const bySize = draft.table.figure(`${at}.oddsBySize`);
  const owner = pools.find(({ motions }) => motions.includes(m)) ?? pools[0];
  return {
    ...(plan.segment === undefined ? {} : { segment: plan.segment }),
    owner: owner.name,
    sources: Object.fromEntries(plan.origins.map((origin, k) => [origin.name, sourceOf(draft, `${at}.sources.${origin.name}`, m, k)])),
    stages: Object.fromEntries(plan.stageNames.map((name, k) => [name, stageOf(draft, `${at}.stages.${name}`, motion, k)])),
    dealSize: sizeOf(draft, `${at}.dealSize`, size),
    ...(bySize === undefined ? {} : { oddsBySize: significant(bySize.value, 6) }),
    ...bookedOf(draft, history, motion),
    ...(draft.fits.renewals === undefined ? {} : { termMonths: draft.fits.renewals.termMonths }),
  };
}

function sourceOf(draft: Draft, at: string, motion: number, origin: number): Plain {
  const { arrivals, motions } = draft.fits;
  const perMonth = draft.valueAt(`${at}.perMonth`, 0);
  if (arrivals === undefined) draft.comments.set(`${at}.perMonth`, 'cannot be estimated: no day was watched from which on all new deals are in the history');
  const odds = draft.table.figure(`${at}.winOdds`);
  const { options } = draft;
  const trend = arrivals?.trend;
  const k = arrivals?.sources.findIndex((source) => source.motion === motion && source.origin === origin) ?? -1;
  const source = arrivals?.sources[k];
  const own = source === undefined || arrivals!.sources.length < 2 ? 0 : ownDispersion(arrivals!.dispersion[k], source.count / arrivals!.periods, arrivals!.periods);
  if (trend !== undefined) draft.comments.set(`${at}.byPeriod`, `a trend of ${short(100 * Math.expm1(trend.perPeriod))} % a period (standard error ${short(100 * trend.error)}), continued over the horizon`);
  if (own > 0) draft.comments.set(`${at}.overDispersion`, `beyond the shared shock: dispersion ${short(arrivals!.dispersion[k])} over ${arrivals!.periods} periods`);
  return {
    perMonth,
    ...(trend === undefined ? {} : { byPeriod: Array.from({ length: options.periods }, (_, p) => significant(Math.min(2, Math.max(0.5, Math.exp(trend.perPeriod * (p + 0.5)))), 4)) }),
    ...(own > 0 ? { overDispersion: significant(own, 3) } : {}),
    ...(odds === undefined ? {} : { winOdds: significant(odds.value, 6) }),
    ...(motions[motion].plan.origins.length > 1 ? originFields(motions[motion].plan.origins[origin].label) : {}),
  };
}

/** cv of a source's own multiplier where its counts spread beyond chance and the shared shock (2.6 standard errors). */
function ownDispersion(dispersion: number, mean: number, periods: number): number {
  const error = Math.sqrt(2 / Math.max(1, periods - 1));
  return dispersion > 1 + 2.6 * error ? Math.sqrt((dispersion - 1) / Math.max(mean, 1)) : 0;
}

const originFields = (label: string): Plain => {
  const origin = { direct: 'direct', partnersourced: 'partnerSourced', partnerinfluenced: 'partnerInfluenced' }[label.toLowerCase().replaceAll(/[^a-z]/g, '')];
  return origin === undefined ? {} : { origin };
};

function stageOf(draft: Draft, at: string, { plan, stages }: MotionFits, k: number): Plain {
  const stage = stages[k];
  const { ifAdvanced, ifLost } = stage.fit;
  const seizes = Object.entries(draft.options.staffing).flatMap(([pool, { stages: names }]) => (names.includes(plan.funnel.names[k]) ? [pool] : []));
  const undecided = stage.lost === 0 ? 0 : stage.undecided / stage.lost;
  if (ifAdvanced === undefined) draft.comments.set(`${at}.days`, ifLost === undefined ? 'cannot be estimated: no spell in it ended' : 'cannot be estimated: nobody advanced; that of the lost is taken');
  return {
    days: ifAdvanced !== undefined ? daysOf(draft, `${at}.days`, ifAdvanced, stage) : ifLost !== undefined ? daysOf(draft, `${at}.days`, ifLost) : UNKNOWN_DAYS,
    ...(ifLost === undefined || ifAdvanced === undefined ? {} : { daysIfLost: daysOf(draft, `${at}.daysIfLost`, ifLost) }),
    advance: draft.valueAt(`${at}.advance`, 0.5),
    ...(undecided > 0 ? { noDecision: significant(undecided, 4) } : {}),
    ...(seizes.length > 0 ? { seizes } : {}),
  };
}

/** Days of a stage that nobody was seen to leave. */
const UNKNOWN_DAYS = { exponential: { mean: 30 } };
function seasonalityOf({ fits: { arrivals }, options, comments }: Draft): Plain {
  const factors = arrivals?.seasons.factors;
  if (factors === undefined) return {};
  const opens = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'].indexOf(options.fiscalYearStart);
  comments.set('seasonality.arrivals', `by fiscal month, over ${arrivals!.seasons.months} months (p = ${short(arrivals!.seasons.p)}), drawn towards 1`);
  return { seasonality: { arrivals: factors.map((_, k) => significant(factors[(k + opens) % 12], 4)) } };
}

function shocksOf(draft: Draft): Plain {
  draft.comments.set('shocks.persistence', 'from quarter to quarter; assumed');
  return { demand: draft.valueAt('shocks.demand', 0), winOdds: draft.valueAt('shocks.winOdds', 0), cycle: draft.valueAt('shocks.cycle', 0), persistence: priors.persistence };
}
