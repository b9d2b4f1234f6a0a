import { describe, expect, it } from 'vitest';
import { backtest } from '../../../src/crm/backtest/backtest.ts';
import { methods } from '../../../src/crm/backtest/methods/all.ts';
import { hazard, quotacast } from '../../../src/crm/backtest/methods/monte-carlo.ts';
import { runRate } from '../../../src/crm/backtest/methods/simple.ts';
import { readCrm } from '../../../src/crm/read/read-crm.ts';
import { lacksRealPipelines, realFile } from '../../helpers/real-pipelines.ts';

const note = lacksRealPipelines ? ' (skipped: the real pipelines are not beside the checkout)' : '';
const isLong = process.env['QUOTACAST_LONG'] === '1';

describe.skipIf(lacksRealPipelines)(`real pipelines are forecast${note}`, () => {
  // the thresholds are what the best of the simple methods reached on these pipelines; no origin was used to set a constant
  it('loans, in four-week periods: not worse than the best of the others, and the interval holds', { timeout: 120_000 }, async () => {
    const { history } = await readCrm({ opportunities: realFile('loans-2012/opportunities.csv.gz'), stages: realFile('loans-2012/stage_history.csv.gz') }, { amountBasis: 'acv' });
    const { scores, origins, health } = backtest(history, { period: '4w', draws: isLong ? 2000 : 500, methods: isLong ? methods : [quotacast] });
    const [own, ...others] = scores;
    expect(origins).toHaveLength(16);
    expect(own!.wape!).toBeLessThan(0.066);
    expect(own!.crps!).toBeLessThan(0.05);
    expect(own!.coverage!.p).toBeGreaterThan(0.01);
    expect(own!.width!).toBeLessThan(0.25);
    expect(health[0]!.ok).toBe(true);
    for (const { method, crps } of others) if (crps !== null) expect(own!.crps!, method).toBeLessThanOrEqual(crps);
  });

  it('a queue known only by snapshots: better than run rate by CRPS, and without a leak', { timeout: 120_000 }, async () => {
    const mapping = { name: 'mapping.yaml', bytes: new TextEncoder().encode('quotacastMapping: 1\namountBasis: acv\nwonWhenFilled: ia_signed\ncolumns: { snapshots: { id: inr, stage: phase, created: ss_started, amount: mw, expectedClose: projected_cod } }\n') };
    const { history } = await readCrm({ snapshots: realFile('grid-queue-2018-2020/snapshots.csv.gz'), mapping });
    const { scores: [own, rate], health, origins } = backtest(history, { period: 'quarter', draws: 500, methods: [quotacast, runRate, hazard] });
    expect(origins).toHaveLength(18);
    expect(own!.crps!).toBeLessThan(rate!.crps! * 0.8);
    expect(own!.coverage!.p).toBeGreaterThan(0.01);
    expect(health[0]!.ok).toBe(true);
  });
});
