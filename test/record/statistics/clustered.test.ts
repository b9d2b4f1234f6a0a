import { describe, expect, test } from 'vitest';
import {
  clusterMomentsOf,
  designEffect,
  foldClusterMoments,
} from '../../../src/record/statistics/clustered.ts';
import { countInto, summariseHistogram } from '../../../src/record/statistics/histogram.ts';
import { BIN_COUNT } from '../../../src/record/statistics/log-bins.ts';
import { momentsOf } from '../../../src/record/statistics/moments.ts';
import { column, normals, successZ, uniforms, Z_ONE_IN_A_MILLION } from './draws.ts';

/** People of each trial: a common normal factor of the given share of variance plus their own luck. */
function peopleByTrial(normal: () => number, sizes: readonly number[], shared: number): Float64Array[] {
  return sizes.map((size) => {
    const factor = Math.sqrt(shared) * normal();
    return column(size, () => factor + Math.sqrt(1 - shared) * normal());
  });
}

function clustersOf(trials: readonly Float64Array[]) {
  const counts = Float64Array.from(trials, (people) => people.length);
  const sums = Float64Array.from(trials, (people) => people.reduce((sum, x) => sum + x, 0));
  return clusterMomentsOf(counts, sums);
}

function everyone(trials: readonly Float64Array[]): Float64Array {
  return Float64Array.from(trials.flatMap((people) => [...people]));
}

function effectOf(trials: readonly Float64Array[]): number {
  return designEffect(clustersOf(trials), momentsOf(everyone(trials)));
}

const same = (n: number, size: number) => Array.from({ length: n }, () => size);

describe('design effect of people clustered by trial', () => {
  test('of people who all fare alike within a trial is the number of people', () => {
    const trials = Array.from({ length: 400 }, (_, i) => new Float64Array(5).fill(i % 7));
    // k/(k−1) and n/(n−1) differ: 5 × (1999/2000) / (399/400)
    expect(effectOf(trials)).toBeCloseTo((5 * 1999 * 400) / (2000 * 399), 10);
  });

  test("of a shared factor is Kish's 1 + (m − 1)ρ", () => {
    for (const [size, shared] of [[10, 0.5], [20, 0.1], [4, 0.9]]) {
      const trials = peopleByTrial(normals(size), same(20_000, size), shared);
      // the relative standard error of a variance over 20,000 trials is 1 %
      expect(effectOf(trials) / (1 + (size - 1) * shared)).toBeCloseTo(1, 1);
    }
  });

  test('of independent people is 1 and never below it', () => {
    const normal = normals(77);
    for (let i = 0; i < 50; i++) expect(effectOf(peopleByTrial(normal, same(100, 6), 0))).toBeGreaterThanOrEqual(1);
    expect(effectOf(peopleByTrial(normal, same(20_000, 6), 0))).toBeLessThan(1.05);
  });

  test('does not take trials with more people for trials with better people', () => {
    const uniform = uniforms(12);
    const sizes = Array.from({ length: 5000 }, () => Math.floor(uniform() * 15));
    const trials = peopleByTrial(normals(13), sizes, 0).map((people) => people.map((x) => 100 + x));
    expect(effectOf(trials)).toBeLessThan(1.1);
  });

  test('is the same from blocks folded in order', () => {
    const sizes = Array.from({ length: 1000 }, (_, i) => (i < 128 ? 3 : 9) + (i % 4));
    const trials = peopleByTrial(normals(14), sizes, 0.3).map((people) => people.map((x) => 2 + x));
    const blocks = [trials.slice(0, 64), trials.slice(64, 128), [], trials.slice(128)].map(clustersOf);
    const people = momentsOf(everyone(trials));
    expect(designEffect(foldClusterMoments(blocks), people)).toBeCloseTo(effectOf(trials), 10);
    expect(foldClusterMoments([blocks[0]])).toEqual(blocks[0]);
  });

  test('of a single trial is all its people, of equal people 1, of nobody 1', () => {
    expect(effectOf([Float64Array.of(1, 2, 3)])).toBe(3);
    expect(effectOf([Float64Array.of(1, 2)])).toBe(2);
    expect(effectOf([Float64Array.of(2, 2), Float64Array.of(2, 2)])).toBe(1);
    expect(effectOf([])).toBe(1);
    expect(effectOf([new Float64Array(0), new Float64Array(0)])).toBe(1);
  });

  test('refuses clusters of other people', () => {
    const clusters = clustersOf([Float64Array.of(1, 2), Float64Array.of(3)]);
    expect(() => designEffect(clusters, momentsOf(Float64Array.of(1, 2)))).toThrow(/expected 2 people, got 3/);
    expect(() => clusterMomentsOf(new Float64Array(2), new Float64Array(3))).toThrow(/expected 2 sums/);
    expect(() => clusterMomentsOf(Float64Array.of(1), Float64Array.of(NaN))).toThrow(/finite/);
  });
});

describe("interval of a person's median attainment", () => {
  const REPETITIONS = 600;

  /** In how many of 600 simulated runs of 100 trials with 10 people the interval of P50 holds the true median. */
  function timesCovered(clustered: boolean): number {
    const normal = normals(15);
    let covered = 0;
    for (let i = 0; i < REPETITIONS; i++) {
      const trials = peopleByTrial(normal, same(100, 10), 0.5);
      const all = everyone(trials);
      const counts = new Uint32Array(BIN_COUNT);
      countInto(counts, all);
      const [lower, upper] = summariseHistogram(counts, momentsOf(all), clustered ? effectOf(trials) : 1).error.p50!;
      if (lower! <= 0 && 0 <= upper!) covered++;
    }
    return covered;
  }

  test('holds the truth at least 95 % of the time', () => {
    // one-sided; sees a coverage below 91 %
    expect(successZ(timesCovered(true), REPETITIONS, 0.95)).toBeGreaterThan(-Z_ONE_IN_A_MILLION);
  });

  test('negative control: people taken as independent give an interval that is too sure', () => {
    expect(successZ(timesCovered(false), REPETITIONS, 0.95)).toBeLessThan(-Z_ONE_IN_A_MILLION);
  });
});
