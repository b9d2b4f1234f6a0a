import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { smallScenario } from '../fixtures/run/scenario.ts';
import { killRuns } from './kill-runs.mjs';

// nothing is uncertain in it, so that a run is short beside the time that a process takes to begin
const motions = { nb: { owner: 'ae', sources: { web: { perMonth: 8 } }, stages: { first: { days: { exponential: { mean: 15 } }, advance: 0.3 } }, dealSize: 20_000 } };

it('twenty runs killed at random moments leave no torn file, and resume to the same bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
  const scenario = join(folder, 'scenario.json');
  writeFileSync(scenario, JSON.stringify(smallScenario({ motions }).scenario));
  const seen = await killRuns({ scenario, count: 20, seed: 1, trials: 1000 });
  rmSync(folder, { recursive: true });
  expect(seen.kills).toBe(20);
  expect(seen.withCheckpoint + seen.withOutput).toBeGreaterThan(0);
});
