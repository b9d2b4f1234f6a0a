import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../dist/crm/calibrate/calibrate.js';
import { generatedHistory, knownRates } from './generated-history.ts';

const isLong = process.env['QUOTACAST_LONG'] === '1';

describe.skipIf(!isLong)('a million opportunities (skipped: test:long runs it)', () => {
  it('calibrate in two minutes and two gigabytes', () => {
    const [first, second] = knownRates.stages;
    const history = generatedHistory({ ...knownRates, perDay: 913, owners: 500, stages: [first, second, { ...first, advance: 0.7 }, { ...second, advance: 0.8 }] }, 1);
    expect(history.opportunities.count).toBeGreaterThan(800_000);
    const before = process.cpuUsage();
    const { result } = calibrate(history);
    const { user, system } = process.cpuUsage(before);
    const skill = result.figures.find(({ what }) => what.startsWith('spread of win log-odds'))!;
    expect(Math.abs(skill.value - 0.4)).toBeLessThan(0.06);
    expect((user + system) / 1e6).toBeLessThan(120);
    expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(2048);
  }, 600_000);
});
