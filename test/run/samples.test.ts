import { fromArrow, fromCSV } from 'arquero';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planRecord } from '../../src/record/plan.ts';
import { Recording } from '../../src/record/recording.ts';
import { RunInputError } from '../../src/run/errors.ts';
import { runInline } from '../../src/run/run.ts';
import { sampleColumns, writeSamples } from '../../src/run/samples.ts';
import { Simulation } from '../../src/run/simulation.ts';
import { smallScenario } from '../fixtures/run/scenario.ts';

const trials = 5000;
const simulation = await runInline(smallScenario({ calendar: { asOf: '2025-01-01', period: '13w', periods: 1 } }), { trials });
const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('samples', () => {
  it('are the core metrics by period and over the horizon, one row per trial', () => {
    const names = Object.keys(sampleColumns(simulation));
    expect(names[0]).toBe('trial');
    expect(names).toContain('bookings.new@Y1-Q1');
    expect(names).toContain('bookings.new@total');
    expect(names).toContain('target.hit[target=company]@total');
    expect(names.some((name) => name.includes('segment='))).toBe(false);
  });

  it('of single metrics come with their breakdowns', () => {
    const names = Object.keys(sampleColumns(simulation, ['deals.won']));
    expect(names).toEqual(expect.arrayContaining(['deals.won@total', 'deals.won[segment=all]@total', 'deals.won[pool=ae]@Y1-Q1']));
    expect(names.slice(1).every((name) => name.startsWith('deals.won'))).toBe(true);
  });

  it('as CSV are the same numbers, with empty cells where there is none', async () => {
    const file = join(folder, 'samples.csv');
    await writeSamples(file, simulation);
    const table = fromCSV(readFileSync(file, 'utf8'));
    expect(table.numRows()).toBe(trials);
    // missing in every trial that reached the target
    const read = table.array('shortfall.ifMissed[target=company]@total') as (number | null)[];
    const kept = simulation.samples('shortfall.ifMissed', { target: 'company' })!;
    expect(read.some((x) => x === null)).toBe(true);
    expect(read.some((x) => x !== null)).toBe(true);
    read.forEach((x, trial) => expect(x).toBe(Number.isNaN(kept[trial]) ? null : kept[trial]));
    expect(table.array('trial')).toEqual(Array.from({ length: trials }, (_, trial) => trial));
  });

  it('as Arrow are the same bits', async () => {
    const file = join(folder, 'samples.arrow');
    await writeSamples(file, simulation);
    const table = fromArrow(readFileSync(file));
    expect(Float64Array.from(table.array('bookings.new@total') as number[])).toEqual(simulation.samples('bookings.new'));
    expect(table.numRows()).toBe(trials);
  });

  it('go to no file of another kind, and nothing is written', async () => {
    await expect(writeSamples(join(folder, 'samples.xlsx'), simulation)).rejects.toThrow(RunInputError);
    expect(readdirSync(folder).sort()).toEqual(['samples.arrow', 'samples.csv']);
  });

  it('that were not kept are refused by name', () => {
    const { subject } = simulation.recording.plan;
    const coarse = new Simulation(simulation.result, new Recording(planRecord(subject, 2 ** 31 - 1)!));
    expect(() => sampleColumns(coarse)).toThrow(/winRate.*were kept as histograms/);
  });
});
