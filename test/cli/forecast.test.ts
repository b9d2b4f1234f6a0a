import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backtestSchema } from '../../src/crm/backtest/result.ts';
import { forecastSchema } from '../../src/crm/forecast/result.ts';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { quotacast } from '../helpers/quotacast.ts';

const scenario = `quotacast: 1
name: A team
currency: USD
calendar: { asOf: 2025-01-01, periods: 4 }
pools: { ae: { headcount: 3, capacity: unlimited } }
motions:
  newBusiness:
    owner: ae
    sources: { inbound: { perMonth: 6 } }
    stages: { discovery: { days: { mean: 20, cv: 0.5 }, advance: 0.5 }, closing: { days: { mean: 25, cv: 0.5 }, advance: 0.6 } }
    dealSize: { p10: 20000, p90: 80000 }
targets: { company: { measure: newAcv, perQuarter: 250000 } }
`;
const header = 'Opportunity ID,Created Date,Close Date,Stage,Amount,Forecast Category';

/** Deals of every week from August on, some open, some won; the last ones say what the seller thinks. */
function opportunities(): string {
  const date = (day: number) => new Date(Date.UTC(2024, 7, 5) + day * 86_400_000).toISOString().slice(0, 10);
  const lines = Array.from({ length: 52 }, (_, i) => {
    const created = Math.floor(i / 2) * 7;
    const closed = created + 20 + ((i * 7) % 30);
    const isOpen = closed > 180;
    const stage = isOpen ? (i % 2 === 0 ? 'Discovery' : 'Closing') : i % 3 === 0 ? 'Closed Won' : 'Closed Lost';
    return `006-${String(i).padStart(3, '0')},${date(created)},${date(closed)},${stage},${10_000 + 1000 * i},${isOpen ? (i % 2 === 0 ? 'Best Case' : 'Commit') : ''}`;
  });
  return `${[header, ...lines].join('\n')}\n`;
}

let folder: string;
let [plan, deals] = ['', ''];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotacast-forecast-'));
  [plan, deals] = [join(folder, 'plan.yaml'), join(folder, 'opportunities.csv')];
  writeFileSync(plan, scenario);
  writeFileSync(deals, opportunities());
});
afterAll(() => rmSync(folder, { recursive: true }));

const common = () => ['forecast', plan, '--pipeline', deals, '--amount-basis', 'acv', '--as-of', '2025-02-02', '--trials', '200', '--workers', '1', '--progress', 'none'];

describe('forecast on the command line', () => {
  it('prints a report that fits 80 columns and tells the landing, its parts, roll-ups and large deals', async () => {
    const { code, stdout } = await quotacast(...common());
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(columnWidth(line), line).toBeLessThanOrEqual(80);
    for (const part of ['FY25-Q1 lands at', 'The target of $250K is reached in', 'deals open now', 'deals to come', '+ commit', '+ best case', 'P50 if lost', 'stage-weighted']) expect(stdout).toContain(part);
  });

  it('gives the machine form, and the same numbers again', async () => {
    const [once, again] = [await quotacast(...common(), '--json'), await quotacast(...common(), '--json')];
    const found = forecastSchema.parse(JSON.parse(once.stdout));
    expect(found.large).toHaveLength(5);
    expect(found.rollUps.map(({ upTo }) => upTo)).toEqual(['closed', 'commit', 'bestCase', 'pipeline']);
    expect(forecastSchema.parse(JSON.parse(again.stdout)).periods).toEqual(found.periods);
    const [target] = [await quotacast(...common(), '--json', '--target', '1e9', '--large', '0')];
    expect(forecastSchema.parse(JSON.parse(target.stdout))).toMatchObject({ large: [], periods: [{ target: { amount: 1e9, hit: { hits: 0 } } }, { target: null }] });
  });

  it('writes a folder on request, and refuses what it cannot do with one line', async () => {
    const out = join(folder, 'out');
    expect((await quotacast(...common(), '--out', out)).code).toBe(0);
    expect(forecastSchema.parse(JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))).pipeline.asOf).toBe('2025-02-02');
    const refused = async (...argv: string[]) => {
      const { code, stderr } = await quotacast(...argv);
      return `${code}: ${stderr.trim()}`;
    };
    expect(await refused(...common().map((word) => (word === '2025-02-02' ? '2024-12-01' : word)))).toContain('2: quotacast: --as-of: expected a day on or after 2025-01-01, on which the scenario begins, got 2024-12-01');
    expect(await refused(...common().map((word) => (word === '2025-02-02' ? '2025-02-30' : word)))).toContain('Expected a calendar day');
    expect(await refused('forecast', plan, '--pipeline', join(folder, 'nothing-opportunities.csv'), '--amount-basis', 'acv')).toMatch(/^2: .*nothing-opportunities\.csv.*expected a CSV file/);
    expect(await refused('forecast', plan, '--pipeline', deals)).toContain('expected what the amounts are: acv, arr, tcv or mrr');
  });
});

describe('backtest on the command line', () => {
  it('prints a report that fits 80 columns, and the machine form', async () => {
    const argv = ['backtest', deals, '--amount-basis', 'acv', '--period', 'month', '--trials', '50', '--progress', 'none'];
    const { code, stdout } = await quotacast(...argv);
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(columnWidth(line), line).toBeLessThanOrEqual(80);
    for (const part of ['Backtest: ', 'run rate', 'What the history taught', 'nothing later than the origin is visible']) expect(stdout).toContain(part);
    expect(backtestSchema.parse(JSON.parse((await quotacast(...argv, '--json')).stdout)).settings).toMatchObject({ period: 'month', value: 'amount' });
  });

  it('refuses a history that is too short, and files that it cannot tell apart', async () => {
    const short = await quotacast('backtest', deals, '--amount-basis', 'acv', '--period', 'quarter', '--as-of', '2024-10-01');
    expect([short.code, short.stderr]).toEqual([2, expect.stringContaining('expected a history of at least two quarters')]);
    const unknown = await quotacast('backtest', join(folder, 'x.csv'), '--amount-basis', 'acv');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('its name does not say what it holds')]);
  });
});
