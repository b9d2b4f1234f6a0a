import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { uniforms } from '../helpers/random-scenario.ts';

const { expOf, lnOf } = await engine.module<typeof import('../../dist/kernel/math.js')>('kernel/math.js');
const next = uniforms(7);
const many = <T>(make: () => T): T[] => Array.from({ length: 100_000 }, make);
const worst = (xs: readonly number[], error: (x: number) => number): number => xs.reduce((most, x) => Math.max(most, error(x)), 0);

describe('exp', () => {
  const relative = (x: number): number => Math.abs(expOf(x) / Math.exp(x) - 1);

  test('is that of the language within 1e-14, as far as it reaches', () => {
    expect(worst(many(() => 1400 * next() - 700), relative)).toBeLessThan(1e-14);
    expect(worst(many(() => 2 * next() - 1), relative)).toBeLessThan(1e-14);
  });

  test('is exact at 0, nothing below its reach and bounded above', () => {
    expect([expOf(0), expOf(-0), expOf(-701), expOf(-Infinity)]).toEqual([1, 1, 0, 0]);
    expect([expOf(700.5), expOf(1e9), expOf(Infinity)]).toEqual([expOf(700), expOf(700), expOf(700)]);
  });
});

describe('ln', () => {
  test('is that of the language within 1e-14', () => {
    expect(worst(many(() => 10 ** (600 * next() - 300)), (x) => Math.abs(lnOf(x) / Math.log(x) - 1))).toBeLessThan(1e-14);
    expect(worst(many(() => 0.5 + next()), (x) => Math.abs(lnOf(x) - Math.log(x)))).toBeLessThan(1e-14);
  });

  test('is exact at 1 and bounded below', () => {
    expect([lnOf(1), lnOf(0), lnOf(-1), lnOf(5e-324)]).toEqual([0, -700, -700, -700]);
  });

  test('undoes exp', () => {
    expect(worst(many(() => 1380 * next() - 690), (x) => Math.abs(lnOf(expOf(x)) - x) / Math.max(1, Math.abs(x)))).toBeLessThan(1e-14);
  });
});
