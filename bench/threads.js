// Are two workers twice as fast as one, with the same result? Whole runs of the reference, summaries included: in one process, where
// threads are kept from run to run, and from the shell, where everything starts anew.
import { loadScenario, simulate } from '../dist/index.js';
import { measure } from './tools/measure.js';
import { root } from './tools/scenario.js';
import { quotacast } from './tools/shell.js';

const trials = 20_480;
const file = 'bench/scenarios/reference.yaml';
const loaded = loadScenario(`${root}${file}`);
const inOneProcess = (workers) => async () => (await simulate(loaded, { trials, workers })).result.run.resultHash;
const fromTheShell = (workers) => async () => JSON.parse((await quotacast('simulate', file, '--json', '--trials', `${trials}`, '--workers', `${workers}`)).text).run.resultHash;

export const run = async (how) => {
  const same = { answerTo: 'reference', units: trials, unit: 'µs/trial', perSecond: 1e6 };
  const pair = (where, workers) =>
    measure('threads', [{ name: `${where}1 worker`, run: workers(1), ...same }, { name: `${where}2 workers`, run: workers(2), ...same, against: [`${where}1 worker`] }], how);
  await pair('', inOneProcess);
  // not in turn with the others: threads wait for ten seconds only
  await pair('from the shell, ', fromTheShell);
};
