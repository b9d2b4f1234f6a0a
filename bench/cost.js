// What do time and memory of a run depend on, and are they predicted within 15 % for runs that the prediction has not seen?
// With --fit the costs are fitted to generated organisations first, and written for src/run/cost.ts; build again afterwards.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../dist/compile/compile.js';
import { loadScenario } from '../dist/index.js';
import { planRecord } from '../dist/record/plan.js';
import { BYTES_EACH, SECONDS_EACH } from '../dist/run/cost-constants.js';
import { memoryParts, runSize, timeParts, trialWork } from '../dist/run/cost.js';
import { subjectOf } from '../dist/run/subject.js';
import { generatedScenarios, smallScenarios } from './tools/generated-scenarios.js';
import { nonNegativeFit } from './tools/least-squares.js';
import { root } from './tools/scenario.js';
import { quotacast } from './tools/shell.js';

const ORGANISATIONS = 36;
/** Small ones with so many trials that their samples exceed the budget: then most columns are histograms. */
const SMALL_ORGANISATIONS = 2;
const MANY_TRIALS = 150_000;
/** Opportunities of a run of the fit: some seconds, now more, now less. */
const LEAST_OPPORTUNITIES = 1e6;
const MOST_OPPORTUNITIES = 1e7;
const FEW_ROUNDS = 3;
const MOST_ERROR = 0.15;
const unseen = [
  { name: 'mid-market, 20,000 trials', file: 'scenarios/mid-market.yaml', trials: 20_000, workers: 2 },
  { name: 'two-segments, 3,000 trials', file: 'scenarios/two-segments.yaml', trials: 3_000, workers: 1 },
  { name: 'large, 256 trials', file: 'bench/scenarios/large.yaml', trials: 256, workers: 2 },
  ...['channel-mix', 'enterprise-pod', 'hiring-plan', 'hunters-and-farmers', 'renewals', 'mid-market-vs-generalist', 'mid-market-vs-generalist-variant', 'who-owns-renewals', 'who-owns-renewals-variant'].map((name) => ({ name: `${name}, 8,000 trials`, file: `scenarios/${name}.yaml`, trials: 8_000, workers: 2 })),
];

export const run = async ({ rounds, fit, report }) => {
  const costs = fit ? await fitted(Math.min(rounds, FEW_ROUNDS), report) : { seconds: SECONDS_EACH, bytes: BYTES_EACH };
  for (const { name, file, trials, workers } of unseen) {
    const parts = partsOf(root + file, trials, workers);
    const took = await measured(root + file, trials, workers, Math.min(rounds, 3));
    reportError(`${name}: processor time`, sum(parts.time, costs.seconds), took.seconds, 's', report);
    reportError(`${name}: memory`, sum(parts.memory, costs.bytes) / 2 ** 20, took.peakBytes / 2 ** 20, 'MiB', report);
  }
};

function partsOf(file, trials, workers) {
  const compiled = compile(loadScenario(file));
  const plan = planRecord(subjectOf(compiled), trials);
  return { time: timeParts(trialWork(compiled), runSize(plan, workers)), memory: memoryParts(plan, workers) };
}

/** The least processor time and the middle of the most memory of some runs. */
async function measured(file, trials, workers, rounds) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await quotacast('simulate', file, '--json', '--trials', String(trials), '--workers', String(workers)));
  const peaks = runs.map(({ peakBytes }) => peakBytes).sort((a, z) => a - z);
  return { seconds: Math.min(...runs.map(({ seconds }) => seconds)), peakBytes: peaks[peaks.length >> 1] };
}

function reportError(name, predicted, took, unit, report) {
  report({ name: `${name}, measured`, samples: [took], unit });
  report({ name: `${name}, predicted`, samples: [predicted], unit });
  const error = predicted / took - 1;
  report({ name: `${name}, error`, samples: [error * 100], unit: '%', answerTo: `cost: ${name} within ${MOST_ERROR * 100} %`, isKnown: Math.abs(error) <= MOST_ERROR });
}

/** Costs of parts, fitted to measured runs of generated organisations; written to where the engine reads them. */
async function fitted(rounds, report) {
  const folder = mkdtempSync(join(tmpdir(), 'quotacast-cost-'));
  try {
    const texts = [...generatedScenarios(ORGANISATIONS), ...smallScenarios(SMALL_ORGANISATIONS)];
    const runs = [];
    for (const [number, text] of texts.entries()) {
      const file = join(folder, `${number}.json`);
      writeFileSync(file, text);
      const isSmall = number >= ORGANISATIONS;
      const trials = isSmall ? MANY_TRIALS : trialsOf(file, number);
      const workers = 1 + (number % 3);
      runs.push({ parts: partsOf(file, trials, workers), took: await measured(file, trials, workers, isSmall ? 1 : rounds) });
    }
    const seconds = nonNegativeFit(runs.map(({ parts }) => parts.time), runs.map(({ took }) => took.seconds));
    const bytes = nonNegativeFit(runs.map(({ parts }) => parts.memory), runs.map(({ took }) => took.peakBytes));
    const errors = (each, totalOf) => runs.map((one) => Math.abs(each(one) / totalOf(one) - 1) * 100);
    report({ name: `error within the fit of ${runs.length} runs: time`, samples: errors(({ parts }) => sum(parts.time, seconds), ({ took }) => took.seconds), unit: '%' });
    report({ name: `error within the fit of ${runs.length} runs: memory`, samples: errors(({ parts }) => sum(parts.memory, bytes), ({ took }) => took.peakBytes), unit: '%' });
    writeConstants(seconds, bytes);
    return { seconds, bytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Trials that make a run of between the least and the most opportunities, whatever the organisation's size. */
function trialsOf(file, number) {
  const size = LEAST_OPPORTUNITIES * (MOST_OPPORTUNITIES / LEAST_OPPORTUNITIES) ** (((number * 7) % ORGANISATIONS) / ORGANISATIONS);
  return Math.max(256, Math.round(size / trialWork(compile(loadScenario(file))).opportunities));
}

const sum = (parts, each) => Object.keys(parts).reduce((all, part) => all + parts[part] * each[part], 0);

function writeConstants(seconds, bytes) {
  const text = (costs) => `{ ${Object.entries(costs).map(([part, cost]) => `${part}: ${Number(cost.toPrecision(3))}`).join(', ')} }`;
  writeFileSync(
    `${root}src/run/cost-constants.ts`,
    `// Written by \`npm run bench -- cost --fit\`, not by hand. Fitted on one core of: ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version.slice(1)}.

/** Seconds of processor time for one of each part of a run's time; see cost.ts. */
export const SECONDS_EACH = ${text(seconds)};

/** Bytes for one of each part of a run's memory. */
export const BYTES_EACH = ${text(bytes)};
`,
  );
}
