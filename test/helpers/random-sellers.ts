// How a team's deals are shared out, added to random scenarios: from a generator of its own, so that it moves nothing else of them.
import { uniforms } from './uniforms.ts';

type Map = Record<string, unknown>;

/** The scenario with potentials of patches, split credit, products that come along, certifications, channel credit and further costs. */
export function withSellers(scenario: Map, seed: number, money: number): Map {
  const next = uniforms(seed ^ 0x5e11);
  const chance = (p: number): boolean => next() < p;
  const one = <X>(...choices: readonly X[]): X => choices[Math.floor(next() * choices.length)];
  if (chance(0.4)) return scenario;
  const pools = { ...(scenario['pools'] as Record<string, Map>) };
  const motions = { ...(scenario['motions'] as Record<string, Map>) };
  const selling = Object.keys(motions).filter((name) => name.startsWith('motion'));
  const owners = Object.keys(pools).filter((name) => selling.some((motion) => motions[motion]['owner'] === name));
  for (const name of owners) {
    if (pools[name]['assignment'] === 'territory' && chance(0.6)) pools[name] = { ...pools[name], territories: one([1, 2, 0.5], [0, 1], [3]) };
  }
  for (const name of Object.keys(pools)) if (chance(0.2)) pools[name] = { ...pools[name], hiringCost: money * 2000 };
  for (const name of selling) {
    if (chance(0.4)) motions[name] = { ...motions[name], split: { share: one<unknown>(1, 0.3, { min: 0.2, max: 0.6 }), credit: one(0, 0.2, 0.5, 1), ...(chance(0.4) ? { pool: one(...owners) } : {}) } };
    const sources = Object.entries(motions[name]['sources'] as Record<string, Map>);
    motions[name] = {
      ...motions[name],
      sources: Object.fromEntries(sources.map(([key, source]) => [key, source['credit'] !== undefined && source['kind'] !== 'handoff' && chance(0.6) ? { ...source, routingElasticity: one(0, 0.5, 2) } : source])),
    };
    const stages = Object.entries(motions[name]['stages'] as Record<string, Map>).map(([stage, spec]): [string, Map] => {
      const assists = spec['assists'] as Record<string, Map> | undefined;
      return [stage, assists === undefined || chance(0.5) ? spec : { ...spec, assists: Object.fromEntries(Object.entries(assists).map(([pool, help]) => [pool, { ...help, from: '2025-03-20' }])) }];
    });
    motions[name] = { ...motions[name], stages: Object.fromEntries(stages) };
  }
  if (chance(0.5)) {
    const lead = one(...selling);
    const owner = chance(0.7) ? motions[lead]['owner'] : one(...owners);
    motions['addOn'] = {
      ...(motions[lead]['segment'] === undefined ? {} : { segment: motions[lead]['segment'] }),
      owner,
      sources: { along: { kind: 'attach', from: lead, share: one(1, 0.3) } },
      stages: { add: { days: one<unknown>(0, 0, 12, { exponential: { mean: 9 } }), advance: one(1, 0.5) } },
      dealSize: money * 3000,
    };
  }
  return { ...scenario, pools, motions };
}
