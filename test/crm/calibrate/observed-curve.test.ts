import { describe, expect, it } from 'vitest';
import { observedCurve } from '../../../src/crm/calibrate/stages/observed-curve.ts';
import { kaplanMeier } from '../../../src/crm/estimate/kaplan-meier.ts';

/** Spells that ended (1) or are still open (0) after so many days. */
const curveOf = (spells: readonly (readonly [days: number, ended: 0 | 1])[]) =>
  kaplanMeier({ until: Float64Array.from(spells, ([days]) => days), from: Float64Array.from(spells, ([days]) => days), ended: Uint8Array.from(spells, ([, ended]) => ended), entered: new Float64Array(spells.length) });

describe('an observed curve of days', () => {
  it('is the product-limit estimate at each step, open spells counted for as long as they last, beside the family at the same days', () => {
    // 5 spells: 4/5 after day 2; one open at day 3 leaves 3 at risk; 4/5 × 2/3 after day 4; nothing after day 8
    const { days, observed, error, fitted } = observedCurve(curveOf([[2, 1], [3, 0], [4, 1], [8, 1], [8, 1]]), (day) => Math.exp(-day / 5));
    const at = (day: number) => observed[days.findLastIndex((each) => each <= day)];
    expect([at(0), at(1.9), at(2), at(3.5), at(4), at(7.9), at(8)].map((share) => Number(share!.toFixed(12)))).toEqual([1, 1, 0.8, 0.8, 0.533333333333, 0.533333333333, 0]);
    expect([...days]).toEqual([...days].sort((a, b) => a - b));
    expect([days[0], days.at(-1)]).toEqual([0, 8]);
    expect(error[days.indexOf(2)]).toBeCloseTo(0.8 * Math.sqrt(1 / 20), 12);
    expect(fitted).toEqual(days.map((day) => Math.exp(-day / 5)));
  });

  it('of many spells keeps each fiftieth, and is never further from them than that', () => {
    const seen = curveOf(Array.from({ length: 5_000 }, (_, k) => [1 + (k * 7919) % 5_000, k % 7 === 0 ? 0 : 1] as const));
    const { days, observed, fitted } = observedCurve(seen, null);
    expect(days.length).toBeLessThan(110);
    expect(fitted).toBeNull();
    const gaps = Array.from(seen.days, (day, k) => Math.abs(observed[days.findLastIndex((each) => each <= day)]! - seen.survival[k]!));
    expect(Math.max(...gaps)).toBeLessThan(1 / 50);
  });
});
