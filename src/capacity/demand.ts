import { givenPerDay } from '../scenario/given.ts';
import type { NewBusiness, Scenario } from '../scenario/schema.ts';
import type { SteadyPeriod } from '../scenario/steady.ts';

/** New-business pipeline that the sources bring when nothing varies, by the name of the source. */
export interface Demand {
  /** money per period */
  readonly created: ReadonlyMap<string, readonly number[]>;
  /** opportunities per period */
  readonly count: readonly number[];
  /** won of what is created, by value */
  readonly winRate: number | null;
}

export function demandOf(scenario: Scenario, steady: readonly SteadyPeriod[]): Demand {
  const created = new Map<string, number[]>();
  const count = steady.map(() => 0);
  let value = 0;
  let won = 0;
  const isNew = (name: string) => scenario.motions[name].kind === 'newBusiness';
  steady.forEach(({ days, motions, pools }, t) => {
    for (const { name, arrivals, dealSize, winRate } of motions.filter((motion) => isNew(motion.name))) {
      count[t] += arrivals * days;
      value += arrivals * days * dealSize;
      won += arrivals * days * dealSize * winRate;
      for (const [source, perDay] of bySource(scenario, name, arrivals, { pools, period: t })) {
        if (!created.has(source)) created.set(source, steady.map(() => 0));
        created.get(source)![t] += perDay * days * dealSize;
      }
    }
  });
  const rates = Object.keys(scenario.motions).flatMap((name) => (isNew(name) ? (steady[0].motions.find((motion) => motion.name === name)?.winRate ?? []) : []));
  const only = rates.length === 1 ? rates[0] : null;
  return { created, count, winRate: value > 0 ? won / value : only };
}

/** Opportunities per day by source; what the owners find themselves is what the others leave of the arrivals. */
function bySource(scenario: Scenario, name: string, arrivals: number, { pools, period }: Pick<SteadyPeriod, 'pools'> & { readonly period: number }): [string, number][] {
  const motion = scenario.motions[name] as NewBusiness;
  const creators = new Map(pools.map(({ name: pool, people, slots, load }) => [pool, slots === 0 ? 0 : people * Math.max(0, 1 - load / slots)]));
  const given = Object.entries(motion.sources).flatMap(([source, of]): [string, number][] => (of.kind === 'self' ? [] : [[source, givenPerDay(scenario, { ...motion, sources: { [source]: of } }, creators, period)]]));
  const own = Object.entries(motion.sources).filter(([, { kind }]) => kind === 'self');
  const rest = Math.max(0, arrivals - given.reduce((sum, [, perDay]) => sum + perDay, 0));
  return [...given, ...own.map(([source]): [string, number] => [source, rest / own.length])];
}
