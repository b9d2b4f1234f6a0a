import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/record/catalogue.ts';
import { histogramIds, planRecord, sampleBytes, SAMPLE_BUDGET_BYTES, type Plan } from '../../src/record/plan.ts';
import { company } from '../fixtures/record/company.ts';

const lines = catalogue(company);
const columns = (keeps: (entry: (typeof lines)[number]) => boolean) => lines.filter(keeps).reduce((all, { periods }) => all + (periods ? 6 : 1), 0);
const all = columns(() => true);
const core = columns(({ level }) => level === 'core');
const most = (kept: number) => Math.floor(SAMPLE_BUDGET_BYTES / 8 / kept);
const isExact = (plan: Plan | null, id: string, by: object = {}) =>
  plan!.entries.find((entry) => entry.id === id && JSON.stringify(entry.by) === JSON.stringify(by))!.exactFirst >= 0;

describe('what is kept', () => {
  it('is every sample as long as all of them fit 512 MiB', () => {
    const plan = planRecord(company, most(all))!;
    expect(plan.histogramColumns).toBe(0);
    expect(plan.exactColumns).toBe(all);
    expect(sampleBytes(plan)).toBeLessThanOrEqual(SAMPLE_BUDGET_BYTES);
    expect(histogramIds(plan)).toEqual([]);
  });

  it('is the core from one more trial on, with breakdowns as histograms', () => {
    const plan = planRecord(company, most(all) + 1)!;
    expect(plan.exactColumns).toBe(core);
    expect(plan.exactColumns + plan.histogramColumns).toBe(all);
    expect(isExact(plan, 'bookings.new')).toBe(true);
    expect(isExact(plan, 'bookings.new', { segment: 'smb' })).toBe(false);
    expect(histogramIds(plan)).toContain('bookings.new');
  });

  it('includes the breakdowns that are asked for', () => {
    const plan = planRecord(company, most(all) + 1, ['bookings.new'])!;
    expect(isExact(plan, 'bookings.new', { segment: 'smb' })).toBe(true);
    expect(isExact(plan, 'deals.won', { segment: 'smb' })).toBe(false);
  });

  it('is the headline when even the core is too much', () => {
    const plan = planRecord(company, most(core) + 1)!;
    expect(isExact(plan, 'attainment.company', { target: 'new' })).toBe(true);
    expect(isExact(plan, 'bookings.new')).toBe(true);
    expect(isExact(plan, 'winRate')).toBe(false);
  });

  it('is nothing but histograms in the end', () => {
    const plan = planRecord(company, 2 ** 31 - 1)!;
    expect(plan.exactColumns).toBe(0);
    expect(plan.histogramColumns).toBe(all);
  });

  it('does not exist when what is asked for does not fit', () => {
    expect(planRecord(company, 2 ** 31 - 1, ['bookings.new'])).toBeNull();
  });

  it('gives every column a place of its own', () => {
    const plan = planRecord(company, most(all) + 1)!;
    const exact = plan.entries.flatMap(({ exactFirst, columns: n }) => (exactFirst < 0 ? [] : Array.from({ length: n }, (_, k) => exactFirst + k)));
    const histograms = plan.entries.flatMap(({ histogramFirst, columns: n }) => (histogramFirst < 0 ? [] : Array.from({ length: n }, (_, k) => histogramFirst + k)));
    expect(exact).toEqual(Array.from({ length: plan.exactColumns }, (_, k) => k));
    expect(histograms).toEqual(Array.from({ length: plan.histogramColumns }, (_, k) => k));
  });
});
