import { normalQuantile } from '../../distributions/special/normal-quantile.ts';

/** A stream of random numbers for posterior draws; the same seed gives the same draws. */
export interface Random {
  /** in (0, 1) */
  readonly uniform: () => number;
  readonly normal: () => number;
  /** of shape and scale 1 */
  readonly gamma: (shape: number) => number;
}

/** sfc32 (PractRand, Doty-Humphrey; public domain), 53 bits a number. */
export function randomOf(seed: number): Random {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const word = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let k = 0; k < 15; k += 1) word();
  const uniform = (): number => ((word() >>> 6) * 134_217_728 + (word() >>> 5) + 0.5) / 9_007_199_254_740_992;
  const normal = (): number => {
    const u = uniform();
    return u <= 0.5 ? normalQuantile(u) : -normalQuantile(1 - u);
  };
  return { uniform, normal, gamma: (shape) => gammaOf(shape, uniform, normal) };
}

/** Marsaglia and Tsang (2000), A simple method for generating gamma variables. */
function gammaOf(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return gammaOf(shape + 1, uniform, normal) * Math.exp(Math.log(uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const t = 1 + c * x;
    const v = t * t * t;
    if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
