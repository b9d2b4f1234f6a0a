import type { Compiled } from '../compile/compile.ts';
import type { Subject } from '../record/subject.ts';

/** What the recorder has to know of a compiled scenario. */
export function subjectOf({ scenario, periods, names }: Compiled): Subject {
  return {
    currency: scenario.currency,
    periods: periods.map(({ id, days }) => ({ id, days })),
    years: names.years,
    periodsPerYear: names.periodsPerYear,
    segments: names.segments.map((name) => {
      const { product, vertical, tier } = scenario.segments[name];
      return { name, product, vertical, tier };
    }),
    pools: names.pools.map(({ name, unlimited, measure, hasQuota }) => ({ name, unlimited, measure, hasQuota })),
    motions: names.motions.map(({ name, segment, owner }) => {
      const motion = scenario.motions[name];
      return { name, segment, owner, bookedToDate: motion.kind === 'newBusiness' ? (motion.bookedToDate ?? 0) : 0 };
    }),
    stages: names.stages.map(({ motion, name }) => ({ motion, name })),
    sources: names.sources.map(({ motion, name, origin }) => ({ motion, name, origin })),
    renewals: names.renewals,
    targets: names.targets,
  };
}
