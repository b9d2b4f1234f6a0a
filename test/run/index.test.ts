import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenario, resultSchema, RunInputError, ScenarioError, simulate } from '../../src/index.ts';
import { smallScenario } from '../fixtures/run/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
const file = join(folder, 'a scenario.json');
writeFileSync(file, JSON.stringify(smallScenario().scenario));
writeFileSync(join(folder, 'other.yaml'), 'extends: a scenario.json\nseed: 5\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the public API', () => {
  it('loads a scenario from a file, a URL or an object', () => {
    const fromFile = loadScenario(file);
    expect(loadScenario(pathToFileURL(file)).canonicalJson).toBe(fromFile.canonicalJson);
    expect(loadScenario({ ...smallScenario().scenario }).canonicalJson).toBe(fromFile.canonicalJson);
    expect(loadScenario(join(folder, 'other.yaml'), { set: ['pools.ae.capacity=5'] }).scenario).toMatchObject({ seed: 5, pools: { ae: { capacity: 5 } } });
  });

  it('runs it and names the file in the result', async () => {
    const { result } = await simulate(loadScenario(file), { trials: 100, workers: 1 });
    expect(result.scenario.file).toBe(file);
    expect(resultSchema.safeParse(JSON.parse(JSON.stringify(result))).success).toBe(true);
    expect((await simulate(loadScenario({ ...smallScenario().scenario }), { trials: 10, workers: 1 })).result.scenario.file).toBeNull();
  });

  it('says what is wrong with errors of its own', async () => {
    expect(() => loadScenario({ quotacast: 1 })).toThrow(ScenarioError);
    expect(() => loadScenario(join(folder, 'none.yaml'))).toThrow('ENOENT');
    await expect(simulate(loadScenario(file), { workers: 0 })).rejects.toThrow(RunInputError);
  });

  it('does not let a failing progress report go by', async () => {
    const fail = () => {
      throw new Error('no paper');
    };
    await expect(simulate(loadScenario(file), { trials: 100_000, workers: 1, onProgress: fail })).rejects.toThrow('no paper');
  });
});
