// Plants small faults at random in the kernel, the compiler and the recorder, one at a time, and asks the tests:
//   npm run mutants:random -- [--count 200] [--seed 1] [--only 17,42]
// First the golden figures, then the tests that run the engine. Prints a table of kinds and every survivor with its place.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import seedrandom from 'seedrandom';
import { plant, uproot } from './plant.mjs';
import { sitesOf } from './sites.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { count, seed, only } = parseArgs({ options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } } }).values;
const TESTS = [['golden/figures'], ['record', 'compile', 'kernel', 'properties/balances', 'properties/money', 'levers']];
/** A fault that makes a test hang is noticed, too. */
const PATIENCE_MS = 240_000;

const sites = ['kernel', 'compile', 'record'].flatMap(filesOf).flatMap((file) => {
  const source = readFileSync(join(dist, file), 'utf8');
  return sitesOf(file, source).map((site) => ({ ...site, file, source }));
});

/** The same faults for the same seed and sources: drawn without replacement. */
function sample(from, n) {
  const next = seedrandom.alea(`mutants ${seed}`);
  const left = [...from];
  return Array.from({ length: Math.min(n, left.length) }, () => left.splice(Math.floor(next() * left.length), 1)[0]);
}

function filesOf(folder) {
  return readdirSync(join(dist, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1))
    .filter((file) => !file.startsWith('kernel/assembly/'))
    .sort();
}

function lineOf({ source, start }) {
  const before = source.slice(0, start);
  const line = before.split('\n').length;
  return { line, text: source.split('\n')[line - 1].trim() };
}

/** Whether any test fails; a crash, a hang and an engine that cannot be loaded count as noticed. */
function isNoticed(copy) {
  for (const files of TESTS) {
    const { status } = spawnSync(process.execPath, [vitest, 'run', ...files, '--bail=1', '--reporter=dot'], { cwd: root, stdio: 'ignore', timeout: PATIENCE_MS, killSignal: 'SIGKILL', env: { ...process.env, QUOTACAST_DIST: copy, ...(files === TESTS[0] ? { QUOTACAST_LONG: '1' } : {}) } });
    if (status !== 0) return files[0];
  }
  return null;
}

const control = plant({ name: 'control', edits: [] });
const alarm = isNoticed(control);
uproot(control);
if (alarm !== null) {
  console.error(`tests of ${alarm} fail without any fault: nothing can be said of faults`);
  process.exit(1);
}

const chosen = sample(sites, Number(count));
const wanted = only === undefined ? chosen.keys() : only.split(',').map(Number);
const tally = new Map();
const survivors = [];
console.log(`${sites.length} places, ${chosen.length} chosen by seed ${seed}`);
for (const k of wanted) {
  const site = chosen[k];
  const { file, source, start, end, to, kind } = site;
  const { line, text } = lineOf(site);
  // a whole file is replaced, so that the text stands once
  const copy = plant({ name: `random ${k}`, edits: [{ file, from: source, to: source.slice(0, start) + to + source.slice(end) }] });
  const by = isNoticed(copy);
  uproot(copy);
  const row = tally.get(kind) ?? { killed: 0, all: 0 };
  tally.set(kind, { killed: row.killed + (by === null ? 0 : 1), all: row.all + 1 });
  if (by === null) survivors.push(k);
  console.log(`${String(k).padStart(4)}  ${by === null ? 'SURVIVED' : 'killed  '}  ${kind.padEnd(17)}  ${file}:${line}  ${source.slice(start, end).slice(0, 40).replaceAll('\n', ' ')} → ${to}${by === null ? `\n        ${text}` : `  (${by})`}`);
}
const [killed, all] = [...tally.values()].reduce(([a, b], row) => [a + row.killed, b + row.all], [0, 0]);
console.log('\nkind               killed  of');
for (const [kind, row] of [...tally].sort()) console.log(`${kind.padEnd(17)}  ${String(row.killed).padStart(6)}  ${row.all}`);
console.log(`${'all'.padEnd(17)}  ${String(killed).padStart(6)}  ${all}   ${((100 * killed) / all).toFixed(1)} %`);
if (survivors.length > 0) console.log(`survivors: --only ${survivors.join(',')}`);
