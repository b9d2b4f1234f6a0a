// npm run validate: the tests that compare the engine with what is known, in their longer form where that is affordable, and one table
// of what they compared. Ends with 1 if a test fails, a comparison is beyond its limit or a published case is not compared at all.
//   npm run validate -- [--short] [--all]       --short: short forms throughout; --all: every comparison instead of the worst of a kind
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const oracles = join(root, '../shared/oracles');
const { short, all } = parseArgs({ options: { short: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } } }).values;

const LONGER = ['closed-forms/', 'kernel/reference-model', 'kernel/draw', 'distributions/goodness-of-fit', 'properties/metamorphic'];
const SHORT = ['second/agreement', 'second/closed-forms', 'capacity/published', 'decide/sensitivity', 'decide/ocba', 'crm/scores', 'crm/estimate', 'record/statistics', 'distributions/resolve', 'kernel/pay', 'decide/hire.test'];
/** Of a normal comparison at 4.9 standard errors, both sides. */
const FALSE_ALARM = 1e-6;

const folder = mkdtempSync(join(tmpdir(), 'quotacast-validate-'));
const file = join(folder, 'verdicts.jsonl');
const started = Date.now();
const groups = short ? [[[...LONGER, ...SHORT], '']] : [[LONGER, '1'], [SHORT, '']];
const isGreen = groups.map(([files, long]) => spawnSync('npx', ['vitest', 'run', ...files, '--reporter=dot'], { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, QUOTACAST_VERDICTS: file, QUOTACAST_LONG: long } }).status === 0).every(Boolean);

const verdicts = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line)) : [];
rmSync(folder, { recursive: true });

// JSON has no infinity: what is infinitely far off was written as null
const distance = ({ z, limit }) => (z === null ? Infinity : Math.abs(z) / (limit ?? Infinity));
const rows = new Map();
for (const verdict of verdicts) {
  const kind = all ? rows.size : `${verdict.file} ${verdict.test} ${verdict.what}`;
  const row = rows.get(kind) ?? { n: 0, worst: verdict };
  rows.set(kind, { n: row.n + 1, worst: distance(verdict) > distance(row.worst) ? verdict : row.worst });
}

const figure = (x) => (x === null ? '-' : Number.isInteger(x) && Math.abs(x) < 1e9 ? String(x) : x.toPrecision(6));
const zText = ({ z, isExact }) => (isExact ? (z === 0 ? 'same' : `${z === null ? 'inf' : z.toFixed(2)} tol`) : z === null ? 'inf' : z.toFixed(2));
/** Without the headings that a test stands under. */
const titleOf = ({ file: from, test, what }) => `${from.replace('.test.ts', '')}: ${test.split(' > ').at(-1)}${what === undefined ? '' : `: ${what}`}`;
const table = [...rows.values()].sort((a, b) => (titleOf(a.worst) < titleOf(b.worst) ? -1 : 1)).map(({ n, worst }) => [
  titleOf(worst),
  String(n),
  figure(worst.expected),
  figure(worst.got),
  zText(worst),
  worst.limit === undefined ? 'info' : distance(worst) < 1 || worst.z === 0 ? 'pass' : 'FAIL',
]);
const head = ['case', 'n', 'expected', 'got', 'z', 'verdict'];
const widths = head.map((name, k) => Math.max(name.length, ...table.map((cells) => cells[k].length)));
for (const cells of [head, ...table]) console.log(cells.map((cell, k) => (k === 0 || k === 5 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('  ').trimEnd());

const judged = verdicts.filter(({ limit }) => limit !== undefined);
const random = judged.filter(({ isExact }) => !isExact);
const failed = judged.filter((verdict) => distance(verdict) >= 1 && verdict.z !== 0);
const told = verdicts.map(({ test, what }) => `${test} ${what ?? ''}`).join('\n');
const missing = ['closed-forms.json', 'capacity.json'].flatMap((name) => (existsSync(join(oracles, name)) ? JSON.parse(readFileSync(join(oracles, name), 'utf8')).cases.filter(({ via }) => !via?.startsWith('skip')).map(({ id }) => id).filter((id) => !told.includes(id.split('_')[0])) : []));

console.log(`\n${judged.length} comparisons in ${rows.size} rows, ${failed.length} beyond their limit; ${((Date.now() - started) / 60_000).toFixed(1)} minutes.`);
console.log(`n comparisons stand behind a row, which shows the worst of them. z counts standard errors, or tolerances (tol) where nothing is random.`);
console.log(`${random.length} comparisons are random, each with a false-alarm rate of at most ${FALSE_ALARM} (|z| < 4.9): with other seeds, all in all, at most ${(random.length * FALSE_ALARM).toPrecision(2)} a run; seeds are fixed.`);
if (!existsSync(oracles)) console.log('The published numbers are not beside the checkout: their cases were skipped.');
if (missing.length > 0) console.log(`Published cases that were not compared: ${missing.join(', ')}`);
if (!isGreen) console.log('A test failed: see above.');
process.exitCode = isGreen && failed.length === 0 && missing.length === 0 ? 0 : 1;
