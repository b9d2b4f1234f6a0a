import { exp } from '../distributions/special/exp.ts';
import { ln } from '../distributions/special/ln.ts';
import type { Scenario, Source } from '../scenario/schema.ts';

/** What is added to a source's name for those of its deals that are sold directly; no source can have such a name, as it has a space. */
export const SOLD_DIRECTLY = ' sold directly';

/** The share of a source's deals that sellers leave to the partner: credit^elasticity, all of them at full credit. */
function kept({ credit, routingElasticity = 0 }: Source): number {
  if (routingElasticity === 0 || credit >= 1) return 1;
  return credit <= 0 ? 0 : exp(routingElasticity * ln(credit));
}

/**
 * The scenario with what sellers route away from partners as sources of its own: the same demand, sold directly at full credit,
 * without the partner's share and without what a partner does for the odds and the days.
 */
export function routed(scenario: Scenario): Scenario {
  const sources = Object.values(scenario.motions).flatMap((motion) => ('sources' in motion ? Object.values(motion.sources) : []));
  if (sources.every((source) => kept(source) === 1)) return scenario;
  const motions = Object.entries(scenario.motions).map(([name, motion]) => [name, 'sources' in motion ? { ...motion, sources: split(motion.sources) } : motion] as const);
  return { ...scenario, motions: Object.fromEntries(motions) as Scenario['motions'] };
}

function split(sources: Readonly<Record<string, Source>>): Record<string, Source> {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]): [string, Source][] => {
      const share = kept(source);
      if (share === 1) return [[name, source]];
      const scaled = (by: number): Source => ({ ...source, byPeriod: (source.byPeriod ?? [1]).map((factor) => factor * by) });
      const direct: Source = { ...scaled(1 - share), credit: 1, margin: 0, fulfilment: 'direct', winOdds: 1, daysFactor: 1 };
      return [[name, scaled(share)], [name + SOLD_DIRECTLY, direct]];
    }),
  );
}
