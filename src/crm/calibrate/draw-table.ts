import type { Random } from '../estimate/random.ts';
import { outcome } from './stages/spells.ts';
import type { Figure } from './calibration.ts';
import type { Fits, MotionFits } from './fits.ts';
import { type JointDraw, jointDraw } from './joint-draws.ts';

/** A number that is not known, by the draws of it. */
export interface DrawnColumn {
  /** where it stands in the scenario; undefined for what follows from other columns */
  readonly path: string | undefined;
  readonly what: string;
  readonly unit: string;
  readonly n: number;
  readonly of: string;
  readonly method: string;
  readonly from: (draw: JointDraw) => number;
}

export interface DrawTable {
  readonly columns: readonly DrawnColumn[];
  /** row by row, in the order of the columns */
  readonly rows: readonly Float64Array[];
  readonly figure: (path: string) => Figure | undefined;
  readonly figures: readonly Figure[];
}

export function drawTable(fits: Fits, columns: readonly DrawnColumn[], count: number, random: Random): DrawTable {
  const families = familiesOf(fits);
  const rows = Array.from({ length: count }, () => {
    const draw = jointDraw(fits, families, random);
    return Float64Array.from(columns, ({ from }) => from(draw));
  });
  const figures = columns.map((column, k): Figure => {
    const values = Float64Array.from(rows, (row) => row[k]).sort();
    const { what, unit, n, of, method, path } = column;
    const at = (p: number): number => values[Math.min(values.length - 1, Math.max(0, Math.ceil(values.length * p) - 1))];
    return { path: path ?? null, what, unit, value: values.reduce((sum, x) => sum + x, 0) / values.length, p10: at(0.1), p90: at(0.9), n, of, method };
  });
  const byPath = new Map(figures.flatMap((figure) => (figure.path === null ? [] : [[figure.path, figure] as const])));
  return { columns, rows, figures, figure: (path) => byPath.get(path) };
}

/** Families of the groups of the posterior of days, in their order. */
export function familiesOf({ motions }: Fits) {
  const families = motions.flatMap(({ stages }) => stages.flatMap(({ fit, advancedGroup, lostGroup }) => [[advancedGroup, fit.ifAdvanced] as const, [lostGroup, fit.ifLost] as const]));
  return families.flatMap(([group, days]) => (group >= 0 && days !== undefined ? [{ group, family: days.fit.family }] : [])).sort((a, b) => a.group - b.group).map(({ family }) => family);
}

/** Won deals over those that are decided, by motion and draw: a neutral person in a neutral period. */
export const winRateOf = ({ firstStage, stages }: MotionFits) => (draw: JointDraw): number => stages.reduce((product, _, k) => product * draw.advance[firstStage + k], 1);

export const closedSpells = ({ plan: { spells } }: MotionFits, stage: number): number => {
  let closed = 0;
  for (let k = 0; k < spells.count; k += 1) if (spells.stage[k] === stage && spells.outcome[k] !== outcome.open) closed += 1;
  return closed;
};
