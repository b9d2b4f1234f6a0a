import { ln } from '../distributions/special/ln.ts';
import { exp } from '../distributions/special/exp.ts';
import { GOES_WON, H_MOTIONS, H_QUEUES, H_SETS, H_SPLITS, H_STAGES } from '../kernel/layout.ts';
import {
  S_MOTION_CYCLIC, S_MOTION_EXPONENT, S_MOTION_FIRST_SOURCE, S_MOTION_FIRST_STAGE, S_MOTION_LEADS, S_MOTION_LN_WIN, S_MOTION_LOCAL,
  S_MOTION_ONE_OFF, S_MOTION_OPENING_COUNT, S_MOTION_OPENING_VALUE, S_MOTION_OWNER, S_MOTION_PATIENCE, S_MOTION_PULL, S_MOTION_PULL_DAYS,
  S_MOTION_PULL_DISCOUNT, S_MOTION_RENEWAL, S_MOTION_SEASON_ODDS, S_MOTION_SEGMENT, S_MOTION_SIZE, S_MOTION_SLIP, S_MOTION_SLIP_DAYS,
  S_MOTION_START_DELAY, S_MOTION_TERM_DAYS, S_MOTION_WARM, S_MOTION_WIN_RATE, S_NEXT_SHARE, S_NEXT_STAGE,
  S_QUEUE_SET, S_SET_COUNT, S_SET_FIRST, S_SET_OWNER, S_SET_POOL, S_SET_QUEUE, S_SET_QUEUES, S_STAGE_ADDRESS, S_STAGE_ADVANCE,
  S_STAGE_DAYS, S_STAGE_LN_ADVANCE, S_STAGE_LOST_DAYS, S_STAGE_MOTION, S_STAGE_NEXT_COUNT, S_STAGE_NEXT_FIRST, S_STAGE_NO_DECISION,
  S_STAGE_OWNER_SET, S_STAGE_PATIENCE, S_STAGE_SET, S_STAGE_WHOLE_DAYS, S_MOTION_SPLIT, S_MOTION_SPLIT_POOL, S_MOTION_SPLIT_SHARE, S_MOTION_WITH,
} from '../kernel/section-ids.ts';
import { DAYS_PER_MONTH } from '../scenario/calendar.ts';
import type { Expansion, Scenario, Worked } from '../scenario/schema.ts';
import { writeExpansions, type WinEvent } from './expansions.ts';
import type { CentralFunnel } from './funnel.ts';
import { heldIn } from '../scenario/team.ts';
import { Addresses } from './hash.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';
import { writeSources, type SourcePlan } from './sources.ts';
import type { Time } from './time.ts';

export interface MotionPlan {
  readonly name: string;
  /** an expansion stands in the form of new business */
  readonly motion: Worked;
  readonly event: WinEvent;
  readonly expansion?: Expansion | undefined;
  readonly funnel: CentralFunnel;
  readonly segment: number;
  readonly owner: number;
  readonly local: number;
  /** renewal motion of its segment, or -1; leads make no account */
  readonly renewal: number;
  /** whether its pipeline is warmed up (no named deals) */
  readonly warm: boolean;
  readonly firstStage: number;
}

/** Sets of pools that are asked for together; each has a queue, and one per seat of its owner pool where deals belong to a seat. */
class Sets {
  readonly rows: { owner: number; pools: readonly number[]; queue: number; queues: number }[] = [];
  queues = 0;
  readonly #known = new Map<string, number>();

  of(owner: number, pools: readonly number[], seats: number): number {
    const key = `${owner}|${pools.join(',')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const queues = 1 + seats;
    this.rows.push({ owner, pools, queue: this.queues, queues });
    this.queues += queues;
    this.#known.set(key, this.rows.length - 1);
    return this.rows.length - 1;
  }
}

/** Writes motions, their stages and sources, and the sets of pools that deals wait for. */
export function writeMotions(
  writer: ProgramWriter,
  plans: readonly MotionPlan[],
  sources: readonly SourcePlan[],
  pools: readonly { name: string; seats: number }[],
  scenario: Scenario,
  time: Time,
  numbers: Numbers,
): void {
  const sets = new Sets();
  const poolIndex = new Map(pools.map(({ name }, k) => [name, k]));
  const indicesOf = (names: readonly string[]): number[] => ordered(names.map((pool) => poolIndex.get(pool) ?? 0));
  const hasSplits = plans.some(({ motion }) => 'split' in motion && motion.split !== undefined);
  writer.set(H_SPLITS, hasSplits ? 1 : 0);
  let branches = 0;
  let stages = 0;
  plans.forEach((plan, index) => {
    const { name, motion: spec, funnel } = plan;
    const path = `motions.${name}`;
    const patches = pools[plan.owner].seats > 0 && hasPatches(spec, scenario) ? pools[plan.owner].seats : 0;
    const uncertainWin = spec.winRate !== undefined && !funnel.isGraph && numbers.isUncertain(`${path}.winRate`, spec.winRate);
    writer.add(S_MOTION_OWNER, plan.owner);
    writer.add(S_MOTION_SEGMENT, plan.segment);
    writer.add(S_MOTION_FIRST_STAGE, plan.firstStage);
    writer.add(S_MOTION_CYCLIC, funnel.isGraph ? 1 : 0);
    writer.add(S_MOTION_WIN_RATE, uncertainWin ? numbers.param(`${path}.winRate`, spec.winRate, 'probability') : -1);
    writer.add(S_MOTION_LN_WIN, uncertainWin ? funnel.chances.reduce((sum, p) => sum + logOf(p), 0) : 0);
    writer.add(S_MOTION_EXPONENT, funnel.exponent);
    // leads have no price: they are worth nothing until they are deals
    const deals = spec.kind === 'newBusiness' ? spec : { dealSize: 0, termMonths: 12, startDelayDays: 0, oneOff: undefined, quarterEnd: undefined, openingPipeline: undefined };
    writer.add(S_MOTION_LEADS, spec.kind === 'qualification' ? 1 : 0);
    writer.add(S_MOTION_SIZE, numbers.dist(plan.expansion ? `${path}.size.${plan.expansion.size.ofArr === undefined ? 'amount' : 'ofArr'}` : `${path}.dealSize`, deals.dealSize, 'positive'));
    writer.add(S_MOTION_ONE_OFF, deals.oneOff === undefined ? -1 : numbers.dist(`${path}.oneOff`, deals.oneOff, 'positive'));
    writer.add(S_MOTION_PATIENCE, spec.patienceDays === undefined ? -1 : numbers.dist(`${path}.patienceDays`, spec.patienceDays, 'positive'));
    const { slip, pull } = deals.quarterEnd ?? {};
    writer.add(S_MOTION_SLIP, slip ? numbers.param(`${path}.quarterEnd.slip.probability`, slip.probability, 'probability') : -1);
    writer.add(S_MOTION_SLIP_DAYS, slip?.withinDays ?? 0);
    writer.add(S_MOTION_PULL, pull ? numbers.param(`${path}.quarterEnd.pull.probability`, pull.probability, 'probability') : -1);
    writer.add(S_MOTION_PULL_DAYS, pull?.withinDays ?? 0);
    writer.add(S_MOTION_PULL_DISCOUNT, pull?.discount ?? 0);
    const split = 'split' in spec ? spec.split : undefined;
    if (hasSplits) {
      writer.add(S_MOTION_SPLIT, split === undefined ? -1 : numbers.param(`${path}.split.share`, split.share, 'probability'));
      writer.add(S_MOTION_SPLIT_POOL, split?.pool === undefined ? plan.owner : (poolIndex.get(split.pool) ?? 0));
      writer.add(S_MOTION_SPLIT_SHARE, split?.credit ?? 0);
    }
    writer.add(S_MOTION_RENEWAL, plan.renewal);
    writer.add(S_MOTION_LOCAL, plan.local);
    writer.add(S_MOTION_WARM, plan.warm ? 1 : 0);
    writer.add(S_MOTION_TERM_DAYS, deals.termMonths * DAYS_PER_MONTH);
    writer.add(S_MOTION_START_DELAY, deals.startDelayDays);
    writer.add(S_MOTION_OPENING_COUNT, deals.openingPipeline?.count ?? -1);
    writer.add(S_MOTION_OPENING_VALUE, deals.openingPipeline?.value ?? -1);
    writer.add(S_MOTION_SEASON_ODDS, ...time.season.winOdds.map((odds) => (odds === 1 || spec.kind === 'qualification' ? 1 : odds <= 0 ? 0 : exp(funnel.exponent * ln(odds)))));
    writer.add(S_MOTION_FIRST_SOURCE, sources.findIndex((source) => source.motion === index));
    const held = indicesOf(heldIn(spec));
    writer.add(S_MOTION_WITH, held.length > 0 ? sets.of(-1, held, 0) : -1);
    const addresses = new Addresses();
    Object.entries(spec.stages).forEach(([stageName, own], i) => {
      const at = `${path}.stages.${stageName}`;
      const seized = indicesOf(own.seizes);
      const days = numbers.dist(`${at}.days`, own.days, 'positive');
      const moves = own.next ? branchesOf(funnel, i, plan.firstStage) : [];
      writer.add(S_STAGE_MOTION, index);
      writer.add(S_STAGE_ADVANCE, own.advance !== undefined && !uncertainWin ? numbers.param(`${at}.advance`, own.advance, 'probability') : numbers.constant(funnel.chances[i]));
      writer.add(S_STAGE_LN_ADVANCE, logOf(funnel.chances[i]));
      writer.add(S_STAGE_NO_DECISION, numbers.param(`${at}.noDecision`, own.noDecision, 'probability'));
      writer.add(S_STAGE_DAYS, days);
      writer.add(S_STAGE_LOST_DAYS, own.daysIfLost === undefined ? days : numbers.dist(`${at}.daysIfLost`, own.daysIfLost, 'positive'));
      writer.add(S_STAGE_PATIENCE, own.patienceDays === undefined ? -1 : numbers.dist(`${at}.patienceDays`, own.patienceDays, 'positive'));
      writer.add(S_STAGE_WHOLE_DAYS, own.wholeDays === 'up' ? 1 : 0);
      writer.add(S_STAGE_SET, seized.length > 0 ? sets.of(-1, seized, 0) : -1);
      writer.add(S_STAGE_OWNER_SET, sets.of(plan.owner, ordered([...held, ...seized]), patches));
      writer.add(S_STAGE_NEXT_FIRST, branches);
      writer.add(S_STAGE_NEXT_COUNT, moves.length);
      writer.add(S_STAGE_ADDRESS, addresses.of(`stage/${stageName}`));
      let cumulated = 0;
      for (const { to, share } of moves) {
        cumulated += share;
        writer.add(S_NEXT_STAGE, to);
        writer.add(S_NEXT_SHARE, cumulated);
      }
      branches += moves.length;
      stages += 1;
    });
  });
  writeExpansions(writer, plans, sources, pools.map(({ name }) => name), numbers);
  writer.set(H_MOTIONS, plans.length);
  writer.set(H_STAGES, stages);
  writeSets(writer, sets);
  writeSources(writer, plans, sources, pools, scenario, time, numbers);
}

const ordered = (indices: readonly number[]): number[] => [...indices].sort((a, z) => a - z);

const logOf = (p: number): number => (p > 0 ? ln(p) : -700);

/** Deals belong to a seat from birth with territories, and when people create them for themselves. */
function hasPatches(motion: Worked, scenario: Scenario): boolean {
  const owned = Object.values(scenario.motions).filter((other) => other.owner === motion.owner);
  return (
    scenario.pools[motion.owner].assignment === 'territory' ||
    owned.some((other) => 'sources' in other && Object.values(other.sources).some(({ kind }) => kind === 'self' || kind === 'attach'))
  );
}

/** Where an advancing deal goes from stage i: the win first, then later stages, then earlier ones, with shares that sum to 1. */
function branchesOf(funnel: CentralFunnel, i: number, firstStage: number): { to: number; share: number }[] {
  const all = funnel.chances[i];
  const stages = funnel.moves[i].map((p, j) => ({ to: firstStage + j, p, j })).filter(({ p }) => p > 0);
  const ordered = [...stages.filter(({ j }) => j > i).toReversed(), ...stages.filter(({ j }) => j <= i)];
  const won = funnel.wins[i] > 0 ? [{ to: GOES_WON, p: funnel.wins[i] }] : [];
  const list = [...won, ...ordered].map(({ to, p }) => ({ to, share: p / all }));
  return list.length > 0 ? list : [{ to: GOES_WON, share: 1 }];
}

function writeSets(writer: ProgramWriter, sets: Sets): void {
  const pools: number[] = [];
  const firsts = sets.rows.map(({ pools: own }) => pools.push(...own) - own.length);
  writer.put(S_SET_OWNER, sets.rows.map(({ owner }) => owner));
  writer.put(S_SET_FIRST, firsts);
  writer.put(S_SET_COUNT, sets.rows.map(({ pools: own }) => own.length));
  writer.put(S_SET_POOL, pools);
  writer.put(S_SET_QUEUE, sets.rows.map(({ queue }) => queue));
  writer.put(S_SET_QUEUES, sets.rows.map(({ queues }) => queues));
  writer.put(S_QUEUE_SET, sets.rows.flatMap(({ queues }, k) => Array.from({ length: queues }, () => k)));
  writer.set(H_SETS, sets.rows.length);
  writer.set(H_QUEUES, sets.queues);
}
