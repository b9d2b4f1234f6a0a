// What does a run take in memory: a trial in flight, an open deal, a row, and whole runs up to a million trials?
import { createEngine } from '../dist/run/engine.js';
import { OPP_BYTES } from '../dist/kernel/layout.js';
import { SAMPLE_BUDGET_BYTES } from '../dist/record/plan.js';
import { knownAnswer, measure } from './tools/measure.js';
import { compiled, KEYS } from './tools/scenario.js';
import { quotacast } from './tools/shell.js';

const KIB = 1024;
const MIB = 2 ** 20;
const files = ['scenarios/mid-market.yaml', 'scenarios/two-segments.yaml', 'bench/scenarios/reference.yaml', 'bench/scenarios/large.yaml'];
const runs = [
  { name: 'mid-market, 10,000 trials', file: files[0], trials: 10_000 },
  { name: 'two-segments, 10,000 trials', file: files[1], trials: 10_000 },
  { name: 'mid-market, 1,000,000 trials', file: files[0], trials: 1_000_000, rounds: 1 },
];
export const run = async ({ rounds, report }) => {
  for (const file of files) reportState(file, report);
  report({ name: 'open deal, its record', samples: [OPP_BYTES], unit: 'B' });
  for (const each of runs) await reportRun(each, Math.min(rounds, each.rounds ?? 3), report);
};

function reportState(file, report) {
  const { program } = compiled(file);
  const name = file.split('/').at(-1).replace('.yaml', '');
  const engineWith = (batch) => {
    const engine = createEngine(program, KEYS, { batch });
    engine.runBlock(0, 128);
    return engine;
  };
  const engine = engineWith(undefined);
  const perTrial = (engineWith(8).size().bytes - engineWith(4).size().bytes) / 4;
  report({ name: `${name}: program`, samples: [program.byteLength / KIB], unit: 'KiB' });
  report({ name: `${name}: state of a trial in flight`, samples: [perTrial / KIB], unit: 'KiB' });
  report({ name: `${name}: trials in lock-step`, samples: [engine.size().batch], unit: 'trials' });
  report({ name: `${name}: row of a trial`, samples: [(engine.rowWidth * 8) / KIB], unit: 'KiB' });
}

/** A whole run on two workers from the shell: its time, and the most resident memory, threads and Node.js included, which stays within the budget of samples. */
async function reportRun({ name, file, trials }, rounds, report) {
  const peaks = [];
  const simulate = async () => {
    const { text, peakBytes } = await quotacast('simulate', file, '--json', '--trials', String(trials), '--workers', '2');
    peaks.push(peakBytes);
    return JSON.parse(text).run.resultHash;
  };
  // a run of minutes is measured once, without one that is not counted
  if (rounds > 1) {
    await measure('memory', [{ name, run: simulate, units: 1, unit: 's', perSecond: 1 }], { rounds, report });
  } else {
    const began = performance.now();
    const answer = await simulate();
    report({ name, samples: [(performance.now() - began) / 1000], unit: 's', ...knownAnswer('memory', { name }, answer) });
  }
  const isWithin = peaks.every((bytes) => bytes <= SAMPLE_BUDGET_BYTES);
  report({ name: `${name}: most resident memory`, samples: peaks.map((bytes) => bytes / MIB), unit: 'MiB', answerTo: `memory: ${name} within ${SAMPLE_BUDGET_BYTES / MIB} MiB`, isKnown: isWithin });
}
