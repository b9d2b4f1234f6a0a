// One run that keeps what is done almost all the time, and writes its samples and its result: what kill-runs.mjs kills.
//   node once.mjs FOLDER TRIALS
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFile } from '../../dist/cli/write-file.js';
import { runInline, simulate } from '../../dist/run/run.js';
import { writeSamples } from '../../dist/run/samples.js';
import { loadScenario } from '../../dist/scenario/load.js';

/** Runs the scenario of a folder, from its checkpoint on if there is one; with a thread, or on this one. */
export async function runOnce(folder, trials, run = runInline) {
  const at = (name) => join(folder, name);
  const checkpoint = at('run.checkpoint');
  const simulation = await run(loadScenario({ object: JSON.parse(readFileSync(at('scenario.json'), 'utf8')) }), {
    trials,
    workers: 1,
    checkpoint,
    checkpointSeconds: 0.001,
    ...(existsSync(checkpoint) ? { resume: checkpoint } : {}),
  });
  await writeSamples(at('samples.csv'), simulation, ['bookings.new']);
  // all but what the clock says
  const result = { ...simulation.result, timing: null };
  writeFile(at('result.json'), `${JSON.stringify(result)}\n`, true);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runOnce(process.argv[2], Number(process.argv[3]), simulate);
