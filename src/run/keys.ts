import { createHash, randomBytes } from 'node:crypto';
import seedrandom from 'seedrandom';
import { seedText } from '../scenario/canonical.ts';
import { RunInputError } from './errors.ts';

export type Seed = number | string;

/** Lanes of randomness that take their key from another seed than the run's. */
export interface LaneSeeds {
  readonly rates?: Seed;
  readonly shocks?: Seed;
  readonly luck?: Seed;
}

const lanes = ['rates', 'shocks', 'luck'] as const;
const WORDS_PER_LANE = 2;

// half a character: all such would be hashed as one
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The text of a seed: 7 and "7" are the same, and so are texts that look the same (NFC); "07" is another one. The word
 * `random` draws a new seed.
 *
 * @throws RunInputError for an empty or malformed text, and for a number that is not finite
 */
export function canonicalSeed(seed: Seed): string {
  const isText = typeof seed === 'string' && seed !== '' && !loneSurrogate.test(seed);
  if (!isText && !(typeof seed === 'number' && Number.isFinite(seed))) {
    throw new RunInputError(`seed: expected a number or a text that is not empty, got ${JSON.stringify(seed) ?? String(seed)}`);
  }
  return seed === 'random' ? randomSeed() : seedText(seed);
}

/** 48 random bits as hex digits: a seed to print and to keep. */
export function randomSeed(): string {
  return randomBytes(6).toString('hex');
}

/**
 * The root keys of the lanes rates, shocks and luck, 64 bits each, as 6 words. The seed is hashed first and the whole
 * digest is fed on: seedrandom takes short texts such as '1' and '11' for the same.
 */
export function laneKeys(seed: Seed, others: LaneSeeds = {}): Int32Array {
  const keys = new Int32Array(lanes.length * WORDS_PER_LANE);
  lanes.forEach((lane, i) => {
    const words = rootWords(others[lane] ?? seed);
    keys.set(words.subarray(i * WORDS_PER_LANE, (i + 1) * WORDS_PER_LANE), i * WORDS_PER_LANE);
  });
  return keys;
}

function rootWords(seed: Seed): Int32Array {
  const next = seedrandom(createHash('sha256').update(canonicalSeed(seed)).digest('hex'));
  return Int32Array.from({ length: lanes.length * WORDS_PER_LANE }, () => next.int32());
}
