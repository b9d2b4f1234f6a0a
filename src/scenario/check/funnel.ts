import { funnelOf, walk } from '../funnel.ts';
import type { Stage, Staged } from '../schema.ts';
import { suggestion } from '../text/suggest.ts';
import { shown } from '../text/printable.ts';
import type { Checking } from './context.ts';

/** relative difference up to which a stated win rate agrees with its stages */
const agreement = 0.005;
const tolerance = 1e-9;
const outcomes: ReadonlySet<string> = new Set(['won', 'lost', 'noDecision']);

/** Every stage leads on, every deal ends, and the stated win rate is what the stages give. */
export function checkFunnel({ report }: Checking, path: readonly string[], motion: Staged): void {
  const stages = Object.entries(motion.stages);
  const at = [...path, 'stages'];
  if (stages.length === 0) return report.add({ path: at, expected: 'at least one stage', got: 'none' });
  const before = report.issues.length;
  for (const [name, stage] of stages) checkStage(report, [...at, name], name, stage, motion);
  checkProbabilities(report, path, motion);
  if (report.issues.length > before) return;
  checkReach(report, at, motion);
  checkEnds(report, at, motion);
  if (report.issues.length === before) checkAgreement(report, path, motion);
}

type Reporting = Checking['report'];

function checkStage(report: Reporting, path: readonly string[], name: string, stage: Stage, motion: Staged): void {
  if (outcomes.has(name)) report.add({ path, expected: 'a name that is no outcome', got: name, atKey: true });
  if (stage.next === undefined) return;
  if (stage.advance !== undefined) report.add({ path, expected: 'either advance or next', got: 'both' });
  const targets = [...Object.keys(motion.stages), 'won'];
  for (const target of Object.keys(stage.next)) {
    if (targets.includes(target)) continue;
    const hint = outcomes.has(target) ? 'what is left of 1 does not advance' : suggestion(target, targets);
    report.add({ path: [...path, 'next', target], expected: 'a stage of this motion or won', got: shown(target), hint, atKey: true });
  }
  const sum = Object.values(stage.next).reduce((total, probability) => total + probability, 0);
  if (sum > 1 + tolerance) report.add({ path: [...path, 'next'], expected: 'probabilities that add up to at most 1', got: `a sum of ${Number(sum.toPrecision(12))}` });
}

function checkProbabilities(report: Reporting, path: readonly string[], motion: Staged): void {
  const stages = Object.entries(motion.stages);
  const silent = stages.filter(([, stage]) => stage.advance === undefined && stage.next === undefined).map(([name]) => name);
  if (silent.length === 0 || (silent.length === stages.length && motion.winRate !== undefined)) return;
  if (silent.length === stages.length) {
    return report.add({ path, expected: 'winRate, or advance for every stage', got: 'neither' });
  }
  for (const name of silent) {
    report.add({ path: [...path, 'stages', name], expected: 'advance (or next), as other stages state it', got: 'neither' });
  }
}

function checkReach(report: Reporting, path: readonly string[], motion: Staged): void {
  const names = Object.keys(motion.stages);
  const reached = new Set(names.slice(0, 1));
  for (const name of reached) for (const target of targetsOf(motion, name)) if (target !== 'won') reached.add(target);
  for (const name of names) {
    if (!reached.has(name)) report.add({ path: [...path, name], expected: 'a stage that some deal can reach', got: 'no way into it', atKey: true });
  }
}

function targetsOf(motion: Staged, name: string): string[] {
  const names = Object.keys(motion.stages);
  const stage = motion.stages[name];
  return stage.next === undefined ? [names[names.indexOf(name) + 1] ?? 'won'] : Object.keys(stage.next);
}

// a deal ends from a stage that wins, that leaves a share behind, or that leads to such a stage
function checkEnds(report: Reporting, path: readonly string[], motion: Staged): void {
  const names = Object.keys(motion.stages);
  const ends = new Set<string>();
  for (let grew = true; grew; ) {
    const more = names.filter((name) => !ends.has(name) && canEnd(motion, name, ends));
    for (const name of more) ends.add(name);
    grew = more.length > 0;
  }
  const stuck = names.filter((name) => !ends.has(name));
  if (stuck.length === 0) return;
  report.add({ path: [...path, stuck[0]], expected: 'a way to be won or lost', got: `an endless round through ${stuck.join(', ')}`, atKey: true });
}

function canEnd(motion: Staged, name: string, ends: ReadonlySet<string>): boolean {
  const stage = motion.stages[name];
  if (stage.next === undefined && stage.advance !== 1) return true;
  const next = Object.entries(stage.next ?? { [targetsOf(motion, name)[0]]: 1 });
  const sum = next.reduce((total, [, probability]) => total + probability, 0);
  return sum < 1 - tolerance || next.some(([target, probability]) => probability > 0 && (target === 'won' || ends.has(target)));
}

const asNumber = (spec: unknown): number | undefined => (typeof spec === 'number' && spec >= 0 && spec <= 1 ? spec : undefined);

function checkAgreement(report: Reporting, path: readonly string[], motion: Staged): void {
  const isGraph = Object.values(motion.stages).some(({ next }) => next !== undefined);
  if (isGraph && motion.winRate !== undefined && typeof motion.winRate !== 'number') {
    return report.add({ path: [...path, 'winRate'], expected: 'no distribution where stages branch', got: 'a distribution', hint: 'a graph takes its rates from next: leave out winRate' });
  }
  const funnel = funnelOf(motion, asNumber);
  const stated = asNumber(motion.winRate);
  if (funnel === undefined || stated === undefined) return;
  const implied = walk(funnel).winRate;
  if (Math.abs(implied - stated) <= agreement * stated) return;
  const product = `${Number((100 * implied).toPrecision(4))} %`;
  report.add({
    path: [...path, 'winRate'],
    expected: `the ${product} that its stages give`,
    got: `${Number((100 * stated).toPrecision(4))} %`,
    hint: 'leave out winRate, or change the stages',
  });
}
