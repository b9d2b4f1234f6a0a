// Where work comes from besides a rate, added to random scenarios: from a generator of its own, so that it moves nothing else of them.
import { uniforms } from './uniforms.ts';

type Map = Record<string, unknown>;

/** The scenario with leads and BDRs, outbound, prospecting, customers who bring deals, partners that are recruited, or a finite market. */
export function withDemand(scenario: Map, seed: number): Map {
  const next = uniforms(seed ^ 0xde3a);
  const chance = (p: number): boolean => next() < p;
  const one = <X>(...choices: readonly X[]): X => choices[Math.floor(next() * choices.length)];
  const between = (from: number, to: number): number => Number((from + (to - from) * next()).toPrecision(3));
  if (chance(0.4)) return scenario;
  const pools = { ...(scenario['pools'] as Record<string, Map>) };
  const motions = { ...(scenario['motions'] as Record<string, Map>) };
  const selling = Object.keys(motions).filter((name) => name.startsWith('motion'));
  const segments = { ...((scenario['segments'] as Record<string, Map> | undefined) ?? { all: {} }) };
  const kept = new Set(Object.values(motions).flatMap((motion) => (motion['kind'] === 'renewal' ? [(motion['segment'] as string | undefined) ?? 'all'] : [])));
  const partners: Map = {};

  function addSource(motion: string, name: string, source: Map): void {
    motions[motion] = { ...motions[motion], sources: { ...(motions[motion]['sources'] as Map), [name]: source } };
  }
  const segmentOf = (motion: string): string => (motions[motion]['segment'] as string | undefined) ?? 'all';

  if (chance(0.6)) {
    pools['bdr'] = { headcount: one(0, 1, 3), capacity: one<unknown>(2, 10, 'unlimited'), ...(chance(0.5) ? { attrition: { perYear: 1 }, timeToFillDays: 20 } : {}), quota: { measure: 'qualifiedOpportunities', perQuarter: 10 } };
    const into = one(...selling);
    motions['leads'] = {
      kind: 'qualification',
      ...(motions[into]['segment'] === undefined ? {} : { segment: motions[into]['segment'] }),
      owner: 'bdr',
      sources: { web: { perMonth: between(5, 20), ...(chance(0.2) ? { arrivals: 'deterministic' } : {}) } },
      stages: { work: { days: one<unknown>(0, 5, { exponential: { mean: 6 } }), advance: between(0.2, 0.8), noDecision: one(0, 0.5) } },
      ...(chance(0.5) ? { patienceDays: one<unknown>(3, { exponential: { mean: 5 } }) } : {}),
    };
    const first = one(1, 1, 0.6);
    addSource(into, 'qualified', { kind: 'handoff', from: 'leads', share: first });
    if (first < 1) addSource(into, 'alsoQualified', { kind: 'handoff', from: 'leads', share: 1 - first });
    if (chance(0.5)) addSource(one(...selling), 'cold', { kind: 'outbound', pool: 'bdr', perMonth: between(1, 4) });
    const owner = motions[one(...selling)]['owner'] as string;
    if (chance(0.5) && pools[owner]['capacity'] !== 'unlimited') {
      pools[owner] = { ...pools[owner], prospecting: { share: one(0.2, 0.4), ...(chance(0.6) ? { unless: 'bdr' } : {}) } };
    }
  }
  if (chance(0.4)) {
    pools['channel'] = { headcount: one(1, 2), ...(chance(0.4) ? { attrition: { perYear: 0.6 }, timeToFillDays: 15 } : {}) };
    partners['resellers'] = { manager: 'channel', active: one(0, 4, 10), recruitsPerYear: between(2, 8), enableDays: one<unknown>(0, 60, { mean: 60, cv: 0.4 }), lossPerYear: one(0, 0.5), ...(chance(0.5) ? { carries: one(2, 8) } : {}) };
    addSource(one(...selling), 'resellers', { kind: 'partner', program: 'resellers', perMonth: between(0.1, 1), ...(chance(0.4) ? { fulfilment: 'resale', margin: 0.2 } : {}) });
  }
  const served = selling.filter((name) => kept.has(segmentOf(name)));
  if (served.length > 0 && chance(0.6)) addSource(one(...served), 'customers', { kind: one('base', 'referral'), perMonth: between(0.5, 8), ...('carer' in pools && chance(0.5) ? { coveredBy: 'carer' } : {}) });
  if (chance(0.4)) {
    const name = one(...Object.keys(segments));
    segments[name] = { ...segments[name], market: { accounts: one(200, 500, 3000), ...(chance(0.6) ? { coolDownDays: one(0, 30, 270) } : {}) } };
  }
  return { ...scenario, segments, pools, motions, ...(Object.keys(partners).length > 0 ? { partners } : {}) };
}
