// How long until a command answers, from the shell?
import { measure } from './tools/measure.js';
import { quotacast } from './tools/shell.js';

const file = 'scenarios/mid-market.yaml';
const resultHash = async (...args) => JSON.parse((await quotacast('simulate', file, '--json', '--workers', '2', ...args)).text).run.resultHash;
const firstWord = async (...args) => (await quotacast(...args)).text.split(/[ :]/, 1)[0];

export const run = (how) =>
  measure(
    'start',
    [
      { name: '--help', run: () => firstWord('--help') },
      { name: 'check mid-market', run: () => firstWord('check', file) },
      { name: 'simulate mid-market, 128 trials', run: () => resultHash('--trials', '128') },
      { name: 'simulate mid-market, 10,000 trials', run: () => resultHash() },
    ].map((one) => ({ ...one, units: 1, unit: 'ms', perSecond: 1e3 })),
    how,
  );
