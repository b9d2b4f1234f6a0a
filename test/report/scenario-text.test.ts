import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scenarioText } from '../../src/report/kinds/scenario-text.ts';

describe('a scenario in a report', () => {
  it('reads back as it is, with lists of plain values on a line', () => {
    const scenario = { quotacast: 1, name: 'a: b # c', pools: { ae: { headcount: { count: 2, tenureMonths: [60, 36] } } }, days: { empirical: Array.from({ length: 300 }, (_, k) => k / 8) } };
    const text = scenarioText(scenario);
    expect(parse(text)).toEqual(scenario);
    expect(text).toContain('tenureMonths: [ 60, 36 ]');
    expect(text.split('\n')).toHaveLength(9);
  });

  it('shows the beginning of a long table, and says how much more there is', () => {
    const draws = Array.from({ length: 400 }, (_, k) => [k, k / 2]);
    const pipeline = Object.fromEntries(Array.from({ length: 60 }, (_, k) => [`deal${k}`, { amount: k }]));
    const text = scenarioText({ ensembles: { rates: { draws } }, pipeline });
    expect(parse(text)).toEqual({ ensembles: { rates: { draws: draws.slice(0, 10) } }, pipeline: Object.fromEntries(Object.entries(pipeline).slice(0, 10)) });
    expect(text).toMatch(/# and 390 more, which the result holds/);
    expect(text).toMatch(/# and 50 more, which the result holds/);
  });
});
