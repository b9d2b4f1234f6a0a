// How many times as long as hand-written programs in other languages does the engine take for the reference model, on one core?
// They stand beside this repository, or in the folder QUOTACAST_PEERS; where they or gcc are missing, this is skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { aliasTable } from './tools/alias.js';
import { measure } from './tools/measure.js';
import { ADVANCE, ARRIVALS_PER_DAY, arrivalsOfADay, DAYS, PEOPLE, sizeQuantiles, stageDays } from './tools/reference-laws.js';
import { engineCase, root } from './tools/scenario.js';

const folder = process.env.QUOTACAST_PEERS ?? join(root, '../shared/peers');
const trialsInC = 10_000;
const trialsInWebAssembly = 8_192;
const expected = (trials) => trials * DAYS * ARRIVALS_PER_DAY;

export const run = async (how) => {
  const missing = ['ref.c', 'ceiling-keyed.as.ts'].filter((name) => !existsSync(join(folder, name)));
  if (spawnSync('gcc', ['--version']).status !== 0) missing.push('gcc');
  if (missing.length > 0) {
    console.error(`skipped: ${missing.join(', ')} not found`);
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'quotacast-peers-'));
  try {
    const perOpportunity = { unit: 'ns/opportunity', perSecond: 1e9 };
    const c = { name: 'ref.c, gcc -O3 -march=native', run: inC(scratch), units: expected(trialsInC), ...perOpportunity };
    const assembly = { name: 'ceiling-keyed.as.ts, WebAssembly', run: await inWebAssembly(), units: expected(trialsInWebAssembly), ...perOpportunity };
    const engine = { ...engineCase('bench/scenarios/reference.yaml', 1024), name: 'engine' };
    await measure('peers', [c, { ...engine, against: [c.name, assembly.name] }, assembly], how);
  } finally {
    rmSync(scratch, { recursive: true });
  }
};

/** The process's start is counted: 2 ms of nearly a second. */
function inC(scratch) {
  const program = join(scratch, 'ref');
  const made = spawnSync('gcc', ['-O3', '-march=native', '-o', program, join(folder, 'ref.c'), '-lm'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`gcc: ${made.stderr}`);
  return () => spawnSync(program, [String(PEOPLE), String(trialsInC)], { encoding: 'utf8' }).stdout.split(' | ')[0];
}

async function inWebAssembly() {
  const instance = await compiledBy(asc, readFileSync(join(folder, 'ceiling-keyed.as.ts'), 'utf8'));
  const { memory, ptr, run: simulate } = instance.exports;
  const put = (place, table) => new table.constructor(memory.buffer, ptr(place), table.length).set(table);
  for (const [place, table] of tables()) put(place, table);
  return () => {
    simulate(PEOPLE, trialsInWebAssembly, 16, 5, 256);
    const [created, queued, sum] = new Float64Array(memory.buffer, ptr(6), 3);
    return `${created} created, ${queued} queued, ${sum.toFixed(0)} booked`;
  };
}

async function compiledBy({ main }, source) {
  let binary;
  const options = ['peer.ts', '-o', 'peer.wasm', '-O3', '--converge', '--noAssert', '--uncheckedBehavior', 'always', '--runtime', 'stub', '--enable', 'simd'];
  const { error, stderr } = await main(options, {
    readFile: (name) => (name === 'peer.ts' ? source : null),
    writeFile: (name, contents) => {
      if (name === 'peer.wasm') binary = contents;
    },
    listFiles: () => [],
  });
  if (error !== null) throw new Error(`asc: ${stderr.toString() || error}`);
  return (await WebAssembly.instantiate(binary, { env: { abort() {} } })).instance;
}

/** What that program expects of its host, by the number of the place: stages are joined to jumps, ends of stages that nobody sees left out. */
function tables() {
  const [first, second, proof, closing] = ADVANCE.map((_, stage) => stageDays(stage, DAYS));
  const both = new Float64Array(DAYS * 2 + 1);
  first.forEach((p, i) => second.forEach((q, j) => (both[i + j] += p * q)));
  const [advance0, advance1, advance2, advance3] = ADVANCE;
  const start = new Float64Array(512);
  const poc = new Float64Array(256);
  const end = new Float64Array(512);
  for (let days = 1; days <= DAYS; days += 1) {
    // what leaves has even places, what asks for an engineer odd ones; the farthest tail is lumped
    const at = Math.min(days, 255);
    start[at * 2] += (1 - advance0) * first[days] + advance0 * (1 - advance1) * both[days];
    start[at * 2 + 1] += advance0 * advance1 * both[days];
    poc[at] += proof[days];
    // code = days * 4 + kind: 0 leaves, 1 wins
    const last = Math.min(days, 127);
    end[last * 4] += advance2 * (1 - advance3) * closing[days];
    end[last * 4 + 1] += advance2 * advance3 * closing[days];
  }
  end[0] = 1 - advance2;
  const sizes = sizeQuantiles(1024);
  const steps = Float32Array.from({ length: 2048 }, (_, at) => (at % 2 === 0 ? sizes[at >> 1] : (sizes[(at >> 1) + 1] - sizes[at >> 1]) / 2 ** 22));
  return [
    [1, aliasTable(start, 9, (i) => i * 2)],
    [2, aliasTable(poc, 8, (i) => i * 4)],
    [3, aliasTable(end, 9)],
    [4, aliasTable(arrivalsOfADay(1023), 10)],
    [5, steps],
  ];
}
