import { describe, expect, it } from 'vitest';
import { RunInputError } from '../../src/run/errors.ts';
import { canonicalSeed, laneKeys } from '../../src/run/keys.ts';

const words = (seed: number | string) => laneKeys(seed).join(' ');

describe('a seed', () => {
  it('is a text: 7 and "7" are the same', () => {
    expect(words(7)).toBe(words('7'));
    expect(canonicalSeed(7)).toBe('7');
    expect(words(7.0)).toBe(words('7'));
  });

  it('is the same however its characters are composed', () => {
    expect(words('\u00e9')).toBe(words('e\u0301'));
  });

  it('differs from all others, those that seedrandom alone confuses included', () => {
    const seeds = ['7', '07', '1', '11', '111', 'a', 'š', 'A', ' 7', '7 ', '-7', '🎲', 'x'.repeat(10_000), 'x'.repeat(10_001)];
    expect(new Set(seeds.map(words)).size).toBe(seeds.length);
  });

  // by an independent program: SHA-256 of the text, its hex digits as the key of ARC4, 256 bytes dropped, then 4 bytes a word
  it('has the root keys of this version of the random numbers', () => {
    expect(words(1)).toBe('1816226338 1409007511 2101184941 -1886562925 -1758442362 -751692132');
  });

  it.each(['', NaN, Infinity, '\ud800', null, {}, true])('%j is refused', (seed) => {
    expect(() => canonicalSeed(seed as string)).toThrow(RunInputError);
  });

  it('is drawn anew when it is to be random', () => {
    expect(canonicalSeed('random')).toMatch(/^[0-9a-f]{12}$/);
    expect(canonicalSeed('random')).not.toBe(canonicalSeed('random'));
  });
});

describe('the lanes of a seed', () => {
  it('are three different keys of 64 bits', () => {
    const keys = laneKeys('lanes');
    expect(keys).toHaveLength(6);
    expect(new Set(keys).size).toBe(6);
  });

  it('may each come from another seed, which leaves the others alone', () => {
    const own = laneKeys(1);
    const other = laneKeys(2);
    const mixed = laneKeys(1, { shocks: 2 });
    expect([...mixed]).toEqual([own[0], own[1], other[2], other[3], own[4], own[5]]);
  });
});
