// Real pipelines lie beside the checkout, never in it; where they are absent these tests are skipped.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../dist/crm/calibrate/calibrate.js';
import { readCrm } from '../../../dist/crm/read/read-crm.js';
import { loadScenario } from '../../../dist/scenario/load.js';

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const of = (path: string): string => `${folder}${path}`;

describe.skipIf(!existsSync(folder))('real pipelines (skipped: they are absent)', () => {
  it('loans: the model wins what Aalen–Johansen shows, expiries at day 30 stay, owners who only close are no skill', async () => {
    const { history } = await readCrm({ opportunities: of('loans-2012/opportunities.csv.gz'), stages: of('loans-2012/stage_history.csv.gz') }, { amountBasis: 'acv', currency: 'EUR' });
    const { result, scenario } = calibrate(history, { period: '4w', start: 'qualified' });
    const [{ winRate, observed, stages }] = result.motions;
    expect(Math.abs(winRate.value - observed!.won)).toBeLessThan(3 * observed!.error);
    expect(winRate.p10).toBeLessThan(observed!.won);
    expect(winRate.p90).toBeGreaterThan(observed!.won);
    const sent = stages.find(({ label }) => label === 'Offer sent')!;
    expect(sent.daysIfLost?.family).toBe('empirical');
    const written = loadScenario({ object: scenario }).scenario.motions['newBusiness'] as unknown as { stages: Record<string, { daysIfLost: { empirical: number[] } }> };
    const lost = written.stages['offerSent'].daysIfLost.empirical;
    expect(lost.filter((days) => days >= 29.5 && days < 32).length / lost.length).toBeGreaterThan(0.2);
    expect(result.findings.find(({ what }) => what === 'spread between owners')?.text).toMatch(/owners differ as people do not/);
    expect(result.cannot.map(({ what }) => what)).toContain('arrivals of the last days');
  });

  it('a made-up CRM whose people are alike: no spread is found', async () => {
    const { history } = await readCrm({ opportunities: of('crm-sample/sales_pipeline.csv'), accounts: of('crm-sample/accounts.csv') }, { amountBasis: 'acv', currency: 'USD' });
    const { result } = calibrate(history);
    expect(result.findings.find(({ what }) => what === 'spread between owners')?.found).toBe(false);
    expect(result.cannot.find(({ what }) => what.startsWith('win odds by size'))?.why).toMatch(/filled in at the close|have an amount/);
  });
});
