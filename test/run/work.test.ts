import { describe, expect, it } from 'vitest';
import { ResourceLimitError } from '../../src/run/errors.ts';
import { inlineColumns } from '../../src/run/columns/inline.ts';
import { compile } from '../../src/compile/compile.ts';
import { laneKeys } from '../../src/run/keys.ts';
import { runInline } from '../../src/run/run.ts';
import { itemsPerTrial } from '../../src/run/work.ts';
import { load, smallScenario } from '../helpers/scenario.ts';
import { quotacast } from '../helpers/quotacast.ts';

const crowded = (perMonth: string) => load(smallScenario.replace('perMonth: 30', `perMonth: ${perMonth}`));

describe('the work of a run', () => {
  it('is what arrives, with the customers and seats that there are', async () => {
    const scenario = load(`${smallScenario}accounts: { base: { count: 70, arr: 10000 } }\n`);
    const { timing } = (await runInline(scenario, { trials: 50 })).result;
    // a year of 30 opportunities a month, 70 customers, 6 seats; the run also counts those of the weeks before
    expect(itemsPerTrial(scenario.scenario)).toBeCloseTo(360 + 76, -1);
    expect(timing.opportunities / 50).toBeGreaterThan(300);
    expect(timing.opportunities / 50).toBeLessThan(600);
  });

  it('is refused with its bytes and its time before it is begun', async () => {
    const began = performance.now();
    const run = runInline(crowded('1e9'), { trials: 8 });
    await expect(run).rejects.toThrow(ResourceLimitError);
    await expect(run).rejects.toThrow('one trial would have about 12,000,000,000 opportunities, customers and seats, at most 10,000,000 are simulated; it would take up to 1.4 TiB and about ');
    await expect(run).rejects.toThrow(/about \d+ \w+: fewer arrivals, or a part of the organisation$/);
    await expect(runInline(crowded('1e5'), { trials: 2e9 })).rejects.toThrow(/^2000000000 trials of about 1,200,000 opportunities.* would take about \d+ years on \d+ threads; at most 1e\+12 are simulated in all: at most \d+ trials$/);
    await expect(inlineColumns().run({ compiled: compile(crowded('1e9')), keys: laneKeys(1), wanted: [{ id: 'bookings.new' }], trials: 8 })).rejects.toThrow(ResourceLimitError);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('beyond its limits is exit code 3', async () => {
    const file = new URL('../../scenarios/mid-market.yaml', import.meta.url).pathname;
    expect(await quotacast('simulate', file, '--set', 'motions.newBusiness.sources.qualified.perMonth=1e12')).toMatchObject({ code: 3, stdout: '' });
  });
});
