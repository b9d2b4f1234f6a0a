import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/scenario/text/suggest.ts';
import { issuesOf, load, smallScenario } from '../helpers/scenario.ts';

const set = (...assignments: string[]) => load(smallScenario, { set: assignments });
const refusals = (...assignments: string[]) => issuesOf(() => set(...assignments));

describe('a field changed by path=value', () => {
  it('takes scalars, lists and maps', () => {
    const { scenario } = set('pools.ae.capacity=12', 'name=Other team', 'motions.newBusiness.dealSize={ median: 30000, sigma: 1 }', 'motions.newBusiness.stages.proof.seizes=[]');
    expect(scenario.pools['ae'].capacity).toBe(12);
    expect(scenario.name).toBe('Other team');
    expect(scenario.motions['newBusiness']).toMatchObject({ dealSize: { median: 30000, sigma: 1 }, stages: { proof: { seizes: [] } } });
  });

  it('reaches into lists and optional fields, and adds an entry as a whole', () => {
    const { scenario } = set('pools.ae.hires.q2={ count: 2, start: FY25-Q2 }', 'pools.ae.hires.q2.count=3', 'seasonality.arrivals=[1,1,1,1,1,1,1,1,1,1,1,1]', 'seasonality.arrivals.3=2');
    expect(scenario.pools['ae'].hires['q2']).toEqual({ count: 3, start: 'FY25-Q2' });
    expect(scenario.seasonality?.arrivals?.[3]).toBe(2);
  });

  it('is taken by a scenario that is varied, which itself stays as it is, and so do its files', () => {
    const base = set('pools.ae.capacity=12');
    const other = base.vary({ set: ['pools.ae.headcount=6'], overrides: { 'pools.ae.capacity': 13 } });
    expect(other.scenario.pools['ae']).toMatchObject({ headcount: 6, capacity: 13 });
    expect(base.scenario.pools['ae']).toMatchObject({ headcount: 4, capacity: 12 });
    expect(other.canonicalJson).toBe(set('pools.ae.headcount=6', 'pools.ae.capacity=13').canonicalJson);
    expect(issuesOf(() => base.vary({ set: ['pools.aee.headcount=6'] }, '--with'))).toEqual(['--with:1:1 pools.aee: expected a name of this scenario, got "aee" (did you mean ae?)']);
  });

  it('is removed by null', () => {
    expect(set('targets.company=null').scenario.targets).toEqual({});
    expect(refusals('pools.ae.ramp=null')).toEqual(['--set:1:1 pools.ae.ramp: expected a field that is stated, got null where nothing is to be removed (known here: headcount, capacity, quota)']);
  });

  it('is refused when its path is misspelt: no new pool or field appears', () => {
    expect(refusals('pool.ae.capacity=1')).toEqual(['--set:1:1 pool: expected a known field, got "pool" (did you mean pools?)']);
    expect(refusals('pools.aee.capacity=1')).toEqual(['--set:1:1 pools.aee: expected a name of this scenario, got "aee" (did you mean ae?)']);
    expect(refusals('pools.ae.capcity=1')).toEqual(['--set:1:1 pools.ae.capcity: expected a known field, got "capcity" (did you mean capacity?)']);
    expect(refusals('motions.newBusiness.stages.prof.days=1')).toEqual([
      '--set:1:1 motions.newBusiness.stages.prof: expected a name of this scenario, got "prof" (did you mean proof?)',
    ]);
  });

  it('tells every wrong assignment at once, with its number and column', () => {
    expect(refusals('pools.ae.capacity', 'pools.ae.capacity=', 'a b=1', 'name=x', 'name=[', 'name={ a: &x 1 }')).toEqual([
      '--set:1:1: expected path=value, got "pools.ae.capacity" (as in pools.ae.capacity=12)',
      '--set:2:19 pools.ae.capacity: expected a value, got nothing (null removes the field)',
      '--set:3:1: expected path=value, got "a b=1" (as in pools.ae.capacity=12)',
      expect.stringMatching(/^--set:5:7 name: expected well-formed YAML/),
      '--set:6:11 name: expected plain values, got an anchor (&)',
    ]);
    expect(refusals('name=x', 'pools.ae.capacity=40%')).toEqual(['--set:2:19 pools.ae.capacity: expected unlimited or a number from 0 to 100000, got "40%" (write 0.4)']);
  });

  it('does not reach into a plain number, nor past the end of a list', () => {
    expect(refusals('motions.newBusiness.stages.discovery.days.mean=3')).toEqual([
      '--set:1:1 motions.newBusiness.stages.discovery.days.mean: expected a map at motions.newBusiness.stages.discovery.days, got 20 (set motions.newBusiness.stages.discovery.days as a whole: motions.newBusiness.stages.discovery.days={ … })',
    ]);
    expect(refusals('motions.newBusiness.stages.proof.seizes.1=ae')).toEqual(['--set:1:1 motions.newBusiness.stages.proof.seizes.1: expected a position from 0 to 0, got "1"']);
  });

  it('cannot pollute a prototype', () => {
    for (const path of ['__proto__.x', 'pools.__proto__.x', 'pools.constructor.prototype.x']) expect(refusals(`${path}=1`)).toHaveLength(1);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe('a field changed by an override', () => {
  it('takes values as they are', () => {
    const { scenario } = load(smallScenario, { overrides: { 'pools.ae.hires.planned': { count: 2, start: '2025-04-01' }, 'motions.newBusiness.stages.discovery.advance': 0.6 } });
    expect(scenario.pools['ae'].hires['planned']).toEqual({ count: 2, start: '2025-04-01' });
    expect(issuesOf(() => load(smallScenario, { overrides: { 'pools.ae.capacity': Number.NaN } }))).toEqual(['overrides: expected a finite number, got NaN']);
  });
});

describe('the word that was meant', () => {
  it('counts insertions, deletions, replacements and swaps', () => {
    expect([editDistance('winrate', 'winRate'), editDistance('ab', 'ba'), editDistance('', 'abc'), editDistance('kitten', 'sitting')]).toEqual([1, 1, 3, 3]);
  });

  it('is near, or nothing', () => {
    expect(nearest('winrate', ['dealSize', 'winRate'])).toBe('winRate');
    expect(nearest('zebra', ['dealSize', 'winRate'])).toBeUndefined();
  });
});
