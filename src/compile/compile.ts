import { exp } from '../distributions/special/exp.ts';
import { ln } from '../distributions/special/ln.ts';
import { H_CREDIT_NET, H_DEAL_HISTOGRAMS, H_ROW, H_SEGMENTS, H_SHOCK_CYCLE, H_SHOCK_DEMAND, H_SHOCK_ODDS, H_WEEKS, PARTNER_RS, PATHS, healthBlock, partnerBlock } from '../kernel/layout.ts';
import { S_SHOCK_PERSISTENCE } from '../kernel/section-ids.ts';
import { periodsPerYear, quartersPerPeriod, type Period } from '../scenario/calendar.ts';
import type { Loaded } from '../scenario/load.ts';
import { referralFee } from '../scenario/fees.ts';
import { amountOverHorizon, amountsByPeriod } from '../scenario/means/amounts.ts';
import type { Expansion, Measure, Pool, Renewal, Scenario, Target, Worked } from '../scenario/schema.ts';
import { motionOf, newBusinessIn, writeDeals } from './deals.ts';
import { centralFunnel, cycleDays } from './funnel.ts';
import { funnelled, type WinEvent } from './expansions.ts';
import { writeMarkets, writeProspecting } from './market.ts';
import { writeMotions, type MotionPlan } from './motions.ts';
import { Numbers } from './numbers.ts';
import { writePartners } from './partners.ts';
import { seatsOf, writePools, type PoolPlan } from './pools.ts';
import { writeLife } from './life.ts';
import { writePay } from './pay.ts';
import { ProgramWriter } from './program.ts';
import { cycleOf, rampOf } from './ramp.ts';
import { writeRenewals, type RenewalPlan } from './renewals.ts';
import { writeRollUps } from './rollup.ts';
import { routed } from './routing.ts';
import type { SourcePlan } from './sources.ts';
import { assisting, neededBy } from '../scenario/team.ts';
import { writeTeams } from './team.ts';
import { timeOf, writeTime, type Time } from './time.ts';
import { weeksOf, type Week } from './weeks.ts';
import { writeTraits } from './traits.ts';
import { writeNumbers } from './uncertainty.ts';

/** What every index of a program means. */
export interface Names {
  readonly segments: readonly string[];
  /** motions with a funnel: all but renewals */
  readonly motions: readonly { name: string; kind: Worked['kind']; segment: number; owner: number; event: WinEvent }[];
  readonly pools: readonly { name: string; unlimited: boolean; measure: string; hasQuota: boolean; owns: boolean; seized: boolean; assists: boolean; proves: boolean; seats: number }[];
  readonly stages: readonly { motion: number; name: string }[];
  readonly sources: readonly { motion: number; name: string; origin: string; fulfilment: string; fee: number; opening: boolean }[];
  /** programmes of partners */
  readonly programs: readonly string[];
  readonly renewals: readonly { name: string; segment: number; owner: number }[];
  /** fiscal years touched by the horizon */
  readonly years: readonly string[];
  readonly periodsPerYear: number;
  readonly targets: readonly { name: string; measure: Measure; byPeriod: number[] | null; total: number; rate?: number }[];
  /** money per fully ramped seat, pool by pool */
  readonly quotaByPeriod: readonly (readonly number[])[];
}

/** A finding of the compiler about the scenario's fitness. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** A scenario made ready to run. */
export interface Compiled {
  readonly program: Uint8Array;
  readonly scenario: Scenario;
  readonly periods: readonly Period[];
  /** empty unless paths were asked for */
  readonly weeks: readonly Week[];
  readonly names: Names;
  readonly health: readonly Finding[];
  /** paths of the uncertain inputs */
  readonly inputs: readonly string[];
}

export interface CompileOptions {
  /** trials also look at bookings and pipeline at each week's end */
  readonly paths?: boolean | undefined;
  /** uncertain inputs, by path, that are drawn anew: independent of what they are otherwise, all others as they are */
  readonly redrawn?: ReadonlySet<string> | undefined;
}

/**
 * Compiles a checked scenario: names become indices, distributions become quantile tables, rates become per-day figures.
 * The result is all that a trial needs; nothing is computed twice.
 */
export function compile({ scenario: stated }: Pick<Loaded, 'scenario'>, { paths = false, redrawn = new Set() }: CompileOptions = {}): Compiled {
  const scenario = routed(stated);
  const writer = new ProgramWriter();
  const numbers = new Numbers(new Set(Object.values(scenario.ensembles).flatMap(({ paths }) => paths)));
  const segments = Object.keys(scenario.segments);
  const poolNames = Object.keys(scenario.pools);
  const renewals = renewalPlans(scenario, segments, poolNames);
  const motions = motionPlans(scenario, segments, poolNames, renewals);
  const time = timeOf(scenario, Math.max(0, ...motions.filter(({ warm, motion }) => warm && Object.keys(motion.sources).length > 0).map(({ motion }) => warmDays(motion, scenario))));
  const pools = poolPlans(scenario, poolNames, motions, time);
  const sources = sourcePlans(scenario, motions);
  const poolSeats = pools.map(({ name, seats }) => ({ name, seats: seats.length }));
  writeTime(writer, scenario, time);
  writePools(writer, pools, scenario, numbers);
  writeLife(writer, pools, numbers);
  writeMotions(writer, motions, sources, poolSeats, scenario, time, numbers);
  writeTraits(writer, motions, numbers);
  writeTeams(writer, motions, scenario, numbers);
  writeRenewals(writer, renewals, scenario, segments, numbers);
  writeDeals(writer, scenario, motions, sources);
  writeMarkets(writer, scenario);
  writeProspecting(writer, scenario, poolNames);
  writePartners(writer, scenario, poolNames, numbers);
  writeShocks(writer, scenario, numbers);
  writeNumbers(writer, scenario, numbers, redrawn);
  const stages = motions.flatMap(({ funnel }, motion) => funnel.names.map((name) => ({ motion, name })));
  const years = time.years.length;
  const periods = time.periods.length;
  writer.set(H_SEGMENTS, segments.length);
  writer.set(H_CREDIT_NET, scenario.creditBase === 'net' ? 1 : 0);
  writer.set(H_DEAL_HISTOGRAMS, pools.length * (periods + years));
  writePay(writer, pools, scenario, pools.length * (periods + years) + 2 * segments.length);
  writeRollUps(writer, poolNames, scenario);
  const weeks = paths ? weeksOf(scenario.calendar, time.starts) : [];
  writer.set(H_WEEKS, weeks.length);
  const health = healthBlock(sources.length, stages.length, pools.length, periods, years, segments.length);
  writer.set(H_ROW, partnerBlock(health) + Object.keys(scenario.partners ?? {}).length * PARTNER_RS * (periods + 1) + PATHS * weeks.length);
  return {
    program: writer.finish(),
    scenario: stated,
    periods: time.periods,
    weeks,
    names: namesOf(scenario, segments, pools, motions, stages, sources, renewals, time),
    health: findings(pools),
    inputs: numbers.inputs.map(({ path }) => path),
  };
}

function renewalPlans(scenario: Scenario, segments: readonly string[], pools: readonly string[]): RenewalPlan[] {
  return Object.entries(scenario.motions)
    .filter((entry): entry is [string, Renewal] => entry[1].kind === 'renewal')
    .map(([name, renewal]) => ({ name, renewal, segment: segments.indexOf(renewal.segment ?? segments[0]), owner: pools.indexOf(renewal.owner) }));
}

function motionPlans(scenario: Scenario, segments: readonly string[], pools: readonly string[], renewals: readonly RenewalPlan[]): MotionPlan[] {
  const entries = Object.entries(scenario.motions).filter((entry): entry is [string, Worked | Expansion] => entry[1].kind !== 'renewal');
  const names = newBusinessIn(scenario);
  const named = new Set(Object.values(scenario.pipeline).map((deal) => motionOf(deal, names)));
  const owned = new Map<number, number>();
  let firstStage = 0;
  return entries.map(([name, spec]) => {
    const expansion = spec.kind === 'expansion' ? spec : undefined;
    const motion = spec.kind === 'expansion' ? funnelled(spec) : spec;
    const segment = segments.indexOf(motion.segment ?? segments[0]);
    const owner = pools.indexOf(motion.owner);
    const local = owned.get(owner) ?? 0;
    owned.set(owner, local + 1);
    const plan = { name, motion, expansion, event: expansion?.event ?? ('new' as const), funnel: centralFunnel(motion), segment, owner, local, renewal: motion.kind === 'newBusiness' ? renewals.findIndex((renewal) => renewal.segment === segment) : -1, warm: !named.has(name), firstStage };
    firstStage += plan.funnel.names.length;
    return plan;
  });
}

function poolPlans(scenario: Scenario, names: readonly string[], motions: readonly MotionPlan[], time: Time): PoolPlan[] {
  return names.map((name, index) => {
    const pool = scenario.pools[name];
    const own = motions.map((_, k) => k).filter((k) => motions[k].owner === index);
    const first = own.length > 0 ? motions[own[0]] : undefined;
    const ramp = rampOf(pool, first && cycleOf(first.motion, first.funnel));
    return { name, pool, ramp, motions: own, seats: seatsOf(name, pool, scenario, time.periods, ramp), quota: quotaByPeriod(pool, scenario.calendar, time.periods) };
  });
}

/** Quota of a fully ramped seat in each period, money; one that is a rate asks for none. */
const quotaByPeriod = ({ quota }: Pool, calendar: Scenario['calendar'], periods: readonly Period[]): readonly number[] =>
  (quota && amountsByPeriod(quota, calendar)) ?? periods.map(() => 0);

/** Days that warm a motion: its own cycle, behind that of the leads that are handed on to it, or of the deals that bring its own along. */
function warmDays(motion: Worked, { motions }: Scenario): number {
  const before = Object.values(motion.sources).map(({ kind, from }) => {
    const leads = kind === 'handoff' || kind === 'attach' ? motions[from ?? ''] : undefined;
    return leads?.kind === 'qualification' || leads?.kind === 'newBusiness' ? cycleDays(leads) : 0;
  });
  return cycleDays(motion) + Math.max(0, ...before);
}

/** Sources of all motions; a motion with named deals has a pseudo source for those that name none. */
function sourcePlans(scenario: Scenario, motions: readonly MotionPlan[]): SourcePlan[] {
  const names = newBusinessIn(scenario);
  return motions.flatMap(({ name, motion }, index) => {
    const own = Object.entries(motion.sources).map(([sourceName, source]): SourcePlan => ({ motion: index, name: sourceName, source }));
    const orphans = Object.values(scenario.pipeline).some((deal) => motionOf(deal, names) === name && deal.source === undefined);
    return orphans || own.length === 0 ? [...own, { motion: index, name: 'pipeline', source: undefined }] : own;
  });
}

/** The persistence is stated from quarter to quarter; shorter periods keep the root of it that makes a quarter of them. */
function writeShocks(writer: ProgramWriter, { shocks, calendar }: Scenario, numbers: Numbers): void {
  writer.set(H_SHOCK_DEMAND, numbers.param('shocks.demand', shocks?.demand ?? 0, 'positive'));
  writer.set(H_SHOCK_ODDS, numbers.param('shocks.winOdds', shocks?.winOdds ?? 0, 'positive'));
  writer.set(H_SHOCK_CYCLE, numbers.param('shocks.cycle', shocks?.cycle ?? 0, 'positive'));
  const stated = shocks?.persistence ?? 0;
  const part = quartersPerPeriod(calendar);
  const keep = part === 1 || stated === 0 ? stated : exp(part * ln(stated));
  writer.put(S_SHOCK_PERSISTENCE, [keep, Math.sqrt(1 - keep * keep)]);
}

function namesOf(
  scenario: Scenario,
  segments: readonly string[],
  pools: readonly PoolPlan[],
  motions: readonly MotionPlan[],
  stages: Names['stages'],
  sources: readonly SourcePlan[],
  renewals: readonly RenewalPlan[],
  time: Time,
): Names {
  const owners = new Set(Object.values(scenario.motions).map(({ owner }) => owner));
  const seized = new Set(motions.flatMap(({ motion }) => [...neededBy(motion), ...assisting(motion)]));
  const helping = new Set(motions.flatMap(({ motion }) => assisting(motion)));
  const proving = new Set(motions.flatMap(({ motion }) => Object.values(motion.stages).flatMap(({ proof, seizes }) => (proof === true ? seizes : []))));
  return {
    segments,
    pools: pools.map(({ name, pool, seats }) => ({
      name,
      unlimited: pool.capacity === 'unlimited',
      measure: pool.quota?.measure ?? 'newAndExpansionAcv',
      hasQuota: pool.quota !== undefined,
      owns: owners.has(name),
      seized: seized.has(name),
      assists: helping.has(name),
      proves: proving.has(name) && scenario.credit[name]?.proofOfConcept !== undefined,
      seats: seats.length,
    })),
    motions: motions.map(({ name, motion, segment, owner, event }) => ({ name, kind: motion.kind, segment, owner, event })),
    stages,
    sources: sources.map(({ motion, name, source }) => ({
      motion,
      name,
      // an expansion comes from nowhere: it has the customer already
      origin: motions[motion].expansion ? 'not stated' : (source?.origin ?? (source?.kind === 'partner' ? 'partnerSourced' : 'direct')),
      fulfilment: source?.fulfilment ?? 'direct',
      fee: source === undefined ? 0 : referralFee(source),
      opening: source === undefined,
    })),
    programs: Object.keys(scenario.partners ?? {}),
    renewals: renewals.map(({ name, segment, owner }) => ({ name, segment, owner })),
    years: time.years,
    periodsPerYear: periodsPerYear(scenario.calendar),
    targets: Object.entries(scenario.targets).map(([name, target]) => targetOf(name, target, scenario, time.periods)),
    quotaByPeriod: pools.map(({ quota }) => quota),
  };
}

/** A target by period and in total; one that is stated in total only has no figures by period. */
function targetOf(name: string, target: Target, { calendar }: Scenario, periods: readonly Period[]): Names['targets'][number] {
  const head = { name, measure: target.measure };
  if (target.rate !== undefined) return { ...head, byPeriod: periods.map(() => target.rate ?? 0), total: target.rate, rate: target.rate };
  return { ...head, byPeriod: amountsByPeriod(target, calendar) ?? null, total: amountOverHorizon(target, calendar) ?? 0 };
}

/** Ramps that the cycle does not allow. */
function findings(pools: readonly PoolPlan[]): Finding[] {
  return pools.flatMap(({ name, pool, ramp }): Finding[] => {
    if (!ramp.reached || pool.ramp === 'none') return [];
    const written = ramp.share.slice(0, -1);
    const percent = (shares: readonly number[]): string => shares.map((share) => Math.round(share * 100)).join('/');
    const ok = ramp.reached.every((share, k) => Math.abs(share - written[k]) <= 0.02);
    return [{ check: `ramp of ${name}`, ok, detail: ok ? `bookings ramp ${percent(written)} % is met` : `written ${percent(written)} % of bookings; ${percent(ramp.reached)} is as close as this cycle allows` }];
  });
}
