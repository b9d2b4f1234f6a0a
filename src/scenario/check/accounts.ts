import type { NewBusiness, OpenDeal } from '../schema.ts';
import { mustExist, type Checking } from './context.ts';
import { checkSegment } from './motions.ts';

/** The installed base, the open deals and the credit table point at things that exist. */
export function checkAccounts(checking: Checking): void {
  const { scenario, report, names } = checking;
  for (const [name, accounts] of Object.entries(scenario.accounts)) checkSegment(checking, ['accounts', name], accounts.segment);
  for (const [name, deal] of Object.entries(scenario.pipeline)) checkDeal(checking, ['pipeline', name], deal);
  for (const pool of Object.keys(scenario.credit)) mustExist(report, ['credit', pool], pool, names.pools, 'a pool of this scenario');
}

function checkDeal(checking: Checking, path: readonly string[], deal: OpenDeal): void {
  const { report } = checking;
  if ((deal.stageAgeDays ?? 0) > (deal.ageDays ?? Infinity)) {
    report.add({ path: [...path, 'stageAgeDays'], expected: `at most its age of ${deal.ageDays} days`, got: String(deal.stageAgeDays) });
  }
  const motion = motionOf(checking, path, deal);
  if (motion === undefined) return;
  mustExist(report, [...path, 'stage'], deal.stage, Object.keys(motion.stages), 'a stage of its motion');
  if (deal.winRate !== undefined && Object.values(motion.stages).some(({ next }) => next !== undefined)) {
    report.add({ path: [...path, 'winRate'], expected: 'no win rate of its own where stages branch', got: String(deal.winRate), hint: 'the stages of this motion state where deals go' });
  }
  if (deal.source !== undefined) mustExist(report, [...path, 'source'], deal.source, Object.keys(motion.sources), 'a source of its motion');
}

function motionOf({ scenario, report }: Checking, path: readonly string[], deal: OpenDeal): NewBusiness | undefined {
  const motions = Object.entries(scenario.motions).filter((entry): entry is [string, NewBusiness] => entry[1].kind === 'newBusiness');
  const names = motions.map(([name]) => name);
  const at = [...path, 'motion'];
  if (deal.motion !== undefined) {
    if (!mustExist(report, at, deal.motion, names, 'a new-business motion of this scenario')) return undefined;
  } else if (names.length !== 1) {
    report.add({ path: at, expected: names.length === 0 ? 'a new-business motion in the scenario' : `one of the motions ${names.join(', ')}`, got: 'nothing' });
    return undefined;
  }
  return motions.find(([name]) => name === (deal.motion ?? names[0]))?.[1];
}
