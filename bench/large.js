// What does a large organisation take: 200 seats, 3,000 customers, eight quarters, on one core and as a whole run on two?
import { measure } from './tools/measure.js';
import { engineCase } from './tools/scenario.js';
import { quotacast } from './tools/shell.js';

const file = 'bench/scenarios/large.yaml';
const trials = 1024;

export const run = async (how) => {
  await measure('large', [engineCase(file, 64, 'wasm')], how);
  const whole = async () => JSON.parse((await quotacast('simulate', file, '--json', '--trials', String(trials), '--workers', '2')).text).run.resultHash;
  const rounds = Math.min(how.rounds, 5);
  await measure('large', [{ name: `simulate, ${trials.toLocaleString('en')} trials, 2 workers`, run: whole, units: trials, unit: 'ms/trial', perSecond: 1e3 }], { ...how, rounds });
};
