// The reference model of the speed tests has been simulated elsewhere: bookings of 364 days of 41.469 M ± 0.010 M, standard deviation
// 2.081 M. That error means some 43,000 trials, so the deviation is known to 0.007 M. |z| < 4; at 5,000 trials an error of the mean
// of 0.3 % is seen, at 100,000 one of 0.12 %.
import { expect, test } from 'vitest';
import { Trials, compileFile, isLong, layout, momentsOf } from '../helpers/trials.ts';
import { note } from '../helpers/verdicts.ts';

const MILLION = 1e6;
const PART = 5000;
const known = { mean: 41.469, meanError: 0.01, sd: 2.081, sdError: 0.007 };

function near(what: string, got: number, expected: number, error: number): void {
  const z = (got - expected) / error;
  note({ what, expected, got, z, limit: 4 });
  expect(Math.abs(z)).toBeLessThan(4);
}

test('the reference model books what it is known to book', () => {
  const compiled = compileFile('bench/scenarios/reference.yaml');
  const parts = Array.from({ length: isLong ? 20 : 1 }, (_, k) => new Trials(compiled, PART, { first: k * PART }).flow(layout.FLOW_GROSS));
  const bookings = parts.flat().map((x) => x / MILLION);
  const { mean, variance, n } = momentsOf(bookings);
  const sd = Math.sqrt(variance);
  near('mean, M', mean, known.mean, Math.hypot(known.meanError, sd / Math.sqrt(n)));
  near('sd, M', sd, known.sd, Math.hypot(known.sdError, sd / Math.sqrt(2 * n)));
}, 300_000);
