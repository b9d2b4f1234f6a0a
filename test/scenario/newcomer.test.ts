// What somebody new to the language gets wrong in the sections of a whole organisation, and what it is told.
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/scenario/text/suggest.ts';
import { meantSpan } from '../../src/scenario/text/number-text.ts';
import { changed, issuesOf, load } from '../helpers/scenario.ts';

const refused = (...changes: (readonly [string, string])[]) => issuesOf(() => load(changed(...changes))).join('\n');
const proof = 'seizes: [se] }';

describe('a slip is told with what was meant', () => {
  it.each([
    ['a name without its unit', [['    owner: ae', '    owner: ae\n    patience: 30']], 'got "patience" (did you mean patienceDays?)'],
    ['a span of time in words', [['    owner: ae', '    owner: ae\n    startDelayDays: 2 months']], 'got "2 months" (write 61)'],
    ['a span of time in a distribution', [['    owner: ae', '    owner: ae\n    patienceDays: { mean: 3 weeks, cv: 0.5 }']], 'got "3 weeks" (write 21)'],
    ['an entry without its name', [['capacity: 10, quota', 'capacity: 10, hires: { count: 2, start: FY25-Q2 }, quota']], 'pools.ae.hires: expected entries with names: hires: { name: { … } }, got fields without a name above them'],
    ['a list of one without brackets', [[proof, 'seizes: se }']], 'got "se" (write [se])'],
    ['a list where names are keys', [[proof, `${proof.slice(0, -2)}, assists: [se] }`]], 'got a list of 1 (write each as name: { … })'],
    ['a pool instead of what is said of it', [['motions:\n', 'motions:\n  renewals: { kind: renewal, owner: ae, rate: 0.9, coverage: se }\n']], 'got "se" (write { pool: se })'],
    ['another title of a job', [['ae: { headcount', 'ae: { role: SDR, headcount']], 'got "SDR" (did you mean bdr?)'],
    ['another word for a kind', [['inbound: { perMonth: 30 }', 'inbound: { kind: handover, from: x }']], 'got "handover" (did you mean handoff?)'],
    ['attainment in percent', [['quota: {', 'pay: { variable: 1000, tiers: [{ from: 0, rate: 1 }, { from: 80, rate: 2 }, { from: 1, rate: 3 }] }, quota: {']], '(attainment is a share: 1 is the quota, 0.8 is 80 % of it)'],
  ] as const)('%s', (_, changes, told) => {
    expect(refused(...changes)).toContain(told);
  });

  it('an entry that lacks something in a file which changes another may be a misspelt one of the other', () => {
    const told = issuesOf(() => load('extends: base.yaml\nmotions: { newBusines: { owner: se } }\n', { files: { 'base.yaml': changed() } })).join('\n');
    expect(told).toContain('motions.newBusines.dealSize: expected a number of at least 0 or a distribution (annual contract value, money), got nothing (did you mean motions.newBusiness?)');
    expect(refused(['    dealSize: { mean: 40000, cv: 0.8 }\n', ''])).not.toContain('did you mean');
  });

  it('is told once', () => {
    expect(refused(['    owner: ae', '    owner: ae\n    with: se']).split('\n')).toHaveLength(1);
  });
});

describe('a unit that slipped is pointed at', () => {
  const warnings = (...changes: (readonly [string, string])[]) => load(changed(...changes)).notes.filter(({ level }) => level === 'warning').map(({ path }) => path);
  const counted = 'quota: { measure: qualifiedOpportunities, perQuarter: 20 }';
  it.each([
    ['pay in thousands', [['quota: { perQuarter: 200000 }', 'quota: { perQuarter: 200000 }, pay: { base: 90, variable: 60 }']], 'pools.ae.pay'],
    ['a share where an amount is paid for each', [['se: { headcount: 2, capacity: 9 }', `se: { headcount: 2, capacity: 9, ${counted}, pay: { perCredit: 0.1 } }`], ['inbound: { perMonth: 30 }', 'inbound: { perMonth: 30 }\n      cold: { kind: outbound, pool: se, perMonth: 1 }']], 'pools.se.pay.perCredit'],
    ['an amount where a share is paid', [['quota: { perQuarter: 200000 }', 'quota: { perQuarter: 200000 }, pay: { perCredit: 500 }']], 'pools.ae.pay.perCredit'],
    ['a target in thousands', [['measure: newAcv, perYear: 3200000', 'measure: netNewArr, perYear: 3200']], 'targets.company'],
    ['partners lost in percent', [['motions:\n', 'partners: { all: { manager: se, active: 5, lossPerYear: 25 } }\nmotions:\n']], 'partners.all.lossPerYear'],
  ] as const)('%s', (_, changes, path) => {
    expect(warnings(...changes)).toContain(path);
  });

  it('and an overlay that carries the same number again is not taken for a second street quota', () => {
    const text: (readonly [string, string])[] = [['se: { headcount: 2, capacity: 9 }', 'se: { headcount: 2, capacity: 9, quota: { perQuarter: 4800000 } }'], ['targets:\n', 'credit: { se: { new: 1 } }\ntargets:\n']];
    expect(warnings(...text)).toEqual([]);
  });

  it('and pay, losses and shares of a plausible size are not', () => {
    expect(warnings(['quota: { perQuarter: 200000 }', 'quota: { perQuarter: 200000 }, pay: { base: 90000, variable: 60000, perCredit: 0.1 }'], ['motions:\n', 'partners: { all: { manager: se, active: 5, lossPerYear: 0.25 } }\nmotions:\n'])).toEqual([]);
  });
});

it('a word is taken for one it is part of, or shares its beginning with, when there is only one', () => {
  expect([nearest('lead', ['leadDays', 'rate']), nearest('size', ['dealSize']), nearest('enableMonths', ['enableDays', 'carries'])]).toEqual(['leadDays', 'dealSize', 'enableDays']);
  expect([nearest('lead', ['leadDays', 'leadCount']), nearest('perX', ['perMonth', 'perYear']), nearest('upsell', ['expansion'])]).toEqual([undefined, undefined, undefined]);
});

it('spans are read in the unit of the field', () => {
  expect([meantSpan('6 months', 'days'), meantSpan('1 week', 'days'), meantSpan('2.5 days', 'days'), meantSpan('2 years', 'months'), meantSpan('a month', 'days'), meantSpan('3 moons', 'days')]).toEqual([183, 7, 2.5, 24, undefined, undefined]);
});
