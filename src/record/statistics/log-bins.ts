/**
 * Bins for values of any sign whose representative is within 0.5 % of every value of the bin.
 *
 * An octave [2^e, 2^(e+1)) is cut at multiples of 2^(e−12), each edge the largest that lies at most 1 % above the one
 * before: 71 bins. The same cuts serve every octave, so doubling all values moves each exactly one octave up. The bin
 * is read off the bits of the number (exponent, top 12 bits of the mantissa, one small table): no logarithm, and the
 * same answer on every engine.
 */

/** Largest relative distance between a value and its bin's representative, from SMALLEST to LARGEST. */
export const RELATIVE_ERROR = 0.005;

const MANTISSA_BITS = 12;
const MANTISSA_STEPS = 1 << MANTISSA_BITS;
const LOWEST_OCTAVE = -30;
const HIGHEST_OCTAVE = 49;
const OCTAVES = HIGHEST_OCTAVE - LOWEST_OCTAVE + 1;

const edges = octaveEdges();
const powers = octavePowers();
const PER_OCTAVE = edges.length - 1;
const binOfStep = stepTable();

/** 2^-30 (9e-10): smaller magnitudes than this share one bin per sign. */
export const SMALLEST = powers[0];

/** 2^50 (1.1e15): this and larger magnitudes share one bin per sign, whose values are only known to be that large. */
export const LARGEST = powers[OCTAVES];

// per sign: one bin below SMALLEST, the octaves, one bin from LARGEST on
const PER_SIGN = 1 + OCTAVES * PER_OCTAVE + 1;

/** Bins in all, in ascending order of their values: negative, zero, positive. */
export const BIN_COUNT = 2 * PER_SIGN + 1;

/** The bin of exactly 0. */
export const ZERO_BIN = PER_SIGN;

/** Bins from zero up: enough for a metric that cannot be negative. */
export const NON_NEGATIVE_BIN_COUNT = BIN_COUNT - ZERO_BIN;

const asFloat = new Float64Array(1);
const asWords = new Uint32Array(asFloat.buffer);
asFloat[0] = 1;
const HIGH_WORD = asWords[1] === 0 ? 0 : 1;

/**
 * Index of the bin that holds x.
 *
 * @throws RangeError for NaN: a missing value has no bin
 */
export function binOf(x: number): number {
  asFloat[0] = x;
  const high = asWords[HIGH_WORD];
  const octave = ((high >>> 20) & 0x7ff) - 1023;
  const step = (high >>> (20 - MANTISSA_BITS)) & (MANTISSA_STEPS - 1);
  let magnitude: number;
  if (octave < LOWEST_OCTAVE) magnitude = x === 0 ? 0 : 1;
  else if (octave <= HIGHEST_OCTAVE) magnitude = 2 + (octave - LOWEST_OCTAVE) * PER_OCTAVE + binOfStep[step];
  else if (x !== x) throw new RangeError('bin: expected a number, got NaN');
  else magnitude = PER_SIGN;
  return x < 0 ? ZERO_BIN - magnitude : ZERO_BIN + magnitude;
}

/** Lower end of a bin; −Infinity for the first. Above zero it belongs to the bin. */
export function binLower(bin: number): number {
  return bin < ZERO_BIN ? 0 - outerEnd(ZERO_BIN - bin) : innerEnd(bin - ZERO_BIN);
}

/** Upper end of a bin; Infinity for the last. Below zero it belongs to the bin. */
export function binUpper(bin: number): number {
  return bin < ZERO_BIN ? 0 - innerEnd(ZERO_BIN - bin) : outerEnd(bin - ZERO_BIN);
}

/** The value that stands for a bin, halfway between its ends; ±Infinity for the first and the last. */
export function binMid(bin: number): number {
  return (binLower(bin) + binUpper(bin)) / 2;
}

/** End nearer to zero of the m-th bin away from zero. */
function innerEnd(magnitude: number): number {
  if (magnitude < 2) return 0;
  const octave = Math.floor((magnitude - 2) / PER_OCTAVE);
  return octave >= OCTAVES ? LARGEST : powers[octave] * edges[(magnitude - 2) % PER_OCTAVE];
}

/** End farther from zero of the m-th bin away from zero. */
function outerEnd(magnitude: number): number {
  if (magnitude === 0) return 0;
  return magnitude === PER_SIGN ? Infinity : innerEnd(magnitude + 1);
}

/** Edges of the bins of [1, 2): multiples of 2^-12, each at most 1 % above the one before, 1 and 2 included. */
function octaveEdges(): number[] {
  const steps = [MANTISSA_STEPS];
  for (let edge = MANTISSA_STEPS; edge < 2 * MANTISSA_STEPS; ) {
    edge = Math.min(2 * MANTISSA_STEPS, Math.floor((edge * 101) / 100));
    steps.push(edge);
  }
  return steps.map((edge) => edge / MANTISSA_STEPS);
}

/** 2^LOWEST_OCTAVE, …, 2^(HIGHEST_OCTAVE + 1), by halving and doubling, which is exact. */
function octavePowers(): Float64Array {
  const all = new Float64Array(OCTAVES + 1);
  all[-LOWEST_OCTAVE] = 1;
  for (let i = -LOWEST_OCTAVE; i > 0; i--) all[i - 1] = all[i] / 2;
  for (let i = -LOWEST_OCTAVE; i < OCTAVES; i++) all[i + 1] = all[i] * 2;
  return all;
}

/** For each value of the top mantissa bits, the bin of the octave that holds it. */
function stepTable(): Uint8Array {
  const table = new Uint8Array(MANTISSA_STEPS);
  for (let bin = 0; bin < PER_OCTAVE; bin++) {
    table.fill(bin, (edges[bin] - 1) * MANTISSA_STEPS, (edges[bin + 1] - 1) * MANTISSA_STEPS);
  }
  return table;
}
