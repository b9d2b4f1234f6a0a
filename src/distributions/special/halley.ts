/** No step moves the argument, which is a logarithm or log-odds, by more than this. */
const LONGEST = 3;

/**
 * One step of Halley's method for g(t) = 0, where g = ln(tail / target): g' = ±density / tail and
 * g'' = g' (slope − g'), with `slope` the derivative of the log-density. Log-concave tails make Newton's step safe, so
 * Halley's correction may at most double it.
 */
export function halleyStep(g: number, derivative: number, slope: number): number {
  const newton = g / derivative;
  const correction = 1 - 0.5 * newton * (slope - derivative);
  const step = newton / Math.max(correction, 0.5);
  return Math.max(-LONGEST, Math.min(LONGEST, -step));
}
