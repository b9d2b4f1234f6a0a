import type { Compiled } from '../../compile/compile.ts';
import { meanOf, momentsOf } from '../../record/statistics/moments.ts';
import { RunInputError } from '../../run/errors.ts';
import { laneKeys } from '../../run/keys.ts';
import { valueIn, type Range } from './range.ts';
import { sobolIndices, type SobolIndices, type Twice } from './sobol-indices.ts';
import { MOST_DIMENSIONS, sobolSequence } from './sobol-sequence.ts';
import { compiledWith, outputsOf, type Study } from './study.ts';

/** Points of each sample of the ranges. */
export const POINTS = 128;
/** Every range takes two dimensions of the sequence. */
const MOST_RANGES = Math.floor(MOST_DIMENSIONS / 2);
/** Points that are under way at once. */
const AHEAD = 16;
/** Compiled variants that are kept. */
const MOST_KNOWN = 200;

/** Trials at each point under each of two kinds of luck. */
export const trialsPerPoint = (trials: number): number => Math.max(2, Math.ceil(trials / POINTS));

export const rangeTrials = (ranges: number, trials: number): number => (ranges === 0 ? 0 : POINTS * (ranges + 2) * 2 * trialsPerPoint(trials));

/**
 * Sobol indices of the mean output over ranges of decisions, each range taken evenly and independent of the others. The
 * points are those of a scrambled Sobol sequence; a point has trials of its own, which its variants share.
 *
 * @throws RunInputError for more ranges than the sequence has dimensions for
 */
export async function rangeIndices(study: Study, ranges: readonly Range[]): Promise<SobolIndices> {
  if (ranges.length > MOST_RANGES) throw new RunInputError(`range: expected at most ${MOST_RANGES} ranges, got ${ranges.length}`);
  const points = sobolSequence(POINTS, 2 * ranges.length, laneKeys(`${study.seed}, ranges`)[0]);
  // of the design's runs, which ranges come from the second sample
  const designs = [() => false, () => true, ...ranges.map((_, i) => (k: number) => k === i)];
  const variants = new Map<string, Compiled>();
  const runs = designs.map((): Twice => [new Float64Array(POINTS), new Float64Array(POINTS)]);
  for (let first = 0; first < POINTS; first += AHEAD) {
    await Promise.all(Array.from({ length: AHEAD }, (_, k) => first + k).flatMap((point) => designs.map(async (isSecond, d) => {
      const overrides = Object.fromEntries(ranges.map((range, i) => [range.path, valueIn(range, points[isSecond(i) ? ranges.length + i : i][point])]));
      const [one, other] = await meansAt(study, point, variantOf(study, variants, overrides));
      runs[d][0][point] = one;
      runs[d][1][point] = other;
    })));
  }
  return sobolIndices({ a: runs[0], b: runs[1], mixed: runs.slice(2) });
}

/** Whole numbers come again and again: their variants are compiled once. */
function variantOf(study: Study, known: Map<string, Compiled>, overrides: Readonly<Record<string, number>>): Compiled {
  const key = JSON.stringify(overrides);
  const found = known.get(key) ?? compiledWith(study, overrides);
  if (known.size < MOST_KNOWN) known.set(key, found);
  return found;
}

/** Means of the output at a point, over the first and the second half of its trials. */
async function meansAt(study: Study, point: number, compiled: Compiled): Promise<[number, number]> {
  const each = trialsPerPoint(study.trials);
  const { output } = await outputsOf(study, { compiled, trials: 2 * each, first: 2 * each * point });
  const mean = (part: Float64Array) => meanOf(momentsOf(part.filter((x) => x === x))) ?? 0;
  return [mean(output.subarray(0, each)), mean(output.subarray(each))];
}
