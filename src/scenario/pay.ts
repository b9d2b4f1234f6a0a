import type { Scenario } from './schema.ts';

/** Whether a pool's people have no credit of their own, so that their pool's attainment decides their variable pay. */
export function isPaidByPool({ pools, motions }: Pick<Scenario, 'pools' | 'motions'>, pool: string): boolean {
  const measure = pools[pool]?.quota?.measure;
  if (measure === 'qualifiedOpportunities') return false;
  return measure === 'team' || !Object.values(motions).some(({ owner }) => owner === pool);
}
