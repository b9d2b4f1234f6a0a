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

export const run = (how) => {
  const same = { answerTo: 'reference', units: trials, unit: 'µs/trial', perSecond: 1e6 };
  return measure(
    'threads',
    [
      { name: '1 worker', run: inOneProcess(1), ...same },
      { name: '2 workers', run: inOneProcess(2), ...same, against: ['1 worker'] },
      { name: 'from the shell, 1 worker', run: fromTheShell(1), ...same },
      { name: 'from the shell, 2 workers', run: fromTheShell(2), ...same, against: ['from the shell, 1 worker'] },
    ],
    how,
  );
};
