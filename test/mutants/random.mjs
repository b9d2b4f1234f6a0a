// Plants small faults at random in the kernel, the compiler and the recorder, one at a time, and asks the tests:
//   npm run mutants:random -- [--count 200] [--seed 1] [--from 0] [--only 17,42] [--workers 2]
// Prints tables of kinds and folders and every survivor with its place. `--from` goes on where a run was stopped.
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
const text = (value) => ({ type: 'string', default: value });
const { count, seed, from, only, workers } = parseArgs({ options: { count: text('200'), seed: text('1'), from: text('0'), only: { type: 'string' }, workers: text('2') } }).values;
/** What is asked, one after the other, until something is noticed: golden figures, those first that cost least, and the tests of what runs. */
const QUICK = 'random scenario (4|5|12|18|23|31|34|37) ';
const TESTS = [
  { name: 'golden figures', args: ['golden/figures', '-t', QUICK], env: { QUOTACAST_LONG: '1' } },
  { name: 'golden figures', args: ['golden/figures', '-t', `^(?!.*${QUICK})`], env: { QUOTACAST_LONG: '1' } },
  // two compile the sources anew, so that no fault in the compiled files reaches them; the others share the engine, which need not be loaded for each file
  { name: 'other tests', args: ['--no-isolate', 'record', 'compile', 'kernel', 'properties/balances', 'properties/money', '--exclude=**/kernel/lang.test.ts', '--exclude=**/kernel/checked.test.ts'] },
];
/** A fault that makes a test hang is noticed, too: after so many times what the tests take without a fault. */
const PATIENCE = 5;
const patience = TESTS.map(() => 3_600_000);

const sites = ['kernel', 'compile', 'record'].flatMap(filesOf).flatMap((file) => {
  const source = readFileSync(join(dist, file), 'utf8');
  return sitesOf(file, source).map((site) => ({ ...site, file, source }));
});

/** The same faults for the same seed and sources: drawn without replacement. */
function sample(all, n) {
  const next = seedrandom.alea(`mutants ${seed}`);
  const left = [...all];
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

/** Which tests fail, if any do; a crash, a hang and an engine that cannot be loaded count as noticed, a hang by name: a busy machine looks the same. */
function noticedBy(copy) {
  for (const [k, { name }] of TESTS.entries()) {
    const ended = ask(copy, k);
    if (ended !== 'passed') return ended === 'hung' ? `${name} hang` : name;
  }
  return null;
}

// in threads, which end with the process, even those that hang
function ask(copy, k) {
  const { args, env } = TESTS[k];
  const { status, error } = spawnSync(process.execPath, [vitest, 'run', ...args, '--bail=1', '--pool=threads', '--reporter=dot', `--maxWorkers=${workers}`], { cwd: root, stdio: 'ignore', timeout: patience[k], killSignal: 'SIGKILL', env: { ...process.env, QUOTACAST_DIST: copy, ...env } });
  return status === 0 ? 'passed' : error?.code === 'ETIMEDOUT' ? 'hung' : 'failed';
}

function enter(rows, key, by) {
  const { killed, all } = rows.get(key) ?? { killed: 0, all: 0 };
  rows.set(key, { killed: killed + (by === null ? 0 : 1), all: all + 1 });
}

function show(title, rows) {
  const sums = [...rows.values()].reduce((sum, row) => ({ killed: sum.killed + row.killed, all: sum.all + row.all }), { killed: 0, all: 0 });
  console.log(`\n${title.padEnd(17)}  killed   of`);
  for (const [key, { killed, all }] of [...[...rows].sort(), ['all', sums]]) console.log(`${key.padEnd(17)}  ${String(killed).padStart(6)}  ${String(all).padStart(3)}   ${((100 * killed) / all).toFixed(1)} %`);
}

const control = plant({ name: 'control', edits: [] });
for (const [k, { name }] of TESTS.entries()) {
  const started = Date.now();
  if (ask(control, k) !== 'passed') {
    console.error(`${name} fail without any fault: nothing can be said of faults`);
    process.exit(1);
  }
  patience[k] = PATIENCE * (Date.now() - started);
}
uproot(control);

const chosen = sample(sites, Number(count));
const wanted = only === undefined ? [...chosen.keys()].slice(Number(from)) : only.split(',').map(Number);
const kinds = new Map();
const folders = new Map();
const survivors = [];
console.log(`${sites.length} places, ${chosen.length} chosen by seed ${seed}`);
for (const k of wanted) {
  const site = chosen[k];
  const { file, source, start, end, to, kind } = site;
  const { line, text } = lineOf(site);
  // a whole file is replaced, so that the text stands once
  const copy = plant({ name: `random ${k}`, edits: [{ file, from: source, to: source.slice(0, start) + to + source.slice(end) }] });
  const by = noticedBy(copy);
  uproot(copy);
  enter(kinds, kind, by);
  enter(folders, file.slice(0, file.indexOf('/')), by);
  if (by === null) survivors.push(k);
  console.log(`${String(k).padStart(4)}  ${by === null ? 'SURVIVED' : 'killed  '}  ${kind.padEnd(17)}  ${file}:${line}  ${source.slice(start, end).slice(0, 40).replaceAll('\n', ' ')} → ${to}${by === null ? `\n        ${text}` : `  (${by})`}`);
}
for (const [title, rows] of [['kind', kinds], ['folder', folders]]) show(title, rows);
if (survivors.length > 0) console.log(`survivors: --only ${survivors.join(',')}`);
