import type { Issue } from '../error.ts';
import { checkReferences } from '../references.ts';
import { scenarioSchema, type Scenario } from '../schema.ts';
import { isMap, type PlainMap } from '../tree/plain.ts';
import { checkDistributions } from './distributions.ts';
import { checkMagnitudes } from './magnitudes.ts';
import { Report } from './report.ts';
import { replaced, salvage } from './salvage.ts';
import { checkShape } from './shape.ts';
import { checkSizes } from './sizes.ts';

type Path = readonly string[];

/**
 * Checks shape, ranges and references, and returns the scenario when its shape is right. Malformed parts are replaced
 * for the later checks, so that all problems show at once. `flaws` are values that were refused when they were read,
 * and are null in `raw`; what follows from them is not reported again.
 */
export function check(raw: PlainMap, report: Report, flaws: readonly Issue[] = []): Scenario | undefined {
  checkSizes(raw, report);
  if (report.issues.length > 0) return undefined;
  const first = new Report(report.tree);
  const scenario = checkShape(scenarioSchema, raw, first);
  checkDistributions(raw, first);
  checkMagnitudes(raw, first);
  const unread = flaws.map((flaw) => flaw.path.split('.'));
  if (first.issues.length + unread.length > MOST_ISSUES) {
    for (const issue of first.issues) report.issues.push(issue);
    return scenario;
  }
  report.issues.push(...first.issues.filter((issue) => !unread.some((path) => isPrefix(issue.path.split('.'), path))));
  const broken = [...unread, ...report.issues.map((issue) => issue.path.split('.'))];
  const shaped = broken.some((path) => path.length === 1 && sections.has(path[0])) ? undefined : (scenario ?? salvage(scenarioSchema, raw));
  if (shaped === undefined) return scenario;
  const sound = broken.length === 0 ? shaped : withStandIns(shaped, report);
  const later = new Report(report.tree);
  const names = { pools: namesIn(raw, 'pools'), segments: namesIn(raw, 'segments', ['all']), motions: namesIn(raw, 'motions') };
  checkReferences({ scenario: sound, report: later, names });
  report.issues.push(...later.issues.filter((issue) => !broken.some((path) => mayFollowFrom(issue.path.split('.'), path))));
  return scenario;
}

/** After so many problems the rest may follow from them, and is not looked for. */
const MOST_ISSUES = 1000;

/** The scenario with a number in place of every distribution that is none: later checks ask for their means. */
function withStandIns(scenario: Scenario, { tree }: Report): Scenario {
  return replaced(scenario, checkDistributions(scenario, new Report(tree)).map(({ path, standIn }) => [path, standIn]));
}

/** Sections without which no reference can be checked. */
const sections: ReadonlySet<string> = new Set(['segments', 'pools', 'motions']);

/** Sections whose entries point into other sections; `''` stands for any. */
const pointsInto: Readonly<Record<string, string>> = { pipeline: 'motions', targets: 'motions', partners: 'pools', correlations: '', ensembles: '' };

/** Whether a finding may be the consequence of something malformed: at it, above it, beside it or pointing at it. */
function mayFollowFrom(finding: Path, broken: Path): boolean {
  const target = pointsInto[finding[0]];
  if (target === '' || target === broken[0] || isPrefix(finding, broken)) return true;
  if (broken[0] === 'calendar') return finding[0] === 'calendar' || finding.includes('hires') || finding.includes('byPeriod');
  if (finding[0] !== broken[0] || finding[1] !== broken[1]) return false;
  if (finding[0] === 'motions') return broken[2] === 'stages' ? finding[2] === 'winRate' || (finding[2] === 'stages' && !finding.includes('seizes')) : finding[2] === broken[2];
  return finding[0] === 'pipeline' || finding[2] === broken[2];
}

const isPrefix = (short: Path, long: Path): boolean => short.every((key, index) => key === long[index]);

function namesIn(raw: PlainMap, section: string, none: Path = []): Path {
  const entries = raw[section];
  return isMap(entries) ? Object.keys(entries) : none;
}
