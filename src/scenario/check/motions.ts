import type { Renewal, Staged } from '../schema.ts';
import { checkCarers, checkEarlyCancellation, checkExpansion } from './customers.ts';
import { ascending, exactlyOne, mustExist, segmentOf, type Checking } from './context.ts';
import { checkDeals } from './deals.ts';
import { checkFunnel } from './funnel.ts';
import { checkHandedOn, checkSources } from './sources.ts';

/** Owners, segments, seized pools, sources and funnels of every motion. */
export function checkMotions(checking: Checking): void {
  const { scenario, report, names } = checking;
  for (const [name, motion] of Object.entries(scenario.motions)) {
    const path = ['motions', name];
    mustExist(report, [...path, 'owner'], motion.owner, names.pools, 'a pool of this scenario');
    checkSegment(checking, path, motion.segment);
    if (motion.kind === 'renewal') checkRenewal(checking, path, motion);
    else {
      if (motion.kind === 'expansion') checkExpansion(checking, path, motion);
      else {
        checkSources(checking, path, motion);
        if (motion.kind === 'newBusiness') checkEarlyCancellation(checking, path, motion);
      }
      checkSeized(checking, path, motion);
      checkDeals(checking, path, motion);
      checkFunnel(checking, path, motion);
    }
  }
  checkOneRenewalPerSegment(checking);
  checkHandedOn(checking);
  checkCarers(checking);
}

/** A segment may be left out when there is exactly one. */
export function checkSegment({ report, names }: Checking, path: readonly string[], segment: string | undefined): void {
  const at = [...path, 'segment'];
  if (segment !== undefined) mustExist(report, at, segment, names.segments, 'a segment of this scenario');
  else if (names.segments.length > 1) report.add({ path: at, expected: `one of the segments ${names.segments.join(', ')}`, got: 'nothing' });
}

function checkRenewal({ report }: Checking, path: readonly string[], motion: Renewal): void {
  exactlyOne(report, path, motion, ['rate', 'byTenure', 'sbg']);
  ascending(report, [...path, 'byTenure'], motion.byTenure);
}

function checkSeized({ scenario, report, names }: Checking, path: readonly string[], motion: Staged): void {
  const owners = new Map(Object.entries(scenario.motions).map(([name, { owner }]) => [owner, name]));
  for (const [stageName, stage] of Object.entries(motion.stages)) {
    stage.seizes.forEach((pool, index, all) => {
      const at = [...path, 'stages', stageName, 'seizes', String(index)];
      if (!mustExist(report, at, pool, names.pools, 'a pool of this scenario')) return;
      const owned = owners.get(pool);
      if (all.indexOf(pool) < index) report.add({ path: at, expected: 'each pool once', got: pool });
      if (owned !== undefined) {
        const hint = 'owners already hold a slot from assignment to close; make a second pool for the extra work';
        report.add({ path: at, expected: 'a pool that owns no motion', got: `${pool}, the owner of ${owned}`, hint });
      }
    });
  }
}

function checkOneRenewalPerSegment({ scenario, report, names }: Checking): void {
  const first = new Map<string, string>();
  for (const [name, motion] of Object.entries(scenario.motions)) {
    if (motion.kind !== 'renewal') continue;
    const segment = segmentOf(motion, names.segments);
    const before = first.get(segment);
    if (before === undefined) first.set(segment, name);
    else report.add({ path: ['motions', name], expected: 'one renewal motion per segment', got: `a second one for ${segment}`, hint: `the first is ${before}` });
  }
}
