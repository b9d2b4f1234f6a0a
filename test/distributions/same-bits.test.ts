import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { buildTable } from '../../src/distributions/tables/build-table.ts';
import { resolved } from './support.ts';

// one hash per family: they are the same on every JavaScript engine, or a table was built with a function that is not
it.each<[string, object]>([
  ['a17605c589611090', { normal: { mean: 0, sd: 1 } }],
  ['63fd334db8a30f34', { lognormal: { mean: 50000, cv: 1.2 } }],
  ['ea50a6cb1ef1be7a', { lognormal: { p10: 20, p90: 300 } }],
  ['de49f2eb16e42257', { gamma: { mean: 30, cv: 0.7 } }],
  ['5e280f99a78f4e9a', { gamma: { mean: 30, cv: 3 } }],
  ['5265d6f5416d4fe5', { weibull: { mean: 30, cv: 2 } }],
  ['c3c12e114a3e4483', { exponential: { mean: 30 } }],
  ['28d9c482b4b262d0', { beta: { alpha: 6, beta: 18 } }],
  ['d40dcce993a3e8d4', { beta: { p10: 0.1, p90: 0.6 } }],
  ['a92b1a76af713ac1', { triangular: { min: 0, mode: 0.1, max: 0.3 } }],
  ['88824ac9bda9919e', { mixture: [{ weight: 0.3, of: 10 }, { weight: 0.7, of: { lognormal: { mean: 20, cv: 0.7 } } }] }],
])('%s is the table of %j', (hash, spec) => {
  const { values } = buildTable(resolved(spec).unit);
  expect(createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex').slice(0, 16)).toBe(hash);
});
