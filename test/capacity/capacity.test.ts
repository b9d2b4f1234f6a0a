import { describe, expect, it } from 'vitest';
import { capacity } from '../../src/capacity/capacity.ts';
import { capacityColumns, capacityCsv } from '../../src/capacity/csv.ts';
import { capacitySchema, type Capacity, type CapacityLine } from '../../src/capacity/schema.ts';
import { simulateBeside } from '../../src/capacity/simulated.ts';
import { simulate } from '../../src/run/run.ts';
import { changed, issuesOf, load, smallScenario } from '../helpers/scenario.ts';
import { shipped, shippedScenarios } from '../helpers/shipped.ts';

const row = ({ lines }: Capacity, id: CapacityLine['id'], pool: string | null = null, of: string | null = null) => lines.find((line) => line.id === id && line.pool === pool && line.of === of);
const of = (...changes: readonly (readonly [string, string])[]) => capacity(load(changed(...changes)));

describe('the table of capacity', () => {
  it.each(shippedScenarios.filter((path) => path.startsWith('scenarios/')))('is made for %s, in the shape it promises', (path) => {
    const found = capacity(shipped(path.replace(/^scenarios\/|\.yaml$/g, '')));
    expect(capacitySchema.safeParse(JSON.parse(JSON.stringify(found))).error).toBeUndefined();
    expect(found.lines.every(({ periods }) => periods.length === found.periods.length)).toBe(true);
  });

  it('takes as productivity what busy slots bring: capacity / days × win rate × deal size', () => {
    // 20 days, and 30 more for the half that advances: 35 days a deal; a quarter is won
    const found = of();
    expect(row(found, 'productivity', 'ae')!.periods[0]).toBeCloseTo((90 * 10 * 0.25 * 40_000) / 35, 6);
    expect(found.pools.map(({ productivityFrom }) => productivityFrom)).toEqual(['funnel']);
    expect(row(found, 'productivityCapacity')!.periods[0]).toBeCloseTo(4 * row(found, 'productivity', 'ae')!.periods[0]!, 6);
  });

  it('takes a stated productivity before that, and the quota where slots are unlimited', () => {
    expect(row(of(['capacity: 10,', 'capacity: 10, productivity: { perYear: 1000000 },']), 'productivity', 'ae')!.total).toBe(1_000_000);
    const unlimited = of(['capacity: 10, ', '']);
    expect(unlimited.pools[0]!.productivityFrom).toBe('quota');
    expect(row(unlimited, 'quotaCushion')!.total).toBe(0);
  });

  it('has the target as the plan, and judgment as what that leaves of capacity', () => {
    const found = of();
    expect(found.planFrom).toBe('target');
    expect(row(found, 'plan')!.periods).toEqual([800_000, 800_000, 800_000, 800_000]);
    expect(row(found, 'judgment')!.total).toBeCloseTo(3_200_000 - row(found, 'productivityCapacity')!.total!, 6);
    expect(row(found, 'overAssignment')!.total).toBe(0);
  });

  it('needs pipeline by the sources that bring it, and says how much of it is to be expected', () => {
    const found = of(['inbound: { perMonth: 30 }', 'inbound: { perMonth: 20 }\n      events: { perMonth: 10 }']);
    expect(row(found, 'coverageNeeded')!.total).toBeCloseTo(4, 12);
    expect(row(found, 'pipelineNeeded')!.total).toBeCloseTo(4 * 3_200_000, 4);
    expect(row(found, 'pipelineNeeded.source', null, 'events')!.total).toBeCloseTo((4 * 3_200_000) / 3, 4);
    expect(row(found, 'opportunities')!.total).toBeCloseTo((30 * 12 * 365) / 365.25, 9);
    expect(row(found, 'pipelineCover')!.total).toBeCloseTo((30 * 12 * 365 * 40_000) / 365.25 / (4 * 3_200_000), 9);
  });

  it('lets leavers be followed by their backfill after the time to fill, and counts those longest in the role first', () => {
    const found = of(['headcount: 4,', 'headcount: 20, attrition: { perYear: 0.4 }, timeToFillDays: 60, ramp: { byQuarter: [0, 0.5] },']);
    expect(row(found, 'leavers', 'ae')!.periods).toEqual([0, 2, 2, 2]);
    expect(row(found, 'joined', 'ae')!.periods).toEqual([0, 0, 2, 2]);
    expect(row(found, 'heads.cohort', 'ae', '3')!.periods).toEqual([20, 20, 18, 16]);
    expect(row(found, 'rampedRepEquivalents', 'ae')!.periods).toEqual([20, 20, 18, 17]);
  });

  it('leads from the numbers of people over those of their leaders to the plan', () => {
    const found = of(['  se: {', '  manager: { headcount: 1, quota: { measure: team, of: [ae], cushion: 0.25 } }\n  se: {']);
    expect(found.levels).toEqual([
      { pool: 'ae', number: 3_200_000, cushion: null, overAssignment: 0 },
      { pool: 'manager', number: 2_560_000, cushion: 0.25, overAssignment: 2_560_000 / 3_200_000 - 1 },
    ]);
  });

  it('refuses planning figures that do not fit', () => {
    const withPlanning = (text: string) => issuesOf(() => load(`${smallScenario}planning: ${text}\n`));
    expect(withPlanning('{ judgment: [1, 2] }')).toEqual([expect.stringContaining('planning.judgment: expected 4 figures, one per period, got 2')]);
    expect(withPlanning('{ pipelineSources: { marketing: 0.5, outbound: 0.4 } }')).toEqual([expect.stringContaining('planning.pipelineSources: expected shares that add up to 1, got a sum of 0.9')]);
    expect(issuesOf(() => load(changed(['capacity: 10,', 'capacity: 10, productivity: { perYear: 1, perMonth: 1 },'])))).toEqual([expect.stringContaining('pools.ae.productivity: expected exactly one of perMonth, perQuarter, perYear')]);
  });

  it('is the same in CSV, a row for each line', async () => {
    const found = of();
    expect(Object.keys(capacityColumns(found))).toEqual(['line', 'pool', 'of', 'unit', 'FY25-Q1', 'FY25-Q2', 'FY25-Q3', 'FY25-Q4', 'total']);
    const lines = (await capacityCsv(found)).trimEnd().split('\n');
    expect(lines.length).toBe(found.lines.length + 1);
    expect(lines.find((line) => line.startsWith('plan,'))).toBe('plan,,,USD,800000,800000,800000,800000,3200000');
  });
});

describe('the simulation beside the table', () => {
  const text = changed(['headcount: 4,', 'headcount: 6, attrition: { perYear: 0.4 }, timeToFillDays: 60, ramp: { byQuarter: [0, 0.5] },']);

  it('has the means of a simulation, and reasons that add up to the whole difference', async () => {
    const loaded = load(text);
    const found = await simulateBeside(loaded, { trials: 300, workers: 2 });
    expect(capacitySchema.safeParse(JSON.parse(JSON.stringify(found))).error).toBeUndefined();
    const { result } = await simulate(loaded, { trials: 300, workers: 1 });
    const mean = (id: string, pool?: string) => result.metrics.find((metric) => metric.id === id && metric.by['pool'] === pool)!;
    const booked = row(found, 'productivityCapacity')!.simulated!;
    expect(booked.total.mean).toBeCloseTo(mean('bookings.new').total.mean!, 4);
    expect(booked.total.error).toBeCloseTo(mean('bookings.new').total.error.mean!, 4);
    expect(row(found, 'heads', 'ae')!.simulated!.periods[1]!.mean).toBeCloseTo(mean('headcount.filledEnd', 'ae').periods[1]!.mean!, 9);
    expect(row(found, 'rampedRepEquivalents', 'ae')!.simulated!.periods[3]!.mean).toBeCloseTo(mean('headcount.ramped', 'ae').periods[3]!.mean!, 9);
    expect(found.reasons.map(({ cause }) => cause)).toEqual(['attrition', 'ramp', 'queues', 'pipeline']);
    const difference = row(found, 'productivityCapacity')!.total! - booked.total.mean!;
    expect(found.reasons.reduce((sum, reason) => sum + reason.difference, 0)).toBeCloseTo(difference, 3);
  });

  it('names no cause that the scenario does not have', async () => {
    const found = await simulateBeside(load(changed(['capacity: 10, ', ''], ['capacity: 9 ', ''])), { trials: 20, workers: 1 });
    expect(found.reasons.map(({ cause }) => cause)).toEqual(['pipeline']);
  });
});
