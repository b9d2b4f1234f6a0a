import { describe, expect, it } from 'vitest';
import { asOf } from '../../../src/crm/as-of.ts';
import { backtest } from '../../../src/crm/backtest/backtest.ts';
import { bookedBetween } from '../../../src/crm/backtest/booked.ts';
import { looksAhead, type View } from '../../../src/crm/backtest/leak.ts';
import type { Known, Method } from '../../../src/crm/backtest/method.ts';
import { methods } from '../../../src/crm/backtest/methods/all.ts';
import { hazard, quotacast } from '../../../src/crm/backtest/methods/monte-carlo.ts';
import { lastPeriod, pipelineConversion, runRate, stageShares, stageWeighted } from '../../../src/crm/backtest/methods/simple.ts';
import { backtestSchema } from '../../../src/crm/backtest/result.ts';
import { rewriteFuture } from '../../../src/crm/backtest/rewrite-future.ts';
import { status } from '../../../src/crm/history.ts';
import { historyOf } from '../../../src/crm/history-of.ts';
import { FIRST_DAY, simulatedHistory } from '../simulated-history.ts';

const history = simulatedHistory({ seed: 1, days: 330, perDay: 2, shock: 0.2 });
const origin = FIRST_DAY + 200;
const given = { origin, from: origin - 7, to: origin + 21, kind: '4w', value: 'amount', booked: 0, own: [], draws: 200, seed: 1 } as const;

describe('nothing later than the origin can be seen', () => {
  it('a forecast is the same to the last bit when the future is written anew, for every method', () => {
    for (const method of methods) expect(looksAhead(method, history, given), method.id).toBe(false);
    // and the future was written anew
    const after = (from: typeof history) => bookedBetween(from, origin, origin + 90, 'amount');
    expect(after(rewriteFuture(history, origin))).not.toBe(after(history));
  });

  const planted: readonly [what: string, view: View, method: Method][] = [
    ['closes are not hidden', (from, day) => ({ ...from, knownTo: day }), stageWeighted],
    ['closes are not hidden from the Monte Carlo', (from, day) => ({ ...from, knownTo: day }), quotacast],
    [
      'open deals show how they ended',
      (from, day) => {
        const known = asOf(from, day);
        // deals stand in the same order in both
        const ended = from.opportunities.status;
        return { ...known, opportunities: { ...known.opportunities, segment: Int32Array.from(known.opportunities.segment, (_, i) => (ended[i] === status.won ? 1 : 0)) } };
      },
      quotacast,
    ],
    [
      'stages entered later are seen',
      (from, day) => {
        const known = asOf(from, day);
        const stage = Int32Array.from(known.opportunities.stage, (_, i) => from.visits.stage[from.visits.first[i + 1]! - 1]!);
        return { ...known, opportunities: { ...known.opportunities, stage } };
      },
      stageWeighted,
    ],
    ['one day too much is seen', (from, day) => asOf(from, day + 1), stageWeighted],
  ];
  it.each(planted)('and it is caught when %s', (_, view, method) => {
    expect(looksAhead(method, history, { ...given, draws: 50 }, view)).toBe(true);
  });

  it('a backtest with a planted leak says so', () => {
    const { health } = backtest(history, { period: '4w', draws: 20, methods: [quotacast, runRate], view: (from, day) => asOf(from, day + 3) });
    const check = health.find((each) => each.check.startsWith('nothing later'))!;
    expect(check.ok).toBe(false);
    expect(check.detail).toContain('Quotacast');
    expect(backtest(history, { period: '4w', draws: 20, methods: [quotacast, runRate] }).health.find((each) => each.check.startsWith('nothing later'))!.ok).toBe(true);
  });
});

describe('what people use instead equals hand arithmetic', () => {
  // two deals won in each week of 50 and 30, one open in each stage
  const weeks = 16;
  const wins = Array.from({ length: weeks * 2 }, (_, i) => ({ created: i < 4 ? 0 : 7 * (Math.floor(i / 2) - 1), closed: 7 * Math.floor(i / 2) + 3, amount: i % 2 === 0 ? 50 : 30 }));
  const losses = Array.from({ length: 8 }, (_, i) => ({ created: 10, closed: 20 + i, amount: 10 }));
  const all = [...wins, ...losses, { created: 60, closed: NaN, amount: 100 }, { created: 61, closed: NaN, amount: 200 }];
  const monday = 18_267; // 2020-01-06
  const small = historyOf({
    knownTo: monday + weeks * 7,
    names: { stages: ['early', 'late'] },
    opportunities: {
      created: all.map(({ created }) => monday + created),
      closed: all.map(({ closed }) => monday + closed),
      amount: all.map(({ amount }) => amount),
      status: all.map((_, i) => (i < wins.length ? status.won : i < wins.length + losses.length ? status.lost : status.open)),
    },
    // losses never leave the first stage
    visits: { opportunity: [...all.keys(), ...wins.keys(), all.length - 1], stage: [...all.map(() => 0), ...wins.map(() => 1), 1], entered: [...all.map(({ created }) => monday + created), ...wins.map(({ closed }) => monday + closed - 1), monday + 70] },
  });
  const day = monday + 8 * 7 + 7;
  const known: Known = { history: asOf(small, day), origin: day, from: day - 7, to: day + 21, kind: '4w', value: 'amount', booked: 80, own: [], draws: 10, seed: 1 };
  const said = (method: Method, changes: Partial<Known> = {}) => method.rest({ ...known, ...changes })?.samples[0];

  it('last period and run rate', () => {
    expect(said(lastPeriod)).toBeCloseTo(4 * 80 * (21 / 28), 10);
    expect(said(runRate)).toBeCloseTo(3 * 80, 10);
    expect(said(runRate, { value: 'count' })).toBeCloseTo(6, 10);
  });

  it('the pipeline by the shares of its stages', () => {
    const shares = stageShares(known.history);
    const won = 9 * 2;
    expect(shares[0]).toBeCloseTo(won / (won + 8), 12);
    expect(shares[1]).toBe(1);
    // both open deals are still in the first stage, and so are the wins of the week to come
    expect(said(stageWeighted)).toBeCloseTo((100 + 200 + 80) * shares[0]!, 9);
  });

  it('the pipeline by what such pipelines gave', () => {
    const rests = [0, 28].map((start) => bookedBetween(known.history, monday + start + 7, monday + start + 28, 'amount'));
    // open a week into the periods: the wins of the next week, and the losses of 10 to 20
    const open = 80 + 0 + (80 + 0);
    expect(rests).toEqual([240, 240]);
    expect(said(pipelineConversion)).toBeCloseTo((480 / open) * (100 + 200 + 80), 6);
  });
});

describe('a pipeline whose truth is known', () => {
  it('is forecast better than by run rate, and its intervals hold', () => {
    const found = backtest(history, { period: '4w', draws: 400, methods: [quotacast, runRate, hazard] });
    expect(backtestSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
    const [own, rate] = found.scores;
    expect(found.origins.length).toBeGreaterThan(28);
    expect(own!.crps!).toBeLessThan(rate!.crps! * 0.8);
    expect(own!.coverage!.p).toBeGreaterThan(0.01);
    expect(found.comparisons.find(({ method }) => method === 'runRate')!.difference).toBeLessThan(0);
    const again = backtest(history, { period: '4w', draws: 400, methods: [quotacast, runRate, hazard] });
    expect(again.origins).toEqual(found.origins);
  });

  it('too short a history is refused with what would be enough', () => {
    expect(() => backtest(simulatedHistory({ seed: 1, days: 60, perDay: 1 }), { period: 'quarter' })).toThrow(/at least two quarters before one that it covers, got 2020-01-01 to 2020-02-29: --period month needs less/);
  });
});
