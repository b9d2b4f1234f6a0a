/**
 * The root of an increasing or decreasing function between two points, to relative accuracy 1e-14: inverse quadratic
 * interpolation where it is safe, else bisection. Returns the end nearer to a root if there is no change of sign.
 * Source: Chandrupatla (1997), Advances in Engineering Software 28, 145–149.
 */
export function root(f: (x: number) => number, from: number, to: number): number {
  let a = to;
  let b = from;
  let fa = f(a);
  let fb = f(b);
  if (fb === 0) return b;
  if (fa === 0) return a;
  if (fa > 0 === fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  let c = a;
  let fc = fa;
  let t = 0.5;
  for (let i = 0; i < MAX_STEPS; i++) {
    const x = a + t * (b - a);
    const fx = f(x);
    if (fx > 0 === fa > 0) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const width = Math.abs(b - a);
    const least = (TOLERANCE * Math.abs(best)) / width;
    if (least > 0.5 || fa === 0 || width === 0) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    t =
      phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * fa * fb) / ((fc - fa) * (fc - fb))
        : 0.5;
    t = Math.min(Math.max(t, least), 1 - least);
  }
  return a;
}

const TOLERANCE = 1e-14;
const MAX_STEPS = 1200;
