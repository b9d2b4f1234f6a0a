// Are two workers twice as fast as one, with the same result? (whole runs of the reference, workers' start included)
import { fileURLToPath } from 'node:url';
import { loadScenario, simulate } from '../dist/index.js';
import { expectAnswer, measure } from './measure.js';

const trials = 8192;
const file = fileURLToPath(new URL('scenarios/reference.yaml', import.meta.url));
let hash;
const run = (workers) => async () => {
  const { result } = await simulate(loadScenario(file), { trials, workers });
  hash ??= result.run.resultHash;
  expectAnswer(`${workers} workers`, result.run.resultHash, hash);
};
await measure([1, 2].map((workers) => ({ name: `${workers} worker${workers > 1 ? 's' : ''}`, run: run(workers), units: trials, unit: 'trials/s' })), { rounds: 5 });
