// Shared by the benchmarks: scenarios as programs, and a table of minimum, median and spread.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Bench } from 'tinybench';
import { compile } from '../dist/compile/compile.js';
import * as layout from '../dist/kernel/layout.js';
import { loadScenario } from '../dist/scenario/load.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Seeded: the same keys in every run, so that the answers can be held against known ones. */
export const KEYS = Int32Array.from([0x1234567, 0x2345678, 0x3456789, 0x456789a, 0x56789ab, 0x6789abc]);

export function scenario(file) {
  return compile(loadScenario({ text: readFileSync(root + file), file: root + file, readFile: (path) => readFileSync(path) }));
}

/** Opportunities created and gross bookings of a block's rows. */
export function totals({ names, periods }, rows, rowWidth, count) {
  let opportunities = 0;
  let bookings = 0;
  const slots = periods.length + 1;
  for (let trial = 0; trial < count; trial += 1) {
    for (let source = 0; source < names.sources.length; source += 1) {
      for (let period = 0; period < periods.length; period += 1) {
        const at = (counter) => trial * rowWidth + (source * layout.FLOWS + counter) * slots + period;
        opportunities += rows[at(layout.FLOW_CREATED)];
        bookings += rows[at(layout.FLOW_GROSS)];
      }
    }
  }
  return { opportunities, bookings };
}

/** Runs tasks { name, run, units, unit } in turn, A B A B, and prints units per second: median, best, and worst to best. */
export async function measure(tasks, { rounds = 9 } = {}) {
  const samples = new Map(tasks.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds + 1; round += 1) {
    for (const task of tasks) {
      const one = new Bench({ time: 0, iterations: 1, warmup: false, throws: true });
      one.add(task.name, task.run);
      await one.run();
      const result = one.tasks[0].result;
      if (round > 0) samples.get(task.name).push(result.latency.min);
    }
  }
  for (const { name, units, unit } of tasks) {
    const sorted = samples.get(name).sort((a, z) => a - z);
    const rate = (ms) => (units / ms) * 1000;
    const median = sorted[sorted.length >> 1];
    console.log(`  ${name.padEnd(34)} median ${show(rate(median))}  best ${show(rate(sorted[0]))}  spread ${((sorted.at(-1) / sorted[0] - 1) * 100).toFixed(0)} %  ${unit}`);
  }
}

function show(x) {
  return (x >= 1e6 ? `${(x / 1e6).toFixed(2)} M` : x >= 1e3 ? `${(x / 1e3).toFixed(1)} k` : x.toFixed(1)).padStart(9);
}

/** Fails the benchmark when an answer is not the known one: then the figures speak of something else. */
export function expectAnswer(name, got, expected) {
  if (got === expected) return;
  console.error(`${name}: the answer is ${got}, it was ${expected} when the figures were taken`);
  process.exitCode = 1;
}
