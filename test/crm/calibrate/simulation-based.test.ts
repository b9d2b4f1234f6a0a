import { describe, expect, it } from 'vitest';
import { bandOf, covered, ranked, ranksOver, worstDeparture } from './ranks.ts';

const isLong = process.env['QUOTACAST_LONG'] === '1';
const histories = isLong ? 1000 : 30;
const names = Object.keys(ranked);

describe(`draws learnt from ${histories} histories whose rates come from the priors`, () => {
  const { of } = ranksOver(histories, 20_000);
  // one false alarm in a thousand for each of thirteen quantities
  const band = bandOf(histories, 0.001);

  it.each(names)('%s: the truth is as likely at any rank', (what) => {
    expect(of[what].length).toBeGreaterThan(0.9 * histories);
    expect(worstDeparture(of[what])).toBeLessThan(band);
  });

  // at 30 histories a share of 80 % has a standard error of 7.3 points, so three of them are allowed; at 1,000 it has 1.3
  const [least, most] = isLong ? [0.76, 0.84] : [0.58, 1];
  it.each(names)('%s: 80 % intervals hold the truth in about 80 % of them', (what) => {
    expect(covered(of[what])).toBeGreaterThanOrEqual(least);
    expect(covered(of[what])).toBeLessThanOrEqual(most);
  });
}, 3_600_000);

describe('draws that are wrong', () => {
  const band = bandOf(30, 0.001);

  it('by a quarter of the win rate are noticed within 30 histories', () => {
    const { of } = ranksOver(30, 30_000, (_, draw) => 0.75 * draw);
    expect(worstDeparture(of['win rate of New business'])).toBeGreaterThan(band);
  });
}, 600_000);
