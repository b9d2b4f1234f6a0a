/** Uniform numbers in (0, 1) with 53 bits, the same for the same seed: sfc32 of PractRand after 20 warm-up rounds. */
export function uniforms(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 20; i++) word();
  return () => ((word() >>> 5) * 67108864 + (word() >>> 6) + 0.5) / 9007199254740992;
}

/** Standard normal numbers by Marsaglia's polar method. */
export function normals(seed: number): () => number {
  const uniform = uniforms(seed);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
}

/** n draws in their order. */
export function column(n: number, draw: () => number): Float64Array {
  return Float64Array.from({ length: n }, draw);
}

/** The two-sided limit on |z| that a correct program exceeds once in a million runs. */
export const Z_ONE_IN_A_MILLION = 4.891638475698591;

/** How many standard errors a count of successes lies from n·p. */
export function successZ(successes: number, n: number, p: number): number {
  return (successes - n * p) / Math.sqrt(n * p * (1 - p));
}
