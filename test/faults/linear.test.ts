// Reading takes time in proportion: four times the input may take eight times as long (a squared term would take
// sixteen), in the best of three; and the largest text that is allowed never more than three seconds of a processor.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readResult } from '../../src/cli/read-result.ts';
import { readCrm } from '../../src/crm/read/read-crm.ts';
import { ScenarioError } from '../../src/scenario/error.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { made } from '../fixtures/report/documents.ts';
import { smallScenario } from '../helpers/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));

const times = (n: number, line: (k: number) => string): string => Array.from({ length: n }, (_, k) => line(k)).join('');

/** Milliseconds of processor time, the least of three. */
async function least(act: () => unknown): Promise<number> {
  const spent: number[] = [];
  for (let k = 0; k < 3; k += 1) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  return Math.min(...spent);
}

/** A refusal is an answer, too. */
async function answered(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
  }
}

async function isLinear(n: number, of: (n: number) => () => unknown): Promise<void> {
  const [small, large] = [of(n), of(4 * n)];
  await answered(small);
  const first = await least(() => answered(small));
  // below some milliseconds a clock tells little
  expect(await least(() => answered(large))).toBeLessThan(8 * Math.max(first, 4));
}

const scenarios: Readonly<Record<string, (n: number) => string>> = {
  'unknown keys': (n) => smallScenario + times(n, (k) => `k${k}: 1\n`),
  'misspelt fields': (n) => smallScenario.replace('  se:', `${times(n, (k) => `  k${k}: { headcont: 1 }\n`)}  se:`),
  'keys that come twice': (n) => smallScenario + times(n, () => 'name: x\n'),
  'named deals': (n) => `${smallScenario}pipeline:\n${times(n, (k) => `  d${k}: { motion: newBusiness, stage: proof, amount: 5 }\n`)}`,
  'joint draws': (n) => `${smallScenario}shocks: { demand: { mean: 0.1, cv: 0.2 } }\nensembles: { f: { paths: [shocks.demand], draws: [${times(n, () => '[0.1], ')}[0.1]] } }\n`,
  'a list of numbers': (n) => smallScenario.replace('{ mean: 40000, cv: 0.8 }', `{ empirical: [${times(n, (k) => `${k + 1}, `)}1] }`),
  'open brackets': (n) => smallScenario + times(n, () => '- [\n'),
  'lines without a colon': (n) => smallScenario + times(n, () => 'x y\n'),
  'comments': (n) => smallScenario + times(n, (k) => `# ${k}\n`),
};

describe('the time that reading takes grows with', () => {
  it.each(Object.keys(scenarios))('%s of a scenario, no faster', async (kind) => {
    await isLinear(500, (n) => {
      const text = scenarios[kind](n);
      return () => loadScenario({ text, file: 'x.yaml' });
    });
  });

  it('the rows of an export, no faster', () =>
    isLinear(1500, (n) => {
      const bytes = new TextEncoder().encode(`Id,Owner,Stage,Amount,Created Date,Close Date\n${times(n, (k) => `D${k},Ada ${k % 50},Closed Won,"1,${100 + (k % 900)}",2024-01-0${(k % 8) + 1},2024-02-01\n`)}`);
      return () => readCrm({ opportunities: { name: 'deals.csv', bytes } }, { amountBasis: 'acv' });
    }));

  it('the rows of an export that are refused, no faster', () =>
    isLinear(1500, (n) => {
      const bytes = new TextEncoder().encode(`Id,Owner,Stage,Amount,Created Date,Close Date\nD,Ada,Closed Won,1,2024-01-01,2024-02-01\n${times(n, (k) => `D${k},Ada,Closed Won,what ${k},2024-01-99,"2024-\n02-01"\n`)}`);
      return () => readCrm({ opportunities: { name: 'deals.csv', bytes } }, { amountBasis: 'acv' });
    }));

  it('the flaws of a result, no faster', () =>
    isLinear(1000, (n) => {
      const file = join(folder, `${n}.json`);
      writeFileSync(file, JSON.stringify({ ...made['quotacast.simulation'], metrics: Array.from({ length: n }, () => ({ id: 7, total: null })) }));
      return () => readResult(file);
    }));
});

describe('a scenario as large as is allowed', () => {
  const kinds = process.env['QUOTACAST_LONG'] === '1' ? Object.keys(scenarios) : ['unknown keys', 'open brackets'];

  it.each(kinds)('with nothing but %s is read or refused within three seconds', async (kind) => {
    const line = scenarios[kind](11).length - scenarios[kind](10).length;
    const text = scenarios[kind](Math.floor(900_000 / (line + 4)));
    const before = process.cpuUsage();
    await answered(() => loadScenario({ text, file: 'x.yaml' }));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3000);
  });
});
