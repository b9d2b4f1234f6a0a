import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/load.ts';
import { readTree } from '../../src/scenario/read.ts';
import { toPlain } from '../../src/scenario/tree/plain.ts';
import { issuesOf, load, smallScenario } from '../helpers/scenario.ts';

const object = () => JSON.parse(JSON.stringify(toPlain(readTree(smallScenario, 'x')))) as Record<string, never>;
const refusals = (value: unknown) => issuesOf(() => loadScenario({ object: value }));

describe('a scenario given as an object', () => {
  it('is the same scenario', () => {
    expect(loadScenario({ object: object() }).canonicalJson).toBe(load(smallScenario).canonicalJson);
    expect(loadScenario({ object: Object.freeze(object()) }).scenario.name).toBe('Small');
    expect(loadScenario({ object: Object.assign(Object.create(null) as object, object(), { description: undefined }) }).scenario.name).toBe('Small');
  });

  it('is copied: the result is frozen and later changes do not reach it', () => {
    const given = object() as unknown as { pools: { ae: { headcount: number } } };
    const { scenario } = loadScenario({ object: given });
    given.pools.ae.headcount = 99;
    expect(scenario.pools['ae'].headcount).toBe(4);
    expect(Object.isFrozen(scenario.pools['ae'])).toBe(true);
    expect('toString' in scenario.pools).toBe(false);
  });

  it('is refused when reading it would run code or not end', () => {
    let called = 0;
    const getter = Object.defineProperty(object(), 'name', { enumerable: true, get: () => ((called += 1), 'x') });
    expect(refusals(getter)).toEqual(['(object) name: expected a plain value, got a getter']);
    expect(called).toBe(0);
    expect(refusals(new Proxy(object(), {}))).toEqual(['(object): expected plain objects, got a proxy']);
    const cyclic: Record<string, unknown> = object();
    cyclic['pools'] = cyclic;
    expect(refusals(cyclic)).toEqual(['(object) pools: expected a tree, got a cycle']);
    expect(refusals({ ...object(), name: () => 'x' })).toEqual(['(object) name: expected plain values, got a function']);
    expect(refusals({ ...object(), pools: new Map() })).toEqual(['(object) pools: expected a plain object, got an instance of a class']);
    expect(refusals({ ...object(), [Symbol('x')]: 1 })).toEqual(['(object): expected names as keys, got a symbol']);
    expect(refusals({ ...object(), seed: 10n })).toEqual(['(object) seed: expected plain values, got a bigint']);
    expect(refusals({ ...object(), ...JSON.parse('{"__proto__": {"polluted": 1}}') })).toEqual(['(object) __proto__: expected another name, got the reserved name "__proto__"']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('tells its problems by path', () => {
    expect(refusals({ ...object(), currency: 'dollars', seed: Number.NaN })).toEqual([
      '(object) seed: expected a finite number, got NaN',
      '(object) currency: expected a three-letter currency code, got "dollars"',
    ]);
    expect(refusals(undefined)).toEqual(['(object): expected a map with the fields of a scenario, got nothing']);
  });
});
