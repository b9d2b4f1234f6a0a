import { spreadOf } from '../means/central.ts';
import type { Motion, NewBusiness, Renewal, Scenario, Stage } from '../schema.ts';
import { heldIn } from '../team.ts';
import { exactlyOne, mustExist, type Checking } from './context.ts';

type Funnelled = Exclude<Motion, Renewal>;

/** What bears on a motion's deals beside its stages: traits, size, and the pools that work on them with the owner. */
export function checkDeals(checking: Checking, path: readonly string[], motion: Funnelled): void {
  if (motion.kind === 'newBusiness') {
    checkTraits(checking, path, motion);
    checkSizeOdds(checking, path, motion);
    checkSplit(checking, path, motion);
  }
  const owners = new Map(Object.entries(checking.scenario.motions).map(([name, { owner }]) => [owner, name]));
  heldIn(motion).forEach((pool, index) => checkHeld(checking, [...path, 'with', String(index)], pool, index, motion, owners));
  for (const [name, stage] of Object.entries(motion.stages)) {
    const at = [...path, 'stages', name];
    checkAssists(checking, at, stage, motion, owners);
    if (stage.proof === true && stage.seizes.length === 0) {
      checking.report.add({ path: [...at, 'proof'], expected: 'a stage that seizes a pool', got: 'no seizes', hint: 'the pools seized in a proof of concept earn its credit' });
    }
  }
  const proofs = Object.values(motion.stages).filter(({ proof }) => proof === true).length;
  if (proofs > MOST_PROOFS) checking.report.add({ path: [...path, 'stages'], expected: `at most ${MOST_PROOFS} proofs of concept`, got: String(proofs) });
}

const MOST_PROOFS = 30;
const MOST_ASSISTS = 4;

function checkTraits({ report }: Checking, path: readonly string[], motion: NewBusiness): void {
  for (const [name, trait] of Object.entries(motion.traits ?? {})) {
    const at = [...path, 'traits', name];
    exactlyOne(report, at, trait, ['value', 'share']);
    if (trait.odds === undefined && trait.days === undefined) report.add({ path: at, expected: 'odds or days: what it changes', got: 'neither' });
    for (const key of ['odds', 'days'] as const) {
      if (trait[key] === 0) report.add({ path: [...at, key], expected: 'a multiplier above 0', got: '0', hint: '1 changes nothing, 0.9 takes a tenth for each unit' });
    }
  }
}

function checkSizeOdds({ report }: Checking, path: readonly string[], motion: NewBusiness): void {
  if (motion.oddsBySize === undefined) return;
  if (motion.oddsBySize === 0) report.add({ path: [...path, 'oddsBySize'], expected: 'a multiplier above 0', got: '0', hint: '1 changes nothing, 0.9 takes a tenth for each doubling' });
  if (spreadOf(motion.dealSize).p50 <= 0) report.add({ path: [...path, 'dealSize'], expected: 'a median above 0, as oddsBySize is relative to it', got: 'a median of 0' });
}

/** The second person earns credit of their own, so the pool owns motions. */
function checkSplit({ scenario, report, names }: Checking, path: readonly string[], { split }: NewBusiness): void {
  if (split?.pool === undefined) return;
  const at = [...path, 'split', 'pool'];
  if (!mustExist(report, at, split.pool, names.pools, 'a pool of this scenario')) return;
  if (Object.values(scenario.motions).some(({ owner }) => owner === split.pool)) return;
  report.add({ path: at, expected: 'a pool that owns motions', got: split.pool, hint: 'pools that help the owner earn by the credit table' });
}

type Owners = ReadonlyMap<string, string>;

/** A pool held with the owner is needed once, owns nothing, and waits for nothing that waits for it. */
function checkHeld(checking: Checking, path: readonly string[], pool: string, index: number, motion: Funnelled, owners: Owners): void {
  const { scenario, report, names } = checking;
  if (!mustExist(report, path, pool, names.pools, 'a pool of this scenario')) return;
  if (heldIn(motion).indexOf(pool) !== index) report.add({ path, expected: 'each pool once', got: pool });
  refuseOwner(report, path, pool, owners);
  const stage = Object.entries(motion.stages).find(([, { seizes }]) => seizes.includes(pool));
  if (stage !== undefined) report.add({ path, expected: 'a pool that no stage of the motion seizes', got: `${pool}, seized in ${stage[0]}`, hint: 'its slot is held from assignment to close' });
  else if (waitsFor(scenario, pool).has(pool)) report.add({ path, expected: 'a pool whose deals never wait for deals that hold it', got: `${pool}, held in one motion and seized in another that holds what this one seizes` });
}

function refuseOwner(report: Checking['report'], path: readonly string[], pool: string, owners: Owners): void {
  const owned = owners.get(pool);
  if (owned === undefined) return;
  const hint = 'people either own deals or work on those of others; make a second pool for the extra work';
  report.add({ path, expected: 'a pool that owns no motion', got: `${pool}, the owner of ${owned}`, hint });
}

/** Pools for which deals may wait while they hold a slot of this one, directly or through what is held by others. */
function waitsFor(scenario: Scenario, pool: string): Set<string> {
  const reached = new Set<string>();
  const from = [pool];
  for (const held of from) {
    for (const motion of Object.values(scenario.motions)) {
      if (motion.kind === 'renewal' || !heldIn(motion).includes(held)) continue;
      for (const { seizes } of Object.values(motion.stages)) {
        for (const next of seizes) {
          if (reached.has(next)) continue;
          reached.add(next);
          from.push(next);
        }
      }
    }
  }
  return reached;
}

function checkAssists({ report, names }: Checking, path: readonly string[], { assists = {}, seizes }: Stage, motion: Funnelled, owners: Owners): void {
  const pools = Object.keys(assists);
  if (pools.length > MOST_ASSISTS) report.add({ path: [...path, 'assists'], expected: `at most ${MOST_ASSISTS} pools`, got: String(pools.length) });
  for (const pool of pools) {
    const at = [...path, 'assists', pool];
    if (!mustExist(report, at, pool, names.pools, 'a pool of this scenario')) continue;
    refuseOwner(report, at, pool, owners);
    if (seizes.includes(pool) || heldIn(motion).includes(pool)) report.add({ path: at, expected: 'a pool that the stage does not need anyway', got: `${pool}, which it takes`, atKey: true });
    if (assists[pool].odds === undefined && assists[pool].days === undefined) report.add({ path: at, expected: 'odds or days: what it changes', got: 'neither' });
  }
}
