/** Most dimensions of a sequence: the rows of the table below, and one without. */
export const MOST_DIMENSIONS = 21;

/** Points are multiples of 2^-32. */
const BITS = 32;
const TO_UNIT = 2 ** -32;

/**
 * Degree, coefficients and first direction numbers of the primitive polynomials of dimensions 2 to 21. Source: Joe and Kuo
 * (2008), SIAM Journal on Scientific Computing 30, 2635–2654, their table new-joe-kuo-6.
 */
const polynomials: readonly (readonly [degree: number, coefficients: number, first: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

/**
 * The first `count` points of a Sobol sequence in [0, 1), one column per dimension, in the order of the Gray code. With a
 * seed the points are scrambled: nested (Owen) by a hash of the digits above each digit, which keeps the sequence as even
 * and makes every point uniform. Source of the hash: Laine and Karras (2011), Computer Graphics Forum 30, 1269–1276.
 *
 * @throws RangeError for more dimensions than the table has
 */
export function sobolSequence(count: number, dimensions: number, seed?: number): Float64Array[] {
  if (!(dimensions >= 1 && dimensions <= MOST_DIMENSIONS)) throw new RangeError(`Sobol sequence: expected 1 to ${MOST_DIMENSIONS} dimensions, got ${dimensions}`);
  return Array.from({ length: dimensions }, (_, dimension) => {
    const directions = directionsOf(dimension);
    const points = new Float64Array(count);
    const scramble = seed === undefined ? 0 : mixed((seed ^ Math.imul(dimension + 1, 0x9e3779b9)) | 0);
    for (let i = 0, word = 0; i < count; i++) {
      if (i > 0) word ^= directions[31 - Math.clz32(i & -i)];
      points[i] = ((seed === undefined ? word : scrambled(word, scramble)) >>> 0) * TO_UNIT;
    }
    return points;
  });
}

/** Direction numbers as words, the highest bit first. */
function directionsOf(dimension: number): Int32Array {
  const v = new Int32Array(BITS);
  if (dimension === 0) {
    for (let k = 0; k < BITS; k++) v[k] = 1 << (BITS - 1 - k);
    return v;
  }
  const [degree, coefficients, first] = polynomials[dimension - 1];
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      v[k] = first[k] << (BITS - 1 - k);
      continue;
    }
    v[k] = v[k - degree] ^ (v[k - degree] >>> degree);
    for (let j = 1; j < degree; j++) if ((coefficients >> (degree - 1 - j)) & 1) v[k] ^= v[k - j];
  }
  return v;
}

/** Each digit is turned over, or not, by a hash of those above it. */
function scrambled(word: number, seed: number): number {
  let x = (reversed(word) + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return reversed(x);
}

function reversed(word: number): number {
  let x = ((word >>> 16) | (word << 16)) | 0;
  x = ((x & 0x00ff00ff) << 8) | ((x >>> 8) & 0x00ff00ff);
  x = ((x & 0x0f0f0f0f) << 4) | ((x >>> 4) & 0x0f0f0f0f);
  x = ((x & 0x33333333) << 2) | ((x >>> 2) & 0x33333333);
  return ((x & 0x55555555) << 1) | ((x >>> 1) & 0x55555555);
}

function mixed(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) | 0;
}
