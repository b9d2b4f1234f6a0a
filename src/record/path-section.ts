import { seriesOf } from './path-plan.ts';
import type { Fan, Paths } from './result-parts.ts';
import type { Stats } from './statistics/stats.ts';
import type { Summaries } from './summaries.ts';

/** Where the first target's measure and the pipeline stand at each week's end; null where weeks were not recorded. */
export function paths(summaries: Summaries): Paths | null {
  const { paths: plan } = summaries.recording.plan;
  if (plan === null) return null;
  const { weeks, measure, unit } = plan;
  const fans = seriesOf(plan).map((_, series) => fanOf(weeks.map((__, week) => summaries.week(series * weeks.length + week))));
  return { measure, unit, weeks: [...weeks], booked: fans[0], pipeline: fans[1], toGo: fans[2] ?? null };
}

function fanOf(weeks: readonly Stats[]): Fan {
  const of = <K extends keyof Fan>(key: K) => weeks.map((stats) => stats[key]);
  return { n: of('n') as number[], mean: of('mean'), p10: of('p10'), p25: of('p25'), p50: of('p50'), p75: of('p75'), p90: of('p90') };
}
