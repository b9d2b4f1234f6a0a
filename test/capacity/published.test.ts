import { describe, expect, it } from 'vitest';
import { capacity } from '../../src/capacity/capacity.ts';
import type { Capacity, CapacityLine } from '../../src/capacity/schema.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { hasOracles, oracle } from '../helpers/oracles.ts';

interface Published {
  readonly id: string;
  readonly inputs: Record<string, never>;
  readonly expected: Record<string, number & number[]>;
}

const cases = oracle<{ cases: Published[] }>('capacity.json')?.cases ?? [];
const published = (id: string) => cases.find((each) => each.id === id)!;

/** A scenario around the pool and what else a case states; what a table does not read is as plain as it may be. */
function scenarioOf(pool: object, others: object = {}, calendar: object = {}): Capacity {
  return capacity(
    loadScenario({
      object: {
        quotacast: 1,
        name: 'Published',
        currency: 'USD',
        calendar: { asOf: '2020-01-01', periods: 1, ...calendar },
        pools: { rep: { backfill: false, ...pool } },
        motions: { newBusiness: { owner: 'rep', stages: { closing: { days: 30 } }, winRate: 0.25, dealSize: 50 } },
        ...others,
      },
    }),
  );
}

const row = (found: Capacity, id: CapacityLine['id'], of: string | null = null, pool: string | null = null) => found.lines.find((line) => line.id === id && line.of === of && line.pool === pool)!;
const rounded = (figures: readonly (number | null)[], decimals = 0) => figures.map((x) => Number((Math.round(Number((x! * 10 ** decimals).toFixed(6))) / 10 ** decimals).toFixed(decimals)));

describe.skipIf(!hasOracles)('published capacity models', () => {
  it('CAP01: a bookings capacity model of four quarters', () => {
    const { inputs, expected } = published('CAP01') as unknown as { inputs: Cap01; expected: Published['expected'] };
    const { first, second, third, fourth, steady } = inputs.repsByQuarterOfTenure;
    const tenures = [[first, 0], [second, 3], [third, 6], [fourth, 9], [steady, 12]].flatMap(([heads, months]) => Array.from({ length: (heads as number[])[0]! }, () => months as number));
    const hires = Object.fromEntries(first.slice(1).map((count, k) => [`q${k + 2}`, { count, start: `FY20-Q${k + 2}` }]));
    const found = scenarioOf(
      {
        headcount: { count: tenures.length, tenureMonths: tenures },
        hires,
        ramp: { byQuarter: inputs.rampByQuarterOfTenure },
        attrition: { perYear: inputs.annualTurnover },
        productivity: { perQuarter: inputs.steadyProductivityPerQuarter },
        quota: { perQuarter: inputs.steadyProductivityPerQuarter * (1 + inputs.overAssignment) },
      },
      { planning: { judgment: inputs.judgment, newBusinessShare: inputs.newBusinessShareOfQuota, pipelineMultiple: inputs.pipelineNeedMultiple, pipelineSources: inputs.pipelineSources, priorYear: inputs.priorYear } },
      { periods: 4 },
    );
    expect([1, 2, 3, 4, 5].map((k) => row(found, 'heads.cohort', String(k), 'rep').periods)).toEqual([first, second, third, fourth, steady]);
    expect(row(found, 'leavers', null, 'rep').periods).toEqual(inputs.attriting);
    expect(row(found, 'heads', null, 'rep').periods).toEqual(expected['endingReps']);
    expect(row(found, 'rampedRepEquivalents', null, 'rep').periods).toEqual(expected['rampedRepEquivalents']);
    const whole = { productivityCapacity: 'productivityCapacity', plan: 'plan', quotaOnTheStreet: 'quotaOnTheStreet', newBusinessQuota: 'newBusinessQuota', pipelineNeeded: 'pipelineNeeded' } as const;
    for (const [name, id] of Object.entries(whole)) {
      expect({ [name]: rounded(row(found, id).periods) }).toEqual({ [name]: expected[name] });
      if (expected[`${name}Year`] !== undefined) expect({ [name]: rounded(row(found, id).years) }).toEqual({ [name]: [expected[`${name}Year`]] });
    }
    expect(rounded(row(found, 'judgment').periods)).toEqual(inputs.judgment);
    expect(rounded(row(found, 'linearity').periods, 2)).toEqual(expected['linearity']);
    expect(rounded(row(found, 'yearOverYear').periods, 2)).toEqual(expected['yearOverYear']);
    for (const [source, name] of [['marketing', 'pipelineFromMarketing'], ['alliances', 'pipelineFromAlliances'], ['outbound', 'pipelineFromOutbound']] as const) {
      expect({ [name]: rounded(row(found, 'pipelineNeeded.source', source).periods) }).toEqual({ [name]: expected[name] });
    }
    expect(rounded(row(found, 'quotaCushion').periods, 6)).toEqual([0.2, 0.2, 0.2, 0.2]);
  });

  it('CAP02: ramped rep equivalents of 25 heads', () => {
    const { inputs, expected } = published('CAP02') as unknown as { inputs: { heads: number[]; ramp: number[] }; expected: Published['expected'] };
    const tenures = inputs.heads.flatMap((heads, k) => Array.from({ length: heads }, () => 3 * k));
    const found = scenarioOf({ headcount: { count: tenures.length, tenureMonths: tenures }, ramp: { byQuarter: inputs.ramp } });
    expect(row(found, 'rampedRepEquivalents', null, 'rep').periods).toEqual([expected['rampedRepEquivalents']]);
  });

  it('CAP03: the quota of a team with one rep at half ramp', () => {
    const { inputs, expected } = published('CAP03') as unknown as { inputs: Record<'quotaPerQuarter' | 'seatsAtFullQuota' | 'seatsAtHalfQuota', number>; expected: Published['expected'] };
    const { seatsAtFullQuota: full, seatsAtHalfQuota: half } = inputs;
    const tenures = [...Array.from({ length: full }, () => 24), ...Array.from({ length: half }, () => 0)];
    const found = scenarioOf({ headcount: { count: full + half, tenureMonths: tenures }, quota: { perQuarter: inputs.quotaPerQuarter, relief: { byQuarter: [0.5] } } });
    expect(row(found, 'quotaOnTheStreet').periods).toEqual([expected['teamQuota']]);
  });

  it('CAP04: a straight ramp of five months and a hire a month', () => {
    const { inputs, expected } = published('CAP04') as unknown as { inputs: { rampMonths: number; steadyPerMonth: number; now: number[]; twoMonthsLater: number[] }; expected: Published['expected'] };
    // shares of 1.0 and 0.4 are a ramped person and one who is two months in the role
    const monthsOf = (share: number) => Math.round(share * inputs.rampMonths);
    const found = scenarioOf(
      { headcount: { count: inputs.now.length, tenureMonths: inputs.now.map(monthsOf) }, hires: { now: { count: 1, start: 'FY20-M01' }, next: { count: 1, start: 'FY20-M02' } }, ramp: { linearMonths: inputs.rampMonths }, productivity: { perMonth: inputs.steadyPerMonth } },
      {},
      { period: 'month', periods: 3 },
    );
    const bookings = rounded(row(found, 'productivityCapacity').periods, 6);
    expect([bookings[0], bookings[2]]).toEqual([expected['now'], expected['twoMonthsLater']]);
    const later = inputs.twoMonthsLater.reduce((sum, share) => sum + share, 0);
    expect(row(found, 'rampedRepEquivalents', null, 'rep').periods[2]).toBeCloseTo(later, 9);
  });

  it('CAP05: coverage is the reciprocal of the win rate', () => {
    const { inputs, expected } = published('CAP05') as unknown as { inputs: { winRates: number[] }; expected: { coverage: number[] } };
    const coverage = inputs.winRates.map((winRate) => {
      const motions = { newBusiness: { owner: 'rep', stages: { closing: { days: 30 } }, winRate, dealSize: 50, sources: { inbound: { perMonth: 10 } } } };
      return row(scenarioOf({ headcount: 1, quota: { perQuarter: 100 } }, { motions }), 'coverageNeeded').total!;
    });
    expect(rounded(coverage, 1)).toEqual(expected.coverage);
  });

  it('leaves out no case', () => {
    expect(cases.map(({ id }) => id)).toEqual(['CAP01', 'CAP02', 'CAP03', 'CAP04', 'CAP05']);
  });
});

interface Cap01 {
  readonly rampByQuarterOfTenure: number[];
  readonly steadyProductivityPerQuarter: number;
  readonly annualTurnover: number;
  readonly overAssignment: number;
  readonly newBusinessShareOfQuota: number;
  readonly pipelineNeedMultiple: number;
  readonly pipelineSources: Record<string, number>;
  readonly repsByQuarterOfTenure: Record<'first' | 'second' | 'third' | 'fourth' | 'steady', number[]>;
  readonly attriting: number[];
  readonly judgment: number[];
  readonly priorYear: number[];
}
