import { type History, status } from '../history.ts';
import { entityNames } from './entity-names.ts';
import { funnelOf, type FunnelStages } from './stages/funnel-of.ts';
import type { CalibrateOptions } from './options.ts';
import { type Spells, spellsOf } from './stages/spells.ts';

/** One motion of the scenario to be: a motion of the CRM, in one segment where segments are told apart. */
export interface MotionPlan {
  readonly name: string;
  /** as the CRM has them */
  readonly label: string;
  readonly segment: string | undefined;
  /** rows of its deals in the history */
  readonly rows: Int32Array;
  readonly funnel: FunnelStages;
  readonly stageNames: readonly string[];
  readonly spells: Spells;
  /** origins that are told apart; the first is the reference */
  readonly origins: readonly { readonly index: number; readonly label: string; readonly name: string; readonly deals: number }[];
}

export interface Plans {
  readonly motions: readonly MotionPlan[];
  /** name of every segment in the scenario, and what the CRM calls it */
  readonly segments: readonly { readonly name: string; readonly label: string }[];
  /** the day from which a deal counts */
  readonly from: (row: number) => number;
  /** deals that were never qualified and so are no part of the pipeline */
  readonly unqualified: number;
}

/** A segment needs so many closed deals to have figures of its own; the others share theirs. */
export const FEWEST_IN_SEGMENT = 100;
const FEWEST_IN_ORIGIN = 50;
const MOST_SEGMENTS = 8;

export function plansOf(history: History, { start }: CalibrateOptions): Plans {
  const { opportunities: deals, names } = history;
  const byQualified = start === 'qualified';
  const from = (row: number): number => (byQualified ? deals.qualified[row] : deals.created[row]);
  const all = Int32Array.from({ length: deals.count }, (_, row) => row).filter((row) => from(row) < history.knownTo);
  const labels = names.motions.length === 0 ? ['New business'] : names.motions;
  // renewals are learnt from contracts: their opportunities are no new business
  const groups = labels.flatMap((label, motion) => {
    if (isRenewal(label)) return [];
    const rows = names.motions.length === 0 ? all : all.filter((row) => deals.motion[row] === motion || (deals.motion[row] < 0 && labels.length === 1));
    return rows.length === 0 ? [] : bySegment(history, rows).map((part) => ({ label, ...part }));
  });
  const segmentLabels = [...new Set(groups.flatMap(({ segment }) => (segment === undefined ? [] : [segment])))];
  const segmentNames = entityNames(segmentLabels, 'segment');
  const split = groups.some(({ segment }) => segment !== undefined);
  const motionNames = entityNames(groups.map(({ label, segment }) => (segment !== undefined ? (labels.length === 1 ? segment : `${label} ${segment}`) : label)), 'motion');
  const motions = groups.map(({ label, segment, rows }, k): MotionPlan => {
    const funnel = funnelOf(history, rows, from);
    return {
      name: motionNames[k],
      label: segment === undefined ? label : `${label}, ${segment}`,
      segment: segment === undefined ? (split ? segmentNames.at(-1) : undefined) : segmentNames[segmentLabels.indexOf(segment)],
      rows,
      funnel,
      stageNames: entityNames(funnel.names, 'stage'),
      spells: spellsOf(history, rows, funnel, from),
      origins: originsIn(history, rows),
    };
  });
  return { motions, segments: segmentLabels.map((label, k) => ({ label, name: segmentNames[k] })), from, unqualified: byQualified ? deals.count - all.length : 0 };
}

/** A motion of the CRM that holds the work on contracts that come due. */
export const isRenewal = (label: string): boolean => /^renewals?$/i.test(label);

const others = 'other';

/** Segments with deals enough stand alone. */
function bySegment({ opportunities: deals, names, filledAtClose }: History, rows: Int32Array): { segment: string | undefined; rows: Int32Array }[] {
  // a segment that only closed deals have would leak the outcome
  if (names.segments.length < 2 || filledAtClose.includes('segment')) return [{ segment: undefined, rows }];
  const closed = new Float64Array(names.segments.length);
  for (const row of rows) if (deals.segment[row] >= 0 && deals.status[row] !== status.open) closed[deals.segment[row]] += 1;
  const large = [...closed.keys()].filter((k) => closed[k] >= FEWEST_IN_SEGMENT).sort((a, b) => closed[b] - closed[a]).slice(0, MOST_SEGMENTS);
  if (large.length === 0) return [{ segment: undefined, rows }];
  const parts = large.sort((a, b) => a - b).map((k) => ({ segment: names.segments[k], rows: rows.filter((row) => deals.segment[row] === k) }));
  const rest = rows.filter((row) => !large.includes(deals.segment[row]));
  return rest.length === 0 ? (parts.length === 1 ? [{ segment: undefined, rows }] : parts) : [...parts, { segment: others, rows: rest }];
}

function originsIn({ opportunities: deals, names, filledAtClose }: History, rows: Int32Array): MotionPlan['origins'] {
  const one = [{ index: -1, label: 'all', name: 'all', deals: rows.length }];
  if (names.origins.length < 2 || filledAtClose.includes('origin')) return one;
  const counts = new Float64Array(names.origins.length);
  for (const row of rows) if (deals.origin[row] >= 0) counts[deals.origin[row]] += 1;
  const large = [...counts.keys()].filter((k) => counts[k] >= FEWEST_IN_ORIGIN).sort((a, b) => counts[b] - counts[a]).slice(0, 8);
  if (large.length < 2) return one;
  const entities = entityNames(large.map((k) => names.origins[k]), 'origin');
  return large.map((index, k) => ({ index, label: names.origins[index], name: entities[k], deals: counts[index] }));
}

/** Which of a motion's origins a deal belongs to; deals of none of them count with the most common one. */
export function originOf(plan: MotionPlan, origin: number): number {
  const at = plan.origins.findIndex(({ index }) => index === origin);
  return at < 0 ? 0 : at;
}
