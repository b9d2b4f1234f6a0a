import { describe, expect, it } from 'vitest';
import { asOf } from '../../../dist/crm/as-of.js';
import { calibrate, type Calibration } from '../../../dist/crm/calibrate/calibrate.js';
import { historyOf } from '../../../dist/crm/history-of.js';
import type { History } from '../../../dist/crm/history.js';
import { loadScenario } from '../../../dist/scenario/load.js';
import { firstDay, generatedHistory, knownRates } from './generated-history.ts';

const steady = { ...knownRates, perDay: 3, ownersSd: 0, winOddsSd: 0, demandSd: 0, cycleSd: 0 };

/** The truth in standard deviations of the draws from their mean. */
function deviation({ table }: Calibration, what: string, truth: number): number {
  const k = table.columns.findIndex((column) => column.what === what);
  const values = table.rows.map((row) => row[k]);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return (truth - mean) / Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1));
}

const truths = [
  ['share that advances from Stage 1', 0.6],
  ['share that advances from Stage 2', 0.5],
  ['mean days of those who advance from Stage 1', 15],
  ['mean days of those who advance from Stage 2', 30],
  ['mean days of those who are lost in Stage 2', 40],
  ['new opportunities of New business', (3 * 365.25) / 12],
] as const;

/** The history as an export shows it that leaves out what closed before a day. */
function closedSince(history: History, day: number): History {
  const { opportunities: deals, visits, names } = history;
  const rows = [...deals.created.keys()].filter((row) => deals.status[row] === 0 || deals.closed[row] >= day);
  const place = new Map(rows.map((row, k) => [row, k]));
  const kept = [...visits.opportunity.keys()].filter((k) => place.has(visits.opportunity[k]));
  const of = (column: ArrayLike<number>): number[] => rows.map((row) => column[row]);
  return historyOf({
    knownTo: history.knownTo,
    closesFrom: day,
    resolutionDays: history.resolutionDays,
    opportunities: { created: of(deals.created), closed: of(deals.closed), status: of(deals.status), owner: of(deals.owner), amount: of(deals.amount) },
    visits: { opportunity: kept.map((k) => place.get(visits.opportunity[k])!), stage: kept.map((k) => visits.stage[k]), entered: kept.map((k) => visits.entered[k]) },
    names: { stages: names.stages, owners: names.owners },
  });
}

describe('what an export shows of the past', () => {
  const whole = generatedHistory(steady, 31);

  // |z| of a right estimate is beyond 4 once in 16,000; the shares of a naive one are tested below
  const cut = calibrate(closedSince(whole, firstDay + 400));
  it.each(truths)('closed deals are missing before a day: %s is right all the same', (what, truth) => {
    expect(Math.abs(deviation(cut, what, truth))).toBeLessThan(4);
  });

  const young = asOf(generatedHistory({ ...steady, perDay: 12 }, 33), firstDay + 90);
  const learntYoung = calibrate(young);
  it.each(truths)('a third of all deals are open: %s is right all the same', (what, truth) => {
    expect([...young.opportunities.status].filter((how) => how === 0).length / young.opportunities.count).toBeGreaterThan(0.3);
    expect(Math.abs(deviation(learntYoung, what, what.startsWith('new') ? 4 * truth : truth))).toBeLessThan(4);
  });

  it('the days of closed deals alone would be a fifth too short there', () => {
    const { opportunities: deals } = young;
    const won = [...deals.status.keys()].filter((row) => deals.status[row] === 1);
    expect(won.reduce((sum, row) => sum + deals.closed[row] - deals.created[row], 0) / won.length).toBeLessThan(0.8 * (15 + 30));
  });
});

describe('segments and origins', () => {
  const [small, large] = [generatedHistory({ ...steady, sizeMedian: 5000, perDay: 2 }, 41), generatedHistory({ ...steady, sizeMedian: 50_000, perDay: 1, stages: steady.stages.map((stage) => ({ ...stage, advance: stage.advance - 0.15 })) }, 42)];
  const both = <K extends 'created' | 'closed' | 'status' | 'owner' | 'amount'>(key: K): number[] => [...small.opportunities[key], ...large.opportunities[key]];
  const shift = small.opportunities.count;
  const random = both('created').map((_, k) => (k * 0.618) % 1);
  // partners bring a third of the deals, and lose half of what they would have won
  const partner = random.map((u) => u < 1 / 3);
  const status = both('status').map((how, k) => (how === 1 && partner[k] && (k * 0.414) % 1 < 0.5 ? 2 : how));
  const history = historyOf({
    knownTo: small.knownTo,
    resolutionDays: 1,
    opportunities: { created: both('created'), closed: both('closed'), owner: both('owner'), amount: both('amount'), status, segment: both('created').map((_, k) => (k < shift ? 0 : 1)), origin: partner.map(Number) },
    visits: { opportunity: [...small.visits.opportunity, ...large.visits.opportunity.map((row) => row + shift)], stage: [...small.visits.stage, ...large.visits.stage], entered: [...small.visits.entered, ...large.visits.entered] },
    names: { ...small.names, segments: ['Small', 'Large'], origins: ['Direct', 'Partner-sourced'] },
  });
  const learnt = calibrate(history);
  const { scenario } = loadScenario({ object: learnt.scenario });

  it('each segment gets a motion with its own rates and sizes', () => {
    expect(Object.keys(scenario.motions)).toEqual(['small', 'large']);
    const median = (name: string) => ((scenario.motions[name] as unknown as { dealSize: { lognormal: { median: number } } }).dealSize.lognormal.median);
    expect(median('small') / 5000).toBeCloseTo(1, 0);
    expect(median('large') / 50_000).toBeCloseTo(1, 0);
  });

  it('each origin gets a source with its own rate and odds', () => {
    const { sources } = scenario.motions['small'] as unknown as { sources: Record<string, { perMonth: number; winOdds: number; origin?: string }> };
    expect(Object.keys(sources)).toEqual(['direct', 'partnerSourced']);
    expect(sources['partnerSourced'].origin).toBe('partnerSourced');
    expect(sources['partnerSourced'].perMonth / sources['direct'].perMonth).toBeCloseTo(0.5, 0);
    // half of 30 % are odds of 0.41 against theirs; as all is lost in the last stage, the first one, where nothing differs, holds it up
    expect(sources['partnerSourced'].winOdds).toBeGreaterThan(0.35);
    expect(sources['partnerSourced'].winOdds).toBeLessThan(0.85);
  });
});
