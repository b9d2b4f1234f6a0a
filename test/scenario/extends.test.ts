import { describe, expect, it } from 'vitest';
import { resolveRelative } from '../../src/scenario/tree/extends.ts';
import { issuesOf, load, smallScenario } from '../helpers/scenario.ts';

const files = { 'base.yaml': smallScenario };

describe('a scenario that extends another', () => {
  it('merges maps key by key; lists and scalars replace; null removes', () => {
    const { scenario } = load('extends: base.yaml\nname: Variant\npools: { ae: { headcount: 6, quota: null } }\ntargets: null\n', { files });
    expect(scenario.name).toBe('Variant');
    expect(scenario.pools['ae']).toMatchObject({ headcount: 6, capacity: 10 });
    expect(scenario.pools['ae'].quota).toBeUndefined();
    expect(scenario.pools['se'].headcount).toBe(2);
    expect(scenario.targets).toEqual({});
    const replaced = load('extends: base.yaml\nmotions: { newBusiness: { stages: { proof: { seizes: [] } } } }\n', { files });
    expect((replaced.scenario.motions['newBusiness'] as { stages: Record<string, { seizes: string[] }> }).stages['proof'].seizes).toEqual([]);
  });

  it('keeps the place of every value in the file that states it', () => {
    const { locate } = load('extends: base.yaml\npools: { ae: { headcount: 6 } }\n', { files });
    expect(locate('pools.ae.headcount')).toEqual({ file: 'x.yaml', line: 2, column: 27 });
    expect(locate('pools.ae.capacity')).toEqual({ file: 'base.yaml', line: 6, column: 33 });
    expect(issuesOf(() => load('extends: base.yaml\npools: { se: null }\n', { files }))).toEqual([
      'base.yaml:15:68 motions.newBusiness.stages.proof.seizes.0: expected a pool of this scenario, got "se" (known here: ae)',
    ]);
  });

  it('says which files state fields that exclude each other', () => {
    expect(issuesOf(() => load('extends: base.yaml\npools: { ae: { quota: { perYear: 5 } } }\n', { files }))).toEqual([
      'x.yaml:2:23 pools.ae.quota: expected exactly one of perMonth, perQuarter, perYear, got perQuarter and perYear (its fields come from base.yaml and x.yaml; null removes one)',
    ]);
  });

  it('refuses to remove what is not there', () => {
    expect(issuesOf(() => load('extends: base.yaml\npools: { see: null }\n', { files }))).toEqual([
      'x.yaml:2:15 pools.see: expected a value, got null where the extended file has nothing to remove (did you mean se?)',
    ]);
  });

  it('follows a chain, at most eight deep, and names a circle', () => {
    const chain = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.yaml`, i === 9 ? smallScenario : `extends: ${i + 1}.yaml\n`]));
    expect(load('extends: 2.yaml\n', { files: chain }).scenario.name).toBe('Small');
    expect(issuesOf(() => load('extends: 1.yaml\n', { files: chain }))).toEqual(['8.yaml:1:10 extends: expected at most 8 files in a chain, got more']);
    expect(issuesOf(() => load('extends: ./x.yaml\n', { files: {} }))).toEqual([
      'x.yaml:1:10 extends: expected a file that does not lead back here, got the circle x.yaml → x.yaml',
    ]);
  });

  it('says so when no file can be read', () => {
    expect(issuesOf(() => load('extends: none.yaml\n'))).toEqual(['x.yaml:1:10 extends: expected a file that can be read, got none.yaml: Error: no such file']);
  });
});

describe('the path of an extended file', () => {
  it.each([
    ['plans/x.yaml', 'base.yaml', 'plans/base.yaml'],
    ['plans/x.yaml', '../base.yaml', 'base.yaml'],
    ['../plans/x.yaml', '../../base.yaml', '../../base.yaml'],
    ['x.yaml', './a//b/../base.yaml', 'a/base.yaml'],
    ['/home/x.yaml', 'base.yaml', '/home/base.yaml'],
    ['x.yaml', '/base.yaml', '/base.yaml'],
    ['C:\\plans\\x.yaml', 'base.yaml', 'C:/plans/base.yaml'],
  ])('from %s to %s is %s', (from, target, expected) => {
    expect(resolveRelative(from, target)).toBe(expected);
  });
});
