import { describe, expect, it } from 'vitest';
import { calibrate, type Calibration } from '../../../dist/crm/calibrate/calibrate.js';
import { calibrationSchema } from '../../../dist/crm/calibrate/calibration.js';
import { historyOf } from '../../../dist/crm/history-of.js';
import { loadScenario } from '../../../dist/scenario/load.js';
import { generatedHistory, knownRates } from './generated-history.ts';

const drawsOf = ({ table }: Calibration, what: string): Float64Array => {
  const k = table.columns.findIndex((column) => column.what === what);
  return Float64Array.from(table.rows, (row) => row[k]).sort();
};
const text = ({ result }: Calibration, what: string): string => result.findings.find((finding) => finding.what === what)!.text;

describe('a calibration of a history made from known rates', () => {
  const calibration = calibrate(generatedHistory(knownRates, 5));

  // of 1,000 draws the outermost of twelve figures would each be beyond all of them once in 500 histories
  it.each([
    ['share that advances from Stage 1', 0.6],
    ['share that advances from Stage 2', 0.5],
    ['win rate of New business', 0.3],
    ['mean days of those who advance from Stage 1', 15],
    ['mean days of those who advance from Stage 2', 30],
    ['mean days of those who are lost in Stage 1', 22],
    ['mean days of those who are lost in Stage 2', 40],
    ['win odds of New business per doubling of the deal size', 0.85],
    ['median deal size of New business', 20_000],
    ['new opportunities of New business', (2 * 365.25) / 12],
    ['spread of win log-odds between people', 0.4],
    ['shared shock of win odds', 0.2],
  ])('finds %s within its draws', (what, truth) => {
    const draws = drawsOf(calibration, what);
    expect(truth).toBeGreaterThan(draws[0]);
    expect(truth).toBeLessThan(draws.at(-1)!);
  });

  it('is a scenario that loads, and a result that keeps to its schema', () => {
    const { scenario } = loadScenario({ object: calibration.scenario });
    expect(scenario.ensembles['calibration'].draws).toHaveLength(400);
    expect(calibrationSchema.parse(JSON.parse(JSON.stringify(calibration.result)))).toEqual(JSON.parse(JSON.stringify(calibration.result)));
  });

  it('says what people, stages and seasons there are', () => {
    expect(text(calibration, 'spread between owners')).toMatch(/^people differ in win odds/);
    expect(text(calibration, 'stages of New business')).toMatch(/^its stages differ/);
  });
});

describe('a calibration of a history without effects', () => {
  const flat = { ...knownRates, perDay: 4, ownersSd: 0, winOddsSd: 0, demandSd: 0, cycleSd: 0, oddsByDoubling: 1, stages: knownRates.stages.map((stage) => ({ ...stage, advance: 0.55 })) };
  const calibration = calibrate(generatedHistory(flat, 11));

  it('finds no spread between owners and no difference between stages, and says so', () => {
    expect(text(calibration, 'spread between owners')).toMatch(/^no spread between owners found/);
    expect(text(calibration, 'stages of New business')).toMatch(/^no difference between its stages found/);
    const pools = calibration.scenario['pools'] as Record<string, Record<string, unknown>>;
    expect(pools['ae']).not.toHaveProperty('skill');
  });

  it('finds no shocks, no season and no trend', () => {
    expect(calibration.result.findings.filter(({ found }) => found)).toEqual([]);
  });
});

describe('histories that do not tell', () => {
  const deals = (count: number, status: number) => ({
    created: Float64Array.from({ length: count }, (_, k) => 19_000 + k),
    closed: Float64Array.from({ length: count }, (_, k) => (status === 0 ? NaN : 19_030 + k)),
    status: new Uint8Array(count).fill(status),
    owner: new Int32Array(count),
  });
  const of = (count: number, status: number) => calibrate(historyOf({ knownTo: 19_400, opportunities: deals(count, status), names: { owners: ['One'] } }));

  it.each([
    ['all open', 0, /no deal has closed/],
    ['no losses', 1, /no deal was lost/],
    ['no wins', 2, /no deal was won/],
  ])('%s: the scenario loads and the win rate is said to be unknown', (_, status, why) => {
    const calibration = of(300, status);
    expect(() => loadScenario({ object: calibration.scenario })).not.toThrow();
    expect(calibration.result.cannot.find(({ what }) => what.startsWith('win rate'))?.why).toMatch(why);
    expect(calibration.result.cannot.map(({ what }) => what)).toContain('spread between people');
    expect(calibration.result.cannot.map(({ what }) => what)).toContain('deal size of New business');
  });

  it('three deals are enough for a scenario, not for figures', () => {
    const calibration = of(3, 1);
    expect(() => loadScenario({ object: calibration.scenario })).not.toThrow();
  });

  it('what was won since the period began is carried into it', () => {
    // day 19,390 is in the quarter that begins on day 19,358; the deals won from then on closed on days 19,358 to 19,389
    const won = { ...deals(360, 1), amount: new Float64Array(360).fill(500) };
    const { scenario } = calibrate(historyOf({ knownTo: 19_390, opportunities: won, names: { owners: ['One'] } }));
    const known = [...won.closed].filter((day) => day >= 19_358).length;
    expect((scenario['motions'] as Record<string, { bookedToDate: number }>)['newBusiness'].bookedToDate).toBe(500 * known);
  });

  it('a thousand deals entered on one day are no thousand a day', () => {
    const batch = { created: new Float64Array(1000).fill(19_000), closed: new Float64Array(1000).fill(19_030), status: new Uint8Array(1000).fill(1) };
    const { result } = calibrate(historyOf({ knownTo: 19_061, opportunities: batch }));
    expect(result.figures.find(({ what }) => what.startsWith('new opportunities'))!.value).toBeLessThan(1200);
  });

  it('no deal at all is refused', () => {
    expect(() => calibrate(historyOf({ knownTo: 19_400, opportunities: { created: [] } }))).toThrow('no opportunities');
  });
});
