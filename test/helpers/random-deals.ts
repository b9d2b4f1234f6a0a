// What bears on a deal, added to random scenarios: from a generator of its own, so that it moves nothing else of them.
import { uniforms } from './uniforms.ts';

type Map = Record<string, unknown>;

interface Parts {
  readonly pools: Map;
  readonly motions: Record<string, Map>;
}

/** The scenario's parts with traits, pools held with the owner, assists and proofs of concept in some motions. */
export function withDeals<T extends Parts>(scenario: T, seed: number): T {
  const next = uniforms(seed ^ 0x5eed);
  const chance = (p: number): boolean => next() < p;
  const one = <X>(...choices: readonly X[]): X => choices[Math.floor(next() * choices.length)];
  const between = (from: number, to: number): number => Number((from + (to - from) * next()).toPrecision(3));
  if (chance(0.4)) return scenario;
  const person = (): Map => ({ headcount: one(0, 1, 2, 4), capacity: one<unknown>(1, 2.5, 3, 'unlimited'), ...(chance(0.3) ? { attrition: { perYear: 0.5 } } : {}) });
  const helpers: Map = { specialist: person(), helper: person(), prover: person() };
  const trait = (): Map => ({
    ...one<Map>({ value: one<unknown>(3, { discrete: { values: [1, 2, 6], weights: [2, 2, 1] } }, { mean: 4, cv: 0.5 }) }, { share: one<unknown>(0.4, { mean: 0.5, sd: 0.1 }) }),
    ...(chance(0.8) ? { odds: one<unknown>(between(0.7, 1.4), { mean: 1.2, cv: 0.1 }) } : { odds: 0.9 }),
    ...(chance(0.4) ? { days: between(0.8, 1.2) } : {}),
    ...(chance(0.3) ? { reference: between(0, 4) } : {}),
  });
  const motions = Object.entries(scenario.motions).map(([name, motion]): [string, Map] => {
    if (motion['kind'] === 'renewal' || (motion['kind'] !== undefined && motion['kind'] !== 'newBusiness')) return [name, motion];
    const stages = Object.entries(motion['stages'] as Record<string, Map>).map(([stage, spec]): [string, Map] => {
      const seizes = [...((spec['seizes'] as string[] | undefined) ?? []), ...(chance(0.3) ? ['prover'] : [])];
      return [
        stage,
        {
          ...spec,
          ...(seizes.length > 0 ? { seizes } : {}),
          ...(seizes.length > 0 && chance(0.5) ? { proof: true } : {}),
          ...(chance(0.4) ? { assists: { helper: { odds: between(0.8, 2), ...(chance(0.5) ? { days: between(0.5, 1.1) } : {}) } } } : {}),
        },
      ];
    });
    return [
      name,
      {
        ...motion,
        stages: Object.fromEntries(stages),
        ...(chance(0.5) ? { traits: Object.fromEntries([...'ab'].filter(() => chance(0.6)).map((letter) => [letter, trait()])) } : {}),
        ...(chance(0.3) ? { oddsBySize: between(0.7, 1.1) } : {}),
        ...(chance(0.4) ? { with: ['specialist'] } : {}),
      },
    ];
  });
  const credit = { ...(scenario as { credit?: Map }).credit, ...(chance(0.6) ? { prover: { new: 0.2, proofOfConcept: between(0, 1) }, specialist: { new: between(0, 1) } } : {}) };
  return { ...scenario, pools: { ...scenario.pools, ...helpers }, motions: Object.fromEntries(motions), credit };
}
