import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitOf } from '../../src/distributions/distribution.ts';
import { forms } from '../../src/distributions/families/families.ts';
import { resolveDistribution } from '../../src/distributions/resolve.ts';
import type { FieldKind } from '../../src/distributions/spec.ts';
import { buildTable } from '../../src/distributions/tables/build-table.ts';
import { readTable } from '../../src/distributions/tables/read-table.ts';
import { tableMean, tableVariance } from '../../src/distributions/tables/table-moments.ts';
import { TWO_32 } from '../../src/distributions/tables/table.ts';
import { resolved, tableCdf } from './support.ts';

const seed = 20_261_122;
const kinds = fc.constantFrom<FieldKind>('positive', 'probability', 'real');
const logUniform = (least: number, most: number) =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map((x) => Math.exp(x));

/** Any form of any family with numbers from the whole range of doubles, or anything else in their place. */
const wild = fc.constantFrom(...[...forms].flatMap(([family, list]) => list.map((form) => ({ family, form })))).chain(({ family, form }) =>
  fc
    .tuple(...Object.keys(form.parameters).map((key) => fc.tuple(fc.constant(key), fc.oneof(fc.double(), logUniform(1e-3, 1e3), fc.anything()))))
    .map((entries) => ({ [family]: Object.fromEntries(entries) })),
);

describe('whatever is written', () => {
  it('becomes finite numbers or issues, and nothing is thrown', () => {
    let understood = 0;
    fc.assert(
      fc.property(fc.oneof(wild, fc.anything()), kinds, (spec, kind) => {
        const resolution = resolveDistribution(spec, kind);
        if (!resolution.ok) return resolution.issues.length > 0;
        understood++;
        const { location, scale, mean, variance } = resolution.resolved;
        return [location, scale, mean, variance].every(Number.isFinite) && scale >= 0 && variance >= 0;
      }),
      { seed, numRuns: 4000 },
    );
    expect(understood).toBeGreaterThan(200);
  });
});

const amount = logUniform(0.01, 1000);
const smooth = fc.oneof(
  fc.record({ normal: fc.record({ mean: fc.double({ min: -50, max: 50, noNaN: true }), sd: amount }) }),
  fc.record({ lognormal: fc.record({ median: amount, sigma: logUniform(0.001, 2.5) }) }),
  fc.record({ gamma: fc.record({ shape: logUniform(0.025, 1e6), scale: amount }) }),
  fc.record({ weibull: fc.record({ shape: logUniform(0.2, 1e4), scale: amount }) }),
  fc.record({ exponential: fc.record({ mean: amount }) }),
  // from 0.3: a steeper upper edge is finer than the doubles next to 1
  fc.record({ beta: fc.record({ alpha: logUniform(0.1, 1e6), beta: logUniform(0.3, 1e6) }) }),
  amount.map((max) => ({ uniform: { min: 0, max } })),
  amount.map((mode) => ({ triangular: { min: 0, mode, max: 3 * mode } })),
);
const separate = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.record({ geometric: fc.record({ p: logUniform(0.01, 1), step: amount }) }),
  fc.constant({ discrete: { values: [1, 2, 30], weights: [3, 2, 1] } }),
);
const mixture = fc.array(fc.tuple(logUniform(0.001, 1), fc.oneof({ weight: 2, arbitrary: smooth }, { weight: 1, arbitrary: separate })), { minLength: 2, maxLength: 3 }).map((parts) => {
  const sum = parts.reduce((total, [weight]) => total + weight, 0);
  return { mixture: parts.map(([weight, of]) => ({ weight: weight / sum, of })) };
});

describe('a table within the limits keeps 1e-5 in probability and 1e-4 of mean and standard deviation', () => {
  it.each([
    ['of any smooth family', smooth, 150],
    ['of any mixture', mixture, 60],
  ])('%s', (_, specs, numRuns) => {
    fc.assert(
      fc.property(specs, (spec) => {
        const { unit, constant } = resolved(spec);
        if (constant !== undefined) return;
        const exact = unitOf(unit);
        const table = buildTable(unit);
        const sd = Math.sqrt(exact.variance);
        // a mean next to 0 is judged by the spread
        expect(Math.abs(tableMean(table) - exact.mean)).toBeLessThan(1e-4 * Math.max(Math.abs(exact.mean), sd / 10));
        expect(Math.abs(Math.sqrt(tableVariance(table)) - sd)).toBeLessThan(1e-4 * sd);
        for (let i = 0; i < 200; i++) {
          const value = readTable(table, Math.floor(((i + 0.37) / 200) * TWO_32));
          const x = value + Math.abs(value) * 1e-9;
          expect(Math.abs(tableCdf(table, x) - exact.cdf(x))).toBeLessThan(1e-5);
        }
      }),
      { seed, numRuns },
    );
  });
});
