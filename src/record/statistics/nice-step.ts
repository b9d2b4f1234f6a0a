/** Widths of display bins that read well, from 1 to 10; neighbours differ by at most a half. */
const MANTISSAS = [1, 1.5, 2, 3, 4, 5, 7.5];

/** A round width, mantissa × 10^exponent. */
export interface NiceStep {
  readonly mantissa: number;
  readonly exponent: number;
}

/**
 * The round width that cuts a span into about `count` bins: 0.82 to 1.23 times as many, fewer where only whole widths
 * will do.
 *
 * @param span in the values' unit, above 0
 * @param whole only whole widths, for values that are counts
 * @param through only widths of which it is a multiple
 */
export function niceStep(span: number, count: number, { whole = false, through = 0 } = {}): NiceStep {
  const width = span / count;
  let exponent = 0;
  while (tens(exponent) > width) exponent--;
  while (tens(exponent + 1) <= width) exponent++;
  if (whole) exponent = Math.max(0, exponent);
  const steps = [...MANTISSAS.map((mantissa) => ({ mantissa, exponent })), { mantissa: 1, exponent: exponent + 1 }];
  const isAllowed = (step: NiceStep): boolean => (!whole || Number.isInteger(multipleOf(step, 1))) && multipleOf(step, Math.round(through / multipleOf(step, 1))) === through;
  const allowed = steps.filter(isAllowed);
  if (allowed.length === 0) return { mantissa: 1, exponent };
  return allowed.reduce((best, step) => (misfit(step, width) < misfit(best, width) ? step : best));
}

/** i steps, as the nearest double to the decimal number: 3 × 0.1 is 0.3. */
export function multipleOf({ mantissa, exponent }: NiceStep, i: number): number {
  return exponent < 0 ? (i * mantissa) / tens(-exponent) : i * mantissa * tens(exponent);
}

/** Largest i whose multiple is at most x. */
export function stepsUpTo(step: NiceStep, x: number): number {
  let i = Math.floor(x / multipleOf(step, 1));
  while (multipleOf(step, i) > x) i--;
  while (multipleOf(step, i + 1) <= x) i++;
  return i;
}

/** How many times too wide or too narrow. */
function misfit(step: NiceStep, width: number): number {
  const times = multipleOf(step, 1) / width;
  return Math.max(times, 1 / times);
}

/** 10^exponent, exact from 0 to 22. */
function tens(exponent: number): number {
  let power = 1;
  for (let i = Math.abs(exponent); i > 0; i--) power *= 10;
  return exponent < 0 ? 1 / power : power;
}
