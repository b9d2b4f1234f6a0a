import { describe, expect, it } from 'vitest';
import { forecast } from '../../../src/crm/forecast/forecast.ts';
import { pipelineOn } from '../../../src/crm/forecast/pipeline-on.ts';
import { forecastSchema } from '../../../src/crm/forecast/result.ts';
import { forecastCategories, type History, status } from '../../../src/crm/history.ts';
import { historyOf } from '../../../src/crm/history-of.ts';
import { TextColumn } from '../../../src/crm/text-column.ts';
import { runInline } from '../../../src/run/run.ts';
import { dayNumber } from '../../../src/scenario/calendar.ts';
import { loadScenario } from '../../../src/scenario/load.ts';

const asOf = dayNumber('2025-02-10');
const quarterDaysLeft = dayNumber('2025-04-01') - asOf;

function scenario(changes: Record<string, unknown> = {}, motion: Record<string, unknown> = {}) {
  return loadScenario({
    object: {
      quotacast: 1,
      name: 'A team',
      currency: 'USD',
      calendar: { asOf: '2025-01-01', periods: 4 },
      pools: { ae: { headcount: 3, capacity: 'unlimited' } },
      shocks: { demand: 0, winOdds: 0, cycle: 0 },
      motions: {
        newBusiness: {
          owner: 'ae',
          sources: { inbound: { perMonth: 6 } },
          stages: { discovery: { days: { mean: 20, cv: 0.5 }, advance: 0.5 }, proofOfConcept: { days: { mean: 25, cv: 0.5 }, daysIfLost: { mean: 40, cv: 0.6 }, advance: 0.6 } },
          dealSize: { p10: 20_000, p90: 80_000 },
          ...motion,
        },
      },
      ...changes,
    },
  });
}

interface Row {
  readonly stage: string;
  readonly amount: number;
  readonly stageAge?: number;
  readonly closed?: number;
  readonly category?: (typeof forecastCategories)[number];
  readonly close?: number;
}

/** Deals as an export made on the day shows them. */
function pipeline(rows: readonly Row[], stages: readonly string[] = ['Discovery', 'Proof of concept']): History {
  return historyOf({
    knownTo: asOf,
    names: { stages: [...stages] },
    opportunities: {
      id: TextColumn.of(rows.map((_, i) => `D-${i + 1}`)),
      created: rows.map(({ stageAge = 10 }) => asOf - stageAge - 15),
      amount: rows.map(({ amount }) => amount),
      closed: rows.map(({ closed }) => (closed === undefined ? NaN : asOf + closed)),
      status: rows.map(({ closed }) => (closed === undefined ? status.open : status.won)),
      stage: rows.map(({ stage }) => stages.indexOf(stage)),
      forecastCategory: rows.map(({ category }) => (category === undefined ? -1 : forecastCategories.indexOf(category))),
      expectedClose: rows.map(({ close }) => (close === undefined ? NaN : asOf + close)),
    },
    visits: { opportunity: rows.map((_, i) => i), stage: rows.map(({ stage }) => stages.indexOf(stage)), entered: rows.map(({ stageAge = 10 }) => asOf - stageAge) },
  });
}

const rows: Row[] = [
  { stage: 'Proof of concept', amount: 200_000, category: 'commit', close: 20 },
  { stage: 'Proof of concept', amount: 60_000, category: 'bestCase', close: 90 },
  { stage: 'Discovery', amount: 50_000, category: 'pipeline' },
  { stage: 'Discovery', amount: 30_000, category: 'bestCase', close: 10 },
  { stage: 'Proof of concept', amount: 70_000, closed: -8 },
  { stage: 'Proof of concept', amount: 90_000, closed: -60 },
];
const target = { targets: { company: { measure: 'newAcv', perQuarter: 250_000 } } };
const options = { asOf, trials: 300, run: runInline };

describe('where a period lands', () => {
  it('is made of what is booked, what is open and what is to come', async () => {
    const found = await forecast(scenario(target), pipeline(rows), options);
    expect(forecastSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(JSON.parse(JSON.stringify(found)));
    const [running, next] = found.periods;
    expect([running!.id, running!.closed, next!.closed]).toEqual(['FY25-Q1', 70_000, 0]);
    for (const { landing, closed, open, toCome } of found.periods) expect(closed + open.mean! + toCome.mean!).toBeCloseTo(landing.mean!, 2);
    expect(running!.landing.p10!).toBeGreaterThanOrEqual(70_000);
    expect(running!.target!.hit.p).toBeGreaterThan(0);
    expect(next!.toCome.mean!).toBeGreaterThan(running!.toCome.mean!);
    // 340,000 open; from the first stage 0.5 × 0.6 are won, from the second 0.6
    expect(running!.beside!.stageWeighted).toBeCloseTo(70_000 + 260_000 * 0.6 + 80_000 * 0.3, 6);
    // the wins of the 90 days of a quarter before the day, for the days left
    expect(running!.beside!.runRate).toBe(null);
    // two wins are no history
    expect(running!.beside!.history).toBe(null);
    expect(found.large.map(({ id }) => id)).toEqual(['D-1', 'D-2', 'D-3', 'D-4']);
  });

  it('tells what sellers say, and how sure the landing makes it', async () => {
    const { rollUps, periods } = await forecast(scenario(), pipeline(rows), options);
    // the deal of 60,000 is expected after the quarter
    expect(rollUps.map(({ upTo, deals, amount }) => [upTo, deals, amount])).toEqual([['closed', 0, 70_000], ['commit', 1, 270_000], ['bestCase', 2, 300_000], ['pipeline', 3, 350_000]]);
    const percentiles = rollUps.map(({ percentile }) => percentile);
    expect(percentiles).toEqual([...percentiles].sort((a, b) => a - b));
    expect(percentiles[0]).toBe(0);
    expect(percentiles[1]! > 0.5).toBe(periods[0]!.landing.p50! < 270_000);
    expect((await forecast(scenario(), pipeline(rows.map((row) => ({ ...row, category: undefined }))), { ...options, trials: 50 })).rollUps).toEqual([]);
  });

  it('without a large deal is that of the same trials run without it, where nobody lacks time', async () => {
    const whole = await forecast(scenario(target), pipeline(rows), { ...options, large: 1 });
    const [deal] = whole.large;
    expect(deal!.how).toBe('taken out');
    // the other deals keep their names, and so their luck
    const loaded = scenario(target);
    const without = await forecast(loaded, pipeline(rows.map((row, i) => (i === 0 ? { ...row, amount: 0.01 } : row))), { ...options, large: 0 });
    expect(deal!.without.p50).toBeCloseTo(without.periods[0]!.landing.p50!, 0);
    expect(deal!.without.hit!.hits).toBe(without.periods[0]!.target!.hit.hits);
    expect(deal!.adds).toBeCloseTo(whole.periods[0]!.landing.mean! - without.periods[0]!.landing.mean!, 0);
    expect(deal!.adds).toBeCloseTo(200_000 * deal!.won.thisPeriod.p!, 4);
  });

  it('where time is short the trials are run again, since a lost deal leaves time for others', async () => {
    const short = scenario({ ...target, pools: { ae: { headcount: 1, capacity: 4 } } });
    const { large, periods } = await forecast(short, pipeline(rows), { ...options, trials: 300, large: 1 });
    expect(large[0]!.how).toBe('run again');
    const unpaired = periods[0]!.landing.mean! - large[0]!.adds;
    const without = await forecast(short, pipeline(rows.filter((_, i) => i !== 0)), { ...options, trials: 300, large: 0 });
    // names move with the rows, so this is another luck: the means agree, and lie above what is left when the deal is only taken out
    expect(Math.abs(without.periods[0]!.landing.mean! / unpaired - 1)).toBeLessThan(0.2);
    expect(large[0]!.without.p50!).toBeLessThanOrEqual(periods[0]!.landing.p50!);
  });
});

describe('the time that remains, given the age', () => {
  it('equals quadrature of the conditional distribution in both branches', async () => {
    const [p, shape, scale, lostScale] = [0.45, 1.6, 50, 30];
    const stages = { only: { days: { weibull: { shape, scale } }, daysIfLost: { weibull: { shape: 1, scale: lostScale } }, advance: p } };
    const loaded = scenario({}, { stages, sources: {} });
    const ages = [0, 15, 40, 90, 160];
    const trials = 5000;
    const { large } = await forecast(loaded, pipeline(ages.map((stageAge, i) => ({ stage: 'only', amount: 1000 - i, stageAge })), ['only']), { ...options, trials });
    const survival = (t: number) => Math.exp(-((t / scale) ** shape));
    const density = (t: number) => (shape / scale) * (t / scale) ** (shape - 1) * survival(t);
    ages.forEach((age, i) => {
      const cells = 4000;
      let won = 0;
      for (let k = 0; k <= cells; k++) won += density(age + (quarterDaysLeft * k) / cells) * (k === 0 || k === cells ? 1 : k % 2 === 1 ? 4 : 2);
      won *= quarterDaysLeft / cells / 3;
      const expected = (p * won) / (p * survival(age) + (1 - p) * Math.exp(-age / lostScale));
      const error = Math.sqrt((expected * (1 - expected)) / trials);
      // 4.9 standard errors: a false alarm in a million; 5,000 trials see 3.4 points
      expect(Math.abs(large[i]!.won.thisPeriod.p! - expected), `age ${age}`).toBeLessThan(4.9 * error);
    });
  });
});

describe('a pipeline that does not fit', () => {
  it('is named: stages that the scenario lacks, deals without amount or day of entry', async () => {
    const history = pipeline([...rows, { stage: 'Legal', amount: 40_000 }, { stage: 'Discovery', amount: 0 }], ['Discovery', 'Proof of concept', 'Legal']);
    const { pipeline: read, health } = await forecast(scenario(), { ...history, visits: historyOf({ knownTo: asOf, opportunities: { created: [...history.opportunities.created] } }).visits }, { ...options, trials: 20 });
    expect(read.leftOut).toEqual([{ reason: 'stage Legal is no stage of newBusiness', count: 1, value: 40_000 }]);
    expect([read.deals, read.withoutAmount]).toEqual([5, 1]);
    const details = health.filter(({ ok }) => !ok).map(({ detail }) => detail);
    expect(details.some((detail) => detail.includes('1 open deal without an amount'))).toBe(true);
    expect(details.some((detail) => detail.includes('5 deals of 5 without a day of entry'))).toBe(true);
  });

  it('a day before the scenario is refused; hires that have started and those of later periods are left out', async () => {
    await expect(forecast(scenario(), pipeline(rows), { ...options, asOf: dayNumber('2024-12-31') })).rejects.toThrow('--as-of: expected a day on or after 2025-01-01');
    const hires = { pools: { ae: { headcount: 3, capacity: 'unlimited', hires: { past: { count: 1, start: '2025-01-15' }, soon: { count: 1, start: 'FY25-Q2' }, late: { count: 1, start: 'FY25-Q4' } } } } };
    const { health } = await forecast(scenario(hires), pipeline(rows), { ...options, trials: 20 });
    const left = health.find(({ check }) => check === 'outside of the two periods')!.detail;
    expect(left).toContain('ae.past');
    expect(left).toContain('ae.late');
    expect(left).not.toContain('ae.soon');
  });

  it('an export made later is cut back to what was known on the day; one of the day is taken as it stands', () => {
    const later = { ...pipeline([{ stage: 'Discovery', amount: 10, closed: 20, category: 'commit' }]), knownTo: asOf + 60 };
    const { known } = pipelineOn(later, asOf);
    expect([known.opportunities.status[0], known.opportunities.forecastCategory[0]]).toEqual([status.open, -1]);
    const now = pipeline(rows);
    expect(pipelineOn(now, asOf).known).toBe(now);
    expect(pipelineOn(now, undefined).asOf).toBe(asOf);
  });
});
