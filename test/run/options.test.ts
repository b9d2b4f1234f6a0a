import { describe, expect, it } from 'vitest';
import { ResourceLimitError, RunInputError } from '../../src/run/errors.ts';
import { settingsOf } from '../../src/run/options.ts';
import { runInline } from '../../src/run/run.ts';
import { smallScenario } from '../fixtures/run/scenario.ts';

describe('options', () => {
  it.each([0, -1, 1.5, NaN, Infinity, '1e5'])('refuse %j trials', (trials) => {
    expect(() => settingsOf({ trials: trials as number })).toThrow(RunInputError);
  });

  it.each([0, -1, 1.5, '4', 10_000])('refuse %j workers', (workers) => {
    expect(() => settingsOf({ workers: workers as number })).toThrow(/^workers: /);
  });

  it.each([0, 1, -0.01, 2])('refuse a precision of %d', (precision) => {
    expect(() => settingsOf({ precision })).toThrow(/^precision: /);
  });

  it('refuse trials together with a precision, and a most of trials without one', () => {
    expect(() => settingsOf({ precision: 0.01, trials: 10 })).toThrow(RunInputError);
    expect(() => settingsOf({ trialsMax: 10 })).toThrow(RunInputError);
  });

  it('are read once and never changed', () => {
    let reads = 0;
    const options = Object.freeze(Object.defineProperty({}, 'trials', { enumerable: true, get: () => (reads += 1) }));
    expect(settingsOf(options).trials).toBe(1);
    expect(reads).toBe(1);
  });

  it('default to 10,000 trials on all cores', () => {
    expect(settingsOf({})).toMatchObject({ trials: 10_000, trialsMax: 1_000_000, metrics: [] });
    expect(settingsOf({}).workers).toBeGreaterThan(0);
  });

  it.each([2 ** 31, 1e12])('%d trials are refused with what they would take', async (trials) => {
    const run = runInline(smallScenario(), { trials });
    await expect(run).rejects.toThrow(ResourceLimitError);
    await expect(run).rejects.toThrow(/[GTP]iB.*(hours|days|years)/);
  });

  it('refuse samples that do not fit, with the figures', async () => {
    await expect(runInline(smallScenario(), { trials: 2 ** 31 - 1, metrics: ['deals.won'] })).rejects.toThrow(/deals\.won over 2147483647 trials would take .*GiB, at most 512 MiB/);
  });

  it('refuse a metric that does not exist and say which do', async () => {
    await expect(runInline(smallScenario(), { metrics: ['deals.wun'] })).rejects.toThrow(/expected some of .*deals\.won.*got deals\.wun/);
  });
});
