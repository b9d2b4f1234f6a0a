import { describe, expect, it } from 'vitest';
import { ocba } from '../../src/decide/compare/ocba.ts';
import { oracle } from '../helpers/oracles.ts';

const published = oracle<{ ocba_book_example: { means: number[]; variances: number[]; n: number[]; add_budget: number; expected: number[] } }>('ranking-selection.json')?.ocba_book_example;

describe('the allocation of further trials among alternatives', () => {
  it.skipIf(published === undefined)('is that of the published example', () => {
    const { means, variances, n, add_budget: further, expected } = published!;
    expect(ocba(means, variances, n, further)).toEqual(expected);
  });

  it('shares out every trial, gives none back, and most to what is hard to tell apart', () => {
    const more = ocba([1, 1.1, 3], [1, 1, 1], [10, 10, 500], 100);
    expect(more.reduce((all, x) => all + x, 0)).toBe(100);
    expect(more[2]).toBe(0);
    expect(Math.min(more[0]!, more[1]!)).toBeGreaterThan(40);
  });

  it('is refused without variances', () => {
    expect(() => ocba([1, 2], [1, 0], [5, 5], 10)).toThrow('positive variances');
    expect(() => ocba([1], [1], [5], 10)).toThrow('at least two');
  });
});
