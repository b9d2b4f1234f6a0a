import { describe, expect, it } from 'vitest';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { compareAll, compareColumns, disagreements, inWords, ksBound, ksStatistic } from './compare.ts';
import { Random } from './draws/random.ts';
import { columns } from './quantities.ts';
import { scenarioInputs, scenarios } from './scenarios.ts';
import { simulateSecond } from './simulate.ts';

const n = 2000;
const normals = (seed: number, mean: number, sd: number): number[] => {
  const random = new Random(seed);
  return Array.from({ length: n }, () => mean + sd * random.normal());
};

describe('comparing two samples', () => {
  it('finds no difference between two runs of the same', () => {
    expect(disagreements([compareColumns('x', normals(1, 10, 3), normals(2, 10, 3))])).toEqual([]);
  });

  it.each([
    ['a mean 0.2 sd away', 10.6, 3, 'meanZ'],
    ['a spread 13 % wider', 10, 3.4, 'varianceZ'],
  ] as const)('finds %s', (_, mean, sd, score) => {
    const comparison = compareColumns('x', normals(1, 10, 3), normals(2, mean, sd));
    expect(Math.abs(comparison[score])).toBeGreaterThan(4.9);
    expect(disagreements([comparison])).toHaveLength(1);
  });

  it('finds another shape of the same mean and variance', () => {
    const random = new Random(5);
    const twoPoints = Array.from({ length: n }, () => (random.chance(0.5) ? 7 : 13));
    const comparison = compareColumns('x', normals(1, 10, 3), twoPoints);
    expect(comparison.ksP).toBeLessThan(1e-6);
    expect(Math.abs(comparison.meanZ)).toBeLessThan(4.9);
  });

  it('finds that a figure exists in fewer trials', () => {
    const holes = normals(2, 10, 3).map((x, i) => (i % 20 === 0 ? null : x));
    expect(Math.abs(compareColumns('x', normals(1, 10, 3), holes).existsZ)).toBeGreaterThan(4.9);
  });

  it('takes equal constants as equal, unequal ones as different, and rounding as nothing', () => {
    const constant = (x: number): number[] => Array.from({ length: n }, () => x);
    expect(disagreements([compareColumns('x', constant(3), constant(3 + 1e-12))])).toEqual([]);
    expect(disagreements([compareColumns('x', constant(3), constant(3.01))])).toHaveLength(1);
  });

  it('steps over ties together', () => {
    expect(ksStatistic([1, 1, 2, 3], [1, 2, 2, 3])).toBe(0.25);
    expect(ksBound(0.154, 1000, 1000)).toBeCloseTo(2 * Math.exp(-0.154 * 0.154 * 1000), 12);
  });
});

describe('comparing two runs of a scenario', () => {
  const first = columns(simulateSecond(scenarios['slots']!, 500, 1));

  it('finds no quantity that differs by seed alone', () => {
    const found = disagreements(compareAll(first, columns(simulateSecond(scenarios['slots']!, 500, 2))));
    expect(found.map(inWords)).toEqual([]);
  });

  it('finds a stage that takes a day more', () => {
    const input = scenarioInputs['slots']!;
    const later = structuredClone(input) as typeof input & { motions: Record<string, { stages: Record<string, { days: unknown }> }> };
    later.motions['direct']!.stages['sign']!.days = { exponential: { mean: 11 } };
    const found = disagreements(compareAll(first, columns(simulateSecond(scenarioSchema.parse(later), 500, 2))));
    expect(found.map(({ name }) => name)).toContain('total.pools.legal.slotDaysUsed');
  });
});
