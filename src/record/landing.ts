import type { OverTimeOf } from './result-parts.ts';
import { displayCounts, displayHistogram, type DisplayHistogram } from './statistics/display-histogram.ts';
import { presentInto } from './statistics/present.ts';
import type { Summaries } from './summaries.ts';

const NOTHING: DisplayHistogram = { edges: [], counts: [], below: 0, above: 0 };

/**
 * How many trials land where: the measure of a target, in its unit, over the horizon and in each period. It is what was
 * attained times the target's figure, so a figure of 0 has no picture.
 *
 * @param figures of the periods, empty for a target that has only a total
 */
export function landingOf(summaries: Summaries, target: { readonly name: string; readonly total: number; readonly periods: readonly number[] }): OverTimeOf<DisplayHistogram> {
  const entry = summaries.entry('attainment.company', { target: target.name });
  const draw = (figure: number, column: number): DisplayHistogram => {
    if (!(figure > 0)) return NOTHING;
    const samples = summaries.recording.samples(entry, column);
    if (samples === null) return scaled(displayCounts(summaries.trials(entry, column)), figure);
    const present = presentInto(new Float64Array(samples.length), samples);
    return displayHistogram(present.map((attained) => attained * figure).sort());
  };
  return { total: draw(target.total, entry.columns - 1), periods: target.periods.map((figure, t) => draw(figure, t)) };
}

function scaled(histogram: DisplayHistogram, by: number): DisplayHistogram {
  return { ...histogram, edges: histogram.edges.map((edge) => edge * by) };
}
