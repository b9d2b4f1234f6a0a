import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../dist/crm/calibrate/calibrate.js';
import { calibrateStaffed } from '../../../dist/crm/calibrate/calibrate-staffed.js';
import { runInline } from '../../../dist/run/run.js';
import { loadScenario } from '../../../dist/scenario/load.js';
import { generatedHistory, knownRates } from './generated-history.ts';

const known = { ...knownRates, perDay: 2, ownersSd: 0.3, winOddsSd: 0.1, demandSd: 0.1, cycleSd: 0.05 };

async function simulated(scenario: object, trials = 200) {
  const { result } = await runInline(loadScenario({ object: scenario }), { trials, workers: 1 });
  return (id: string, pool?: string): number => result.metrics.find((metric) => metric.id === id && (pool === undefined ? Object.keys(metric.by).length === 0 : metric.by['pool'] === pool))!.total.mean!;
}

describe('the scenario learnt from a history, simulated', () => {
  const history = generatedHistory(known, 21);
  const { opportunities: deals } = history;
  const closed = [...deals.status.keys()].filter((row) => deals.status[row] !== 0);
  const won = closed.filter((row) => deals.status[row] === 1);
  const learnt = calibrate(history);

  it('wins, lasts, brings and is worth what the history shows', async () => {
    const mean = await simulated(learnt.scenario);
    // a year of it against three years of history; luck and shocks of both are within a tenth
    expect(mean('winRate.broad') / (won.length / closed.length)).toBeGreaterThan(0.9);
    expect(mean('winRate.broad') / (won.length / closed.length)).toBeLessThan(1.1);
    const cycle = won.reduce((sum, row) => sum + deals.closed[row] - deals.created[row], 0) / won.length;
    expect(mean('cycle.won') / cycle).toBeGreaterThan(0.93);
    expect(mean('cycle.won') / cycle).toBeLessThan(1.07);
    expect(mean('opportunities.created') / (deals.count / 3)).toBeGreaterThan(0.9);
    expect(mean('opportunities.created') / (deals.count / 3)).toBeLessThan(1.1);
    const size = won.reduce((sum, row) => sum + deals.amount[row], 0) / won.length;
    expect(mean('dealSize.won') / size).toBeGreaterThan(0.9);
    expect(mean('dealSize.won') / size).toBeLessThan(1.1);
  });

  it('takes as long with people who make deals wait: days are lowered by the waiting', async () => {
    // two deals a day of which six in ten reach stage 2, for some 35 days each: about 42 at once, 48 slots
    const staffed = await calibrateStaffed(history, { staffing: { engineer: { headcount: 12, capacity: 4, stages: ['Stage 2'] } } });
    const mean = await simulated(staffed.scenario, 100);
    expect(staffed.result.findings.find(({ what }) => what === 'staffing')?.found).toBe(true);
    expect(mean('wait.days', 'engineer')).toBeGreaterThan(0.2);
    const cycle = won.reduce((sum, row) => sum + deals.closed[row] - deals.created[row], 0) / won.length;
    expect(mean('cycle.won') / cycle).toBeGreaterThan(0.9);
    expect(mean('cycle.won') / cycle).toBeLessThan(1.1);
  });
});
