// How many opportunities a second does the kernel simulate on one core, in both of its forms?
import { createEngine } from '../dist/run/engine.js';
import { KEYS, expectAnswer, measure, scenario, totals } from './measure.js';

const trials = 256;
const files = ['scenarios/mid-market.yaml', 'scenarios/two-segments.yaml', 'bench/scenarios/reference.yaml'];
const tasks = [];
const answers = new Map();
for (const file of files) {
  const compiled = scenario(file);
  for (const form of ['wasm', 'js']) {
    process.env.QUOTACAST_KERNEL = form;
    const engine = createEngine(compiled.program, KEYS);
    if (engine.form !== form) continue;
    const repeats = file.includes('mid-market') ? 8 : 1;
    const run = () => {
      let opportunities = 0;
      let bookings = 0;
      for (let k = 0; k < repeats; k += 1) {
        for (let first = 0; first < trials; first += 128) {
          const sums = totals(compiled, engine.runBlock(first + k * trials, 128).rows, engine.rowWidth, 128);
          opportunities += sums.opportunities;
          bookings += sums.bookings;
        }
      }
      return { opportunities, bookings };
    };
    const { opportunities, bookings } = run();
    if (answers.has(file)) expectAnswer(`${file} as ${form}`, bookings, answers.get(file));
    answers.set(file, bookings);
    tasks.push({ name: `${file.split('/').at(-1)} ${form}`, run, units: opportunities, unit: 'opportunities/s' });
  }
}
await measure(tasks);
