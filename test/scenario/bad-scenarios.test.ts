import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { quotacast } from '../helpers/quotacast.ts';

const folder = fileURLToPath(new URL('../fixtures/bad/', import.meta.url));

const outcomes: Readonly<Record<string, readonly string[]>> = {
  'a-list.yaml': ['1:1: expected a map with the fields of a scenario, got a list'],
  'ages.yaml': [
    '18:67 pipeline.acme.stageAgeDays: expected at most its age of 10 days, got 30',
    '19:18 pipeline.beta.stage: expected a stage of its motion, got "prof" (did you mean proof?)',
  ],
  'alias-bomb.yaml': ['1:4: expected plain values, got an anchor (&)'],
  'correlation-of-a-number.yaml': [
    '18:17 correlations.0.between.0: expected the path of an uncertain input, got "motions.newBusiness.sources.inbound.perMonth", which is a plain number',
    '18:63 correlations.0.between.1: expected the path of an uncertain input, got "motions.newBusiness.stages.discovery.advanc" (did you mean motions.newBusiness.stages.discovery.advance?)',
  ],
  'cycle-without-end.yaml': ['14:7 motions.newBusiness.stages.discovery: expected a way to be won or lost, got an endless round through discovery, proof'],
  'duplicate-key.json': [
    '1:1 currency: expected a three-letter currency code (one currency, ISO 4217), got nothing',
    '1:1 calendar: expected a map (time: where the simulation starts, and its periods), got nothing',
    '1:1 pools: expected a map, got nothing',
    '1:1 motions: expected a map, got nothing',
    '4:3 quotacast: expected each key once, got a second "quotacast" (the first is on line 2)',
  ],
  'duplicate-key.yaml': ['4:1 name: expected each key once, got a second "name" (the first is on line 2)'],
  'empty.yaml': ['1:1: expected a map with the fields of a scenario, got nothing'],
  'hire-outside-horizon.yaml': [
    '6:72 pools.ae.hires.early.start: expected a day of the horizon, 2025-01-01 to 2025-12-31, got 2024-06-01 (people who have already started belong in headcount)',
    '6:110 pools.ae.hires.late.open: expected a day or a period of the horizon, got "FY26-Q1" (did you mean FY25-Q1?)',
  ],
  'impossible-correlations.yaml': [
    '18:3 correlations: expected a positive definite correlation matrix, got a smallest eigenvalue of -0.8 (these correlations cannot hold together: weaken some of them)',
  ],
  'leading-zero.yaml': ['6:20 pools.ae.headcount: expected a number without leading zeros, got 04 (write 4, or "04" for text)'],
  'merge-key.yaml': ['7:3 pools.<<: expected each key written out, got a merge key (<<) (use extends for a file that changes another)'],
  'misspelt-key.yaml': [
    '9:3 motions.newBusiness.dealSize: expected a number of at least 0 or a distribution (annual contract value, money), got nothing',
    '16:5 motions.newBusiness.dealsize: expected a known key, got "dealsize" (did you mean dealSize?)',
  ],
  'negative-probability.yaml': ['14:39 motions.newBusiness.stages.discovery.advance: expected a probability from 0 to 1, got -0.1'],
  'negative-sd.yaml': ['15:38 motions.newBusiness.stages.proof.days.sd: expected a number from 0 to 1e15, got -5'],
  'nested-in-blocks.yaml': ['1:66: expected at most 32 levels of nesting, got more'],
  'nested-too-deep.json': ['1:162: expected at most 32 levels of nesting, got more'],
  'nested-too-deep.yaml': ['1:34: expected at most 32 levels of nesting, got more'],
  'next-above-one.yaml': ['15:51 motions.newBusiness.stages.proof.next: expected probabilities that add up to at most 1, got a sum of 1.2'],
  'no-probabilities.yaml': ['10:5 motions.newBusiness: expected winRate, or advance for every stage, got neither'],
  'no-such-day.yaml': ['4:19 calendar.asOf: expected a calendar day, YYYY-MM-DD, got "2025-02-29"'],
  'normal-for-a-share.yaml': [
    '14:39 motions.newBusiness.stages.discovery.advance: expected values from 0 to 1, got a normal with values from -Infinity to Infinity (use {mean, sd} or {p10, p90}, which mean a beta here)',
  ],
  'not-a-number.yaml': ['16:34 motions.newBusiness.dealSize.cv: expected a finite number, got .nan'],
  'nul.yaml': ['19:1: expected UTF-8 text, got the character U+0000 (save the file as UTF-8)'],
  'only-comments.yaml': ['1:1: expected a map with the fields of a scenario, got nothing'],
  'overflowing-sum.yaml': ['16:23 motions.newBusiness.dealSize.mean: expected a number from 0 to 1e15, got 1e+308'],
  'owner-seized.yaml': [
    '15:68 motions.newBusiness.stages.proof.seizes.0: expected a pool that owns no motion, got ae, the owner of newBusiness (owners already hold a slot from assignment to close; make a second pool for the extra work)',
  ],
  'pay.yaml': [
    '8:35 pools.ae.pay.variable: expected a quota that attainment is measured by, got none in this pool (state quota, or pay.perCredit for a plain commission)',
    '8:80 pools.ae.pay.tiers.1.from: expected more than the 1 of the tier before, got 0.5',
    '9:29 pools.ae.promotions.up.to: expected a pool of this scenario, got "leed" (did you mean lead?)',
    '10:22 pools.ae.manager.pool: expected another pool, got ae',
    '11:5 pools.ae.mentorLoad: expected a pool with a capacity to take slots from, got an unlimited one (state capacity)',
    '14:53 pools.lead.quota.of: expected pools that do not carry it themselves, got a circle through lead',
    '14:54 pools.lead.quota.of.0: expected a pool with a quota, got ae, which has none',
    '14:65 pools.lead.quota.perQuarter: expected no figure, as those of its pools add up, got perQuarter',
    '15:53 pools.head.quota.of: expected pools that do not carry it themselves, got a circle through head',
  ],
  'percent-number.yaml': ['15:54 motions.newBusiness.stages.proof.advance: expected a probability from 0 to 1, got 40 (did you mean 0.4?)'],
  'percent-text.yaml': ['14:39 motions.newBusiness.stages.discovery.advance: expected a probability from 0 to 1 or a distribution, got "50%" (write 0.5)'],
  'quantiles-swapped.yaml': ['16:34 motions.newBusiness.dealSize.p90: expected a p90 above the p10 of 90000, got 20000 (p10 is the lower of the two)'],
  'reserved-name.yaml': ['8:3 pools.__proto__: expected another name, got the reserved name "__proto__"'],
  'self-reference.yaml': ['2:8: expected plain values, got an anchor (&)'],
  'several-at-once.yaml': [
    '3:11 currency: expected a three-letter currency code, got "dollars"',
    '7:20 pools.se.headcount: expected a whole number from 0 to 10000 or a map, got "two"',
    '9:3 motions.newBusiness.dealSize: expected a number of at least 0 or a distribution (annual contract value, money), got nothing',
    '10:12 motions.newBusiness.owner: expected a pool of this scenario, got "aee" (did you mean ae?)',
    '14:39 motions.newBusiness.stages.discovery.advance: expected a probability from 0 to 1, got 50 (did you mean 0.5?)',
    '16:5 motions.newBusiness.dealsize: expected a known key, got "dealsize" (did you mean dealSize?)',
  ],
  'tag.yaml': ['2:7: expected plain values, got a tag (!)'],
  'target-without-measure.yaml': [
    '18:3 targets.company.measure: expected one of newAcv, newAndExpansionAcv, netNewArr, totalBookings, renewalRate (what is counted), got nothing',
  ],
  'thousands-separator.yaml': ['6:58 pools.ae.quota.perQuarter: expected a number above 0, got "100,000" (write 100000)'],
  'too-large.yaml': ['16:23 motions.newBusiness.dealSize.mean: expected a finite number, got 1e400'],
  'too-many-seats.yaml': ['6:3 pools: expected at most 10000 seats, got 10001'],
  'two-amounts.yaml': ['6:44 pools.ae.quota: expected exactly one of perMonth, perQuarter, perYear, got perQuarter and perYear'],
  'underscore-number.yaml': ['18:40 targets.company.perYear: expected a number above 0, got "1_600_000" (write 1600000)'],
  'unknown-pool.yaml': ['10:12 motions.newBusiness.owner: expected a pool of this scenario, got "aee" (did you mean ae?)'],
  'unreachable-stage.yaml': ['15:7 motions.newBusiness.stages.proof: expected a stage that some deal can reach, got no way into it'],
  'unquoted-445.yaml': ['4:51 calendar.period: expected one of "445", quarter, month, 4w, 13w, got 445 (write "445", in quotes)'],
  'utf-16.yaml': ['1:1: expected UTF-8 text, got bytes that are no UTF-8 (save the file as UTF-8)'],
  'win-rate-against-stages.yaml': [
    '16:14 motions.newBusiness.winRate: expected the 25 % that its stages give, got 30 % (leave out winRate, or change the stages)',
  ],
};

/** Right, but more than is allowed. */
const beyondLimits = ['too-many-seats.yaml'];

/** Files of the folder that are only read through others. */
const extending = ['circle-a.yaml', 'circle-b.yaml', 'extends-nothing.yaml'];

describe('a scenario that cannot be right', () => {
  it('has an outcome for every fixture', () => {
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(outcomes), ...extending].sort());
  });

  it.each(Object.keys(outcomes))('%s is refused with every problem and its place', async (name) => {
    const file = `${folder}${name}`;
    const { code, stdout, stderr } = await quotacast('check', file);
    expect(code).toBe(beyondLimits.includes(name) ? 3 : 2);
    const separator = (line: string) => (/^\d+:\d+/.test(line) ? ':' : '');
    expect(stderr.trimEnd().split('\n')).toEqual(outcomes[name].map((line) => `${file}${separator(line)}${line}`));
    expect(stdout).toBe('');
  });

  it('names the circle when files extend each other', async () => {
    const { code, stderr } = await quotacast('check', `${folder}circle-a.yaml`);
    expect(code).toBe(2);
    const [a, b] = [`${folder}circle-a.yaml`, `${folder}circle-b.yaml`];
    expect(stderr).toBe(`${b}:2:10 extends: expected a file that does not lead back here, got the circle ${a} → ${b} → ${a}\n`);
  });

  it('names the file that an extended path leads to', async () => {
    const { code, stderr } = await quotacast('check', `${folder}extends-nothing.yaml`);
    expect(code).toBe(2);
    expect(stderr).toBe(`${folder}extends-nothing.yaml:1:10 extends: expected a file that can be read, got ${folder}there-is-no-such-file.yaml: no such file\n`);
  });
});
