import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import seedrandom from 'seedrandom';
import { runOnce } from './once.mjs';

const once = fileURLToPath(new URL('once.mjs', import.meta.url));
const outputs = ['samples.csv', 'result.json'];

/**
 * Kills runs (SIGKILL) at random moments until `count` of them have died of it, a share of them (`again`) once more while
 * they go on. After every kill a file is as an uninterrupted run leaves it or is not there, and what resumes from the
 * checkpoint ends with the same bytes.
 *
 * @returns how often runs were killed, and when: before the first checkpoint, after it, after an output; temporary files left behind
 * @throws Error with the number of the run whose bytes differ
 */
export async function killRuns({ scenario, count, seed, trials, again = 0 }) {
  const next = seedrandom.alea(`kills ${seed}`);
  const root = mkdtempSync(join(tmpdir(), 'quotacast-kill-'));
  const whole = folderFor(root, 'whole', scenario);
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [once, whole, String(trials)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the uninterrupted run failed: ${stderr}`);
  let span = performance.now() - began;
  const expected = outputs.map((name) => readFileSync(join(whole, name), 'utf8'));
  const seen = { kills: 0, beforeCheckpoint: 0, withCheckpoint: 0, withOutput: 0, finished: 0, temporary: 0 };
  for (let run = 0; seen.kills < count; run += 1) {
    const folder = folderFor(root, `run-${run}`, scenario);
    const took = await killedAfter(folder, trials, next() * span, seen);
    check(folder, expected, false, run);
    // a machine that is less busy than before: kills would come too late
    if (took !== null) span = Math.min(span, took);
    else if (next() < again) {
      await killedAfter(folder, trials, next() * span, seen);
      check(folder, expected, false, run);
    }
    await runOnce(folder, trials);
    check(folder, expected, true, run);
    rmSync(folder, { recursive: true });
  }
  rmSync(root, { recursive: true });
  return seen;
}

function folderFor(root, name, scenario) {
  const folder = join(root, name);
  mkdirSync(folder);
  copyFileSync(scenario, join(folder, 'scenario.json'));
  return folder;
}

/** Starts the run and kills it after so many milliseconds, if it is still there; else tells how many it took. */
function killedAfter(folder, trials, milliseconds, seen) {
  const began = performance.now();
  const child = spawn(process.execPath, [once, folder, String(trials)], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((resolve) => {
    child.once('exit', (_, signal) => {
      clearTimeout(timer);
      if (signal !== null) tell(seen, readdirSync(folder));
      else seen.finished += 1;
      resolve(signal === null ? performance.now() - began : null);
    });
  });
}

function tell(seen, left) {
  seen.kills += 1;
  if (outputs.some((name) => left.includes(name))) seen.withOutput += 1;
  else if (left.includes('run.checkpoint')) seen.withCheckpoint += 1;
  else seen.beforeCheckpoint += 1;
  seen.temporary += left.filter((name) => name.endsWith('.tmp')).length;
}

function check(folder, expected, isOver, run) {
  outputs.forEach((name, k) => {
    const file = join(folder, name);
    if (!existsSync(file) && !isOver) return;
    if (readFileSync(file, 'utf8') !== expected[k]) throw new Error(`run ${run}: ${name} is not what an uninterrupted run writes`);
  });
}
