// People who help others sell earn credit together: there is no attainment of one of them.
import { expect, test } from 'vitest';
import { loadScenario, simulate } from '../../dist/index.js';
import { textReport } from '../../dist/report/text/text-report.js';

test('of an overlay only the pool has an attainment, and the report says so', async () => {
  const scenario = {
    quotacast: 1,
    name: 'overlay',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', periods: 4 },
    warmup: 0,
    pools: { ae: { headcount: 3, quota: { perQuarter: 1000 } }, overlay: { headcount: 2, quota: { perQuarter: 1000 } } },
    motions: { sales: { owner: 'ae', with: ['overlay'], sources: { in: { perMonth: 10 } }, stages: { close: { days: 5, advance: 0.5 } }, dealSize: 100 } },
    credit: { overlay: { new: 1 } },
  };
  const { result } = await simulate(loadScenario(scenario), { trials: 200, workers: 1 });
  const [ae, overlay] = result.attainment.pools;
  expect(ae.person.n).toBe(200 * 3 * 4);
  expect([overlay.person.n, overlay.person.total.n, overlay.shareAtQuota.total.n, overlay.histogram.counts.length]).toEqual([0, 0, 0, 0]);
  // the same deals are credited to both, against quotas of three and of two
  expect(overlay.whole.total.mean).toBeCloseTo((ae.whole.total.mean! * 3) / 2, 12);
  expect(result.metrics.filter(({ id }) => id === 'attainment.shareAtQuota').map(({ by }) => by)).toEqual([{ pool: 'ae' }]);
  expect(textReport(result).join('\n')).toContain('Attainment of overlay (new and expansion ACV)\n  Nobody in it has credit of their own: the pool earns it together.');
});
