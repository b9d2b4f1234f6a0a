// Set up by `npm run validate`: what toBe, toEqual and toBeCloseTo compare, number by number, is noted besides being asserted.
import { chai } from 'vitest';
import { note } from './verdicts.ts';

type Assert = (this: object, ...args: unknown[]) => unknown;

/** Pairs of numbers that stand at the same place; `expect.closeTo` in an expected value brings its own tolerance. */
function pairs(got: unknown, expected: unknown): [number, number, number][] {
  if (typeof expected === 'number' && typeof got === 'number') return [[got, expected, 0]];
  if (typeof expected !== 'object' || expected === null) return [];
  const { sample, precision } = expected as { sample?: unknown; precision?: unknown };
  if (typeof sample === 'number' && typeof precision === 'number' && typeof got === 'number') return [[got, sample, halfUnit(precision)]];
  if (typeof got !== 'object' || got === null) return [];
  return Object.entries(expected).flatMap(([key, value]) => pairs((got as Record<string, unknown>)[key], value));
}

const halfUnit = (digits: number): number => 10 ** -digits / 2;

function noted(name: string, pairsOf: (got: unknown, ...args: unknown[]) => [number, number, number][]): void {
  chai.use(({ Assertion }, { overwriteMethod, flag }) =>
    overwriteMethod(Assertion.prototype, name, (assert: Assert) => function (this: object, ...args: unknown[]) {
      const isPlain = !flag(this, 'negate') && !flag(this, 'promise');
      if (isPlain) {
        for (const [got, expected, tolerance] of pairsOf(flag(this, 'object'), ...args)) {
          note({ expected, got, z: Object.is(got, expected) || got === expected ? 0 : (got - expected) / tolerance, limit: 1, isExact: true });
        }
      }
      return assert.apply(this, args);
    }));
}

noted('toBe', pairs);
noted('toEqual', pairs);
noted('toBeCloseTo', (got, expected, digits = 2) => (typeof got === 'number' ? [[got, expected as number, halfUnit(digits as number)]] : []));
