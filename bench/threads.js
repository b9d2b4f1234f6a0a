// Are two workers twice as fast as one, with the same result? (whole runs of the reference, workers' start and summaries included)
import { loadScenario, simulate } from '../dist/index.js';
import { measure } from './tools/measure.js';
import { root } from './tools/scenario.js';

const trials = 20_480;
const loaded = loadScenario(`${root}bench/scenarios/reference.yaml`);
const withWorkers = (workers) => async () => (await simulate(loaded, { trials, workers })).result.run.resultHash;

export const run = (how) => {
  const same = { answerTo: 'reference', units: trials, unit: 'µs/trial', perSecond: 1e6 };
  return measure('threads', [{ name: '1 worker', run: withWorkers(1), ...same }, { name: '2 workers', run: withWorkers(2), ...same, against: ['1 worker'] }], how);
};
