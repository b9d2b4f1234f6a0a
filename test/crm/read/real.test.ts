import { describe, expect, it } from 'vitest';
import { asOf } from '../../../src/crm/as-of.ts';
import { status } from '../../../src/crm/history.ts';
import { readCrm } from '../../../src/crm/read/read-crm.ts';
import { lacksRealPipelines, realFile } from '../../helpers/real-pipelines.ts';
import { day, finding } from './support.ts';

const note = lacksRealPipelines ? ' (skipped: the real pipelines are not beside the checkout)' : '';
const counts = (how: Uint8Array) => [0, 1, 2, 3].map((which) => how.filter((one) => one === which).length);

describe.skipIf(lacksRealPipelines)(`real pipelines are read as they are described${note}`, () => {
  it('loans, every stage entry to the second', async () => {
    const { history, quality } = await readCrm({ opportunities: realFile('loans-2012/opportunities.csv.gz'), stages: realFile('loans-2012/stage_history.csv.gz') }, { amountBasis: 'acv' });
    const { opportunities } = history;
    expect(opportunities.count).toBe(13_087);
    expect(counts(opportunities.status)).toEqual([399, 2246, 7635, 2807]);
    expect(opportunities.qualified.filter((at) => !Number.isNaN(at))).toHaveLength(7367);
    expect(history.names.stages).toEqual(['Submitted', 'Qualified', 'Accepted', 'Offer sent', 'Offer returned']);
    expect([history.currency, history.resolutionDays, history.closesFrom, history.knownTo]).toEqual(['EUR', 0, -Infinity, day('2012-03-15')]);
    expect(quality.refused.count).toBe(0);
    // 48,739 entries are 12,688 closings, 1,647 repeats of a stage, and the rest
    expect([history.visits.count, finding(quality, 'repeatedStages')?.count]).toEqual([34_404, 1647]);
    const then = asOf(history, day('2012-01-01')).opportunities;
    expect(then.closed.filter((at) => at >= day('2012-01-01'))).toHaveLength(0);
    expect(counts(then.status)[status.open]).toBeGreaterThan(399);
  });

  it('a CRM sample, whose traps are found', async () => {
    const { history, quality } = await readCrm({ opportunities: realFile('crm-sample/sales_pipeline.csv'), accounts: realFile('crm-sample/accounts.csv'), products: realFile('crm-sample/products.csv') }, { amountBasis: 'acv' });
    expect(history.filledAtClose).toEqual(['amount', 'account']);
    expect(finding(quality, 'filledAtClose.account')).toMatchObject({ count: 1088, of: 1589 });
    expect(finding(quality, 'olderThanAnyClose')?.text).toContain('older than day 138');
    expect(history.closesFrom).toBe(day('2017-03-01'));
    expect(finding(quality, 'strangeProducts')?.text).toContain('"GTXPro" ("GTX Pro"?)');
    expect(finding(quality, 'zeroWhenLost')).toMatchObject({ count: 2473, of: 2473 });
    // deals in prospecting have no day to begin with
    expect(quality.refused.reasons).toEqual([{ file: realFile('crm-sample/sales_pipeline.csv'), reason: 'created: no day', count: 500, firstLine: 8302 }]);
  });

  it('a queue of projects, known only by snapshots', async () => {
    const mapping = { name: 'mapping.yaml', bytes: new TextEncoder().encode('quotacastMapping: 1\namountBasis: acv\nwonWhenFilled: ia_signed\ncolumns: { snapshots: { id: inr, stage: phase, created: ss_started, amount: mw, expectedClose: projected_cod } }\n') };
    const { history, quality } = await readCrm({ snapshots: realFile('grid-queue-2018-2020/snapshots.csv.gz'), mapping });
    expect(history.snapshotDays).toHaveLength(25);
    expect([history.knownTo, history.resolutionDays]).toEqual([day('2021-01-01'), 31]);
    expect(finding(quality, 'closedBeforeSnapshots')?.count).toBe(100);
    // everything is booked on the day of a snapshot, and never on the first
    const days = new Set(history.snapshotDays.subarray(1));
    expect(history.opportunities.closed.every((at) => Number.isNaN(at) || days.has(at))).toBe(true);
    const then = asOf(history, day('2020-01-01'));
    expect(Math.max(...then.observations.day)).toBe(day('2019-12-31'));
    expect(then.opportunities.count).toBeLessThan(history.opportunities.count);
  });
});
