// What random scenarios say of pay and careers, drawn apart from the rest of them.

type Map = Record<string, unknown>;

interface Dice {
  readonly chance: (p: number) => boolean;
  readonly one: <T>(...choices: readonly T[]) => T;
  readonly money: (from: number, to: number) => number;
}

/** Adds pay, costs and careers to some of the pools, and leaders above them to some of the scenarios. */
export function withPeople(scenario: Map, { chance, one, money }: Dice): Map {
  if (!chance(0.5)) return scenario;
  const pools = scenario['pools'] as Record<string, Map>;
  const owners = Object.keys(pools).filter((name) => name.startsWith('owner'));
  const works = new Set(Object.values(scenario['motions'] as Record<string, Map>).map(({ owner }) => owner));
  const staffed = Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, { ...pool, ...careers(name, pool), ...pay(name, pool) }]));
  const carried = owners.filter((name) => pools[name]['quota'] !== undefined);
  const leaders: Map = {
    headcount: one(1, 2, 3),
    ...(carried.length > 0 ? { quota: { measure: 'team', of: carried, cushion: one(0, 0.1) }, pay: { base: money(50000, 90000), variable: money(20000, 60000), measured: one('period', 'yearToDate') } } : {}),
  };
  return { ...scenario, grossMargin: 0.8, pools: { leaders, ...staffed } };

  function careers(name: string, pool: Map): Map {
    const own = owners.includes(name);
    const attrition = pool['attrition'] as Map | undefined;
    const hires = pool['hires'] as Record<string, Map> | undefined;
    return {
      ...(hires !== undefined && chance(0.5) ? { timeToFillDays: 20, hires: Object.fromEntries(Object.entries(hires).map(([wave, hire]) => [wave, { ...hire, fallThrough: one<unknown>(0, 0.4, 1, { min: 0.1, max: 0.5 }) }])) } : {}),
      ...(chance(0.3) ? { badHire: { probability: one(0.2, 1), logOdds: -0.7, perYear: 2 } } : {}),
      ...(own && chance(0.5) ? { promotions: { up: { to: one('leaders', owners[0] === name ? 'leaders' : owners[0]), afterMonths: one(0, 6), perYear: one(0.5, 5) } } } : {}),
      ...(own && chance(0.5) ? { manager: { pool: 'leaders', span: one(1, 5), coaching: 0.5 } } : {}),
      ...(pool['capacity'] !== undefined && pool['capacity'] !== 'unlimited' && chance(0.4) ? { mentorLoad: one(0.5, 1, 3) } : {}),
      ...(works.has(name) && attrition !== undefined && pool['quota'] !== undefined && chance(0.6) ? { attrition: { ...attrition, lowAttainment: { below: 0.7, factor: 3 } } } : {}),
    };
  }

  function pay(name: string, pool: Map): Map {
    if (chance(0.3)) return {};
    const cost = chance(0.5) ? { cost: money(5000, 20000) } : {};
    if (chance(0.5) || pool['quota'] === undefined) return { ...cost, pay: { base: money(30000, 90000), perCredit: name === 'bdr' ? money(1, 1) : 1 } };
    return {
      ...cost,
      pay: {
        base: money(30000, 90000),
        variable: money(10000, 90000),
        tiers: one([{ from: 0, rate: 1 }], [{ from: 0.5, rate: 0.5 }, { from: 0.8, rate: 1.5 }, { from: 1, rate: 3 }]),
        measured: one('period', 'yearToDate'),
        ...(chance(0.5) ? { cap: 2 } : {}),
        ...(works.has(name) && chance(0.3) ? { guarantee: { months: 6, share: 0.5, ...(chance(0.5) ? { recovered: true } : {}) } } : {}),
      },
    };
  }
}
