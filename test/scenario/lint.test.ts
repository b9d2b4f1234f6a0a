import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changed, load, smallScenario } from '../helpers/scenario.ts';
import { shipped } from '../helpers/shipped.ts';

const notes = (...changes: readonly (readonly [string, string])[]) => load(changed(...changes)).notes.map(({ level, path, text }) => `${level} ${path}: ${text}`);
const about = (path: string, ...changes: readonly (readonly [string, string])[]) => notes(...changes).filter((line) => line.split(' ')[1] === `${path}:`);

describe('the linter', () => {
  it('has nothing to say about a plausible scenario', () => {
    expect(notes()).toEqual([]);
  });

  it('notices a yearly quota stated per quarter, and a monthly one per year', () => {
    expect(about('pools.ae.quota', ['quota: { perQuarter: 200000 }', 'quota: { perQuarter: 900000 }'])).toEqual([expect.stringMatching(/^warning .*about four times more than a person is expected to book/)]);
    expect(about('pools.ae.quota', ['quota: { perQuarter: 200000 }', 'quota: { perYear: 75000 }'])).toEqual([expect.stringMatching(/^warning .*about twelve times less/)]);
    expect(about('targets.company', ['perYear: 3200000', 'perQuarter: 3200000'])).toEqual([
      expect.stringMatching(/^warning .*the quotas add up to 3,200,000, about four times less than the target of 12,800,000: is a unit wrong/),
      expect.stringMatching(/^note .*% of the target/),
    ]);
  });

  it('notices a quota that full slots cannot reach', () => {
    expect(about('pools.ae.quota', ['capacity: 10, quota: { perQuarter: 200000 }', 'capacity: 4, quota: { perQuarter: 190000 }'])).toEqual([
      expect.stringMatching(/^warning .*no person can reach it: full slots at every moment book \d+ % of it/),
    ]);
  });

  it('tells what the mid-market document implies when it is taken at its word', () => {
    const written = shipped('mid-market-as-written').notes;
    expect(written.find(({ path }) => path === 'pools.ae.quota')?.text).toBe('a person is expected to reach 176 % of it before shocks and turnover');
    expect(written.find(({ path }) => path === 'targets.company')?.text).toMatch(/, 176 % of the target of 3,000,000$/);
    expect(shipped('mid-market').notes).toEqual([]);
  });

  it('notices full pools, pools without work and work without people', () => {
    expect(about('pools.ae.capacity', ['capacity: 10', 'capacity: 8.5'])).toEqual([expect.stringMatching(/^warning .*load 101 % in FY25-Q1: 34\.5 items for 34 slots/)]);
    expect(about('pools.se', ['seizes: [se]', 'seizes: []'])).toEqual(['note pools.se: no motion needs it: its people cost, but change no booking']);
    expect(about('pools.se', ['headcount: 2', 'headcount: 0'])).toEqual([expect.stringMatching(/^warning .*has no people at any time/)]);
    expect(about('motions.newBusiness.sources', ['      inbound: { perMonth: 30 }\n', ''], ['    sources:\n', ''])).toEqual([expect.stringMatching(/^warning .*neither sources nor open deals/)]);
  });

  it('notices sizes and durations in another unit, and spreads that are not real', () => {
    expect(about('motions.newBusiness.stages.discovery.days', ['days: 20', 'days: 0.5'])).toEqual([expect.stringMatching(/^warning .*durations are calendar days/)]);
    expect(about('motions.newBusiness.dealSize', ['{ mean: 40000, cv: 0.8 }', '{ mean: 40, cv: 0.8 }'])).toEqual([expect.stringMatching(/^note .*not in thousands/)]);
    expect(about('motions.newBusiness.dealSize', ['{ mean: 40000, cv: 0.8 }', '{ mean: 0.4, cv: 0.8 }'])).toEqual([expect.stringMatching(/^warning .*money, not a share/)]);
    expect(about('motions.newBusiness.dealSize', ['{ mean: 40000, cv: 0.8 }', '40000'])).toEqual([expect.stringMatching(/^note .*ln sd 0\.00.*too narrow/)]);
    expect(about('motions.newBusiness.dealSize', ['{ mean: 40000, cv: 0.8 }', '{ median: 40000, sigma: 2.4 }'])).toEqual([expect.stringMatching(/^note .*wider than measured/)]);
    expect(about('pools.se.attrition', ['capacity: 9', 'capacity: 9, attrition: { perYear: 3 }'])).toEqual([expect.stringMatching(/^warning .*people stay 122 days on average/)]);
  });

  it('compares an uncertain win rate with its stages by their means', () => {
    expect(about('motions.newBusiness.winRate', ['    dealSize', '    winRate: { mean: 0.4, sd: 0.05 }\n    dealSize'])).toEqual(['warning motions.newBusiness.winRate: the stages give 25 % on average, the stated win rate is 40 %']);
    expect(about('motions.newBusiness.winRate', ['    dealSize', '    winRate: { mean: 0.25, sd: 0.05 }\n    dealSize'])).toEqual([]);
  });

  it('asks for what was booked before a start in mid-period', () => {
    const middle = ['asOf: 2025-01-01', 'asOf: 2025-02-10'] as const;
    expect(notes(middle)).toEqual([
      expect.stringMatching(/^warning pools\.ae\.creditToDate: the trial begins 40 days into FY25-Q1/),
      expect.stringMatching(/^warning motions\.newBusiness\.bookedToDate/),
    ]);
    expect(notes(middle, ['capacity: 10,', 'capacity: 10, creditToDate: 90000,'], ['    owner: ae', '    owner: ae\n    bookedToDate: 90000'])).toEqual([]);
  });

  it('says what switched-off shocks, missing targets and unrenewed accounts mean', () => {
    expect(load(`${smallScenario}shocks: { demand: 0 }\n`).notes).toEqual([expect.objectContaining({ level: 'note', path: 'shocks' })]);
    expect(notes(['targets:\n  company: { measure: newAcv, perYear: 3200000 }\n', ''])).toEqual([expect.stringMatching(/^note targets: there is no target/)]);
    expect(load(`${smallScenario}accounts: { base: { count: 10, arr: 1000 } }\n`).notes).toEqual([expect.objectContaining({ path: 'accounts.base' })]);
  });

  it('tells how weights that miss 1 by rounding were read', () => {
    const mixture = '{ mixture: [{ weight: 0.5, of: { mean: 20000, cv: 0.5 } }, { weight: 0.4999999999, of: { mean: 60000, cv: 0.5 } }] }';
    expect(about('motions.newBusiness.dealSize.mixture', ['{ mean: 40000, cv: 0.8 }', mixture])).toEqual([expect.stringContaining('the weights were divided by their sum')]);
  });
});

describe('the shipped scenarios', () => {
  const names = readdirSync(new URL('../../scenarios/', import.meta.url)).filter((name) => name.endsWith('.yaml'));

  it.each(names)('%s is valid and raises no warning', (name) => {
    expect(shipped(name.replace('.yaml', '')).notes.filter(({ level }) => level === 'warning')).toEqual([]);
  });

  it('the reference model is valid and known to run near full load', () => {
    expect(shipped('reference', '../../bench/scenarios/').notes.map(({ path }) => path)).toEqual(['pools.ae.capacity', 'targets', 'motions.newBusiness.dealSize', 'shocks']);
  });
});
