// Kills runs at random moments and resumes them, the same moments for the same seed:
//   npm run kill -- [--count 200] [--seed 1] [--trials 4000]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadScenario } from '../../dist/index.js';
import { killRuns } from './kill-runs.mjs';

const { count, seed, trials } = parseArgs({ options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, trials: { type: 'string', default: '4000' } } }).values;
const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
const scenario = join(folder, 'scenario.json');
writeFileSync(scenario, JSON.stringify(loadScenario(fileURLToPath(new URL('../../scenarios/two-segments.yaml', import.meta.url))).scenario));
const { kills, beforeCheckpoint, withCheckpoint, withOutput, finished, temporary } = await killRuns({ scenario, count: Number(count), seed: Number(seed), trials: Number(trials), again: 1 / 3 });
rmSync(folder, { recursive: true });
console.log(`${kills} kills: ${beforeCheckpoint} before the first checkpoint, ${withCheckpoint} after it, ${withOutput} after an output; ${finished} runs were done before they could be killed. ${temporary} temporary files were left behind. Every resumed run gave the bytes of an uninterrupted one.`);
