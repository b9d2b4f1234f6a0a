// The quality of the draws. Fixed keys, so nothing here fails by chance from run to run; the limits say how seldom a good generator
// would miss them: 5 sigma is one in 1.7 million (two-sided), alpha is 1e-6 for a chi-square.
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { oracle } from '../helpers/oracles.ts';
import { KEYS, isLong } from '../helpers/trials.ts';
import { note } from '../helpers/verdicts.ts';

const generator = await engine.module<typeof import('../../dist/kernel/draw.js')>('kernel/draw.js');
const purposes = engine.layout;
type Draw = (k0: number, k1: number, c: number) => number;

const SIGMA = 5;
const ALPHA = 1e-6;
const VISIT = 0x9e3779b9 | 0;
/** Addresses of two stages, as hashes of names are. */
const STAGES = [0x5a1c03e7 | 0, 0xc7709d12 | 0];
const STAGE_PURPOSES = [purposes.FOR_DAYS, purposes.FOR_ADVANCE, purposes.FOR_PATIENCE];
const OTHER_PURPOSES = [purposes.FOR_SIZE, purposes.FOR_NO_DECISION, purposes.FOR_QUARTER_END, purposes.FOR_ONE_OFF];

/** Keys of opportunity n of a source in a trial and a period, made as the kernel makes them. */
function keysOf(draw: Draw, trial: number, period: number, n: number): [number, number] {
  generator.threefry(KEYS[4], KEYS[5], trial, 0);
  generator.threefry(generator.key0, generator.key1, 0x1f2e3d4c, period);
  const [a0, a1] = [generator.key0, generator.key1];
  return [draw(a0, a1, (n << 2) + 1), draw(a0, a1, (n << 2) + 2)];
}

/** Addresses under an opportunity's key: every stage's purposes at eight visits, and what is asked once. */
const addresses = [...STAGES.flatMap((stage) => STAGE_PURPOSES.flatMap((purpose) => Array.from({ length: 8 }, (_, visit) => (stage + purpose + Math.imul(visit, VISIT)) | 0))), ...OTHER_PURPOSES];

/** As many draws as asked for, of opportunities of consecutive trials, periods and numbers. */
function opportunityDraws(draw: Draw, count: number): Uint32Array {
  const out = new Uint32Array(count);
  let at = 0;
  for (let trial = 0; at < count; trial += 1) {
    for (let period = 0; period < 4; period += 1) {
      for (let n = 0; n < 32; n += 1) {
        const [k0, k1] = keysOf(draw, trial, period, n);
        for (const address of addresses) if (at < count) out[at++] = draw(k0, k1, address);
      }
    }
  }
  return out;
}

/** Collisions among draws of 32 bits, in sigmas from what chance gives: n − m (1 − (1 − 1/m)^n), nearly Poisson. */
function collisionSigmas(draws: Uint32Array): number {
  const sorted = draws.slice().sort();
  let collisions = 0;
  for (let i = 1; i < sorted.length; i += 1) if (sorted[i] === sorted[i - 1]) collisions += 1;
  const [n, m] = [draws.length, 2 ** 32];
  const expected = n + m * Math.expm1(n * Math.log1p(-1 / m));
  return (collisions - expected) / Math.sqrt(expected);
}

/** Correlation of two series of draws, in sigmas of that of independent ones. */
function correlationSigmas(a: readonly number[], b: readonly number[]): number {
  const centred = (u: number): number => (u >>> 0) / 2 ** 32 - 0.5;
  return a.reduce((sum, u, i) => sum + centred(u) * centred(b[i]), 0) * (12 / Math.sqrt(a.length));
}

/** Chi-square of the counts of one field of bits, over the limit that a good generator passes once in 1 / ALPHA. */
function unevenness(draws: Uint32Array, bits: number, field: (u: number) => number): number {
  const counts = new Float64Array(2 ** bits);
  for (const u of draws) counts[field(u)] += 1;
  const expected = draws.length / counts.length;
  const chiSquare = counts.reduce((sum, x) => sum + (x - expected) ** 2 / expected, 0);
  return chiSquare / gammaQuantile(1 - ALPHA, (counts.length - 1) / 2, 0.5);
}

/** Series that stand beside each other in the kernel: which pairs of draws must have nothing to do with each other. */
function neighbours(draw: Draw, count: number): Record<string, [number[], number[]]> {
  const list = (of: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => of(i));
  const at = (trial: number, n: number, address: number): number => draw(...keysOf(draw, trial, 0, n), address);
  const [stage, days, advance] = [STAGES[0], purposes.FOR_DAYS, purposes.FOR_ADVANCE];
  const base = list((i) => at(i, 0, stage + days));
  const entity = list((i) => at(7, i, stage + days));
  const key = list((i) => keysOf(draw, i, 0, 0)[0]);
  return {
    'consecutive trials': [base, list((i) => at(i + 1, 0, stage + days))],
    'consecutive entities': [entity, list((i) => at(7, i + 1, stage + days))],
    'two purposes of a stage': [base, list((i) => at(i, 0, stage + advance))],
    'a stage’s purpose and the size': [base, list((i) => at(i, 0, purposes.FOR_SIZE))],
    'consecutive visits': [base, list((i) => at(i, 0, stage + days + VISIT))],
    'two stages': [base, list((i) => at(i, 0, STAGES[1] + days))],
    'the two words of a key': [key, list((i) => keysOf(draw, i, 0, 0)[1])],
    'a gap and the key of the arrival behind it': [key, list((i) => {
      generator.threefry(KEYS[4], KEYS[5], i, 0);
      generator.threefry(generator.key0, generator.key1, 0x1f2e3d4c, 0);
      return draw(generator.key0, generator.key1, 0);
    })],
  };
}

describe('keys', () => {
  // Random123, tests/kat_vectors, threefry2x32 with 20 rounds: counter, key, result
  const published = [
    ['00000000 00000000', '00000000 00000000', '6b200159 99ba4efe'],
    ['ffffffff ffffffff', 'ffffffff ffffffff', '1cb996fc bb002be7'],
    ['243f6a88 85a308d3', '13198a2e 03707344', 'c4923a9c 483df7a0'],
  ] as const;
  const beside = oracle<{ threefry2x32_20: { ctr: string; key: string; out: string }[] }>('rng-known-answers.json')?.threefry2x32_20 ?? [];

  test.each([...published, ...beside.map(({ ctr, key, out }) => [ctr, key, out] as const)])('threefry of %s under %s is %s', (counter, key, out) => {
    const [c0, c1, k0, k1] = `${counter} ${key}`.split(' ').map((word) => Number.parseInt(word, 16) | 0);
    generator.threefry(k0, k1, c0, c1);
    expect([generator.key0, generator.key1].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ')).toBe(out);
  });

  test('and a draw as a number lies strictly between 0 and 1', () => {
    expect([0, -1, 1 << 31].map(generator.unit)).toEqual([2 ** -33, 1 - 2 ** -33, 0.5 + 2 ** -33]);
  });
});

describe('draws of opportunities', () => {
  const { draw } = generator;
  const many = opportunityDraws(draw, isLong ? 2 ** 25 : 2 ** 22);
  const part = many.subarray(0, isLong ? 2 ** 25 : 2 ** 20);
  const expectByChance = (z: number): void => {
    note({ what: 'sigmas from chance', expected: 0, got: z, z, limit: SIGMA });
    expect(Math.abs(z)).toBeLessThan(SIGMA);
  };
  const expectEven = (over: number): void => {
    note({ what: 'chi-square over its limit', expected: 0, got: over, z: over, limit: 1, isExact: true });
    expect(over).toBeLessThan(1);
  };

  test('collide as often as chance wants', () => {
    expectByChance(collisionSigmas(many));
  });

  test.each(Object.entries(neighbours(draw, isLong ? 1_000_000 : 100_000)))('are not correlated: %s', (_, [a, b]) => {
    expectByChance(correlationSigmas(a, b));
  });

  test.each<[string, (u: number) => number]>([
    ['the highest bits', (u) => u >>> 20],
    ['the lowest bits', (u) => u & 4095],
    ['bits of both ends', (u) => ((u >>> 26) << 6) | (u & 63)],
  ])('are uniform in %s', (_, field) => {
    expectEven(unevenness(part, 12, field));
  });

  test('are uniform together with their neighbours', () => {
    const pairs = Uint32Array.from({ length: part.length - 1 }, (_, i) => (part[i] & 0xffff0000) | (part[i + 1] >>> 16));
    expectEven(unevenness(pairs, 12, (u) => ((u >>> 26) << 6) | ((u >>> 10) & 63)));
  });
});

// faults that these tests must see: one round only, keys of sixteen bits, a bit that never changes
describe('a mix that is too weak is noticed', () => {
  // a single round
  const weak: Draw = (k0, k1, c) => Math.imul((k0 + c) ^ ((k0 + c) >>> 16), 0x7feb352d) ^ k1;

  test('by its collisions', () => {
    const short: Draw = (k0, _, c) => generator.draw(k0 & 0xffff, 0, c);
    expect(Math.abs(collisionSigmas(opportunityDraws(short, 2 ** 20)))).toBeGreaterThan(SIGMA);
  });

  test('by its correlations', () => {
    const worst = Math.max(...Object.values(neighbours(weak, 100_000)).map(([a, b]) => Math.abs(correlationSigmas(a, b))));
    expect(worst).toBeGreaterThan(SIGMA);
  });

  test('by its bits', () => {
    expect(unevenness(opportunityDraws((k0, k1, c) => generator.draw(k0, k1, c) & ~1, 2 ** 18), 12, (u) => u & 4095)).toBeGreaterThan(1);
  });
});
