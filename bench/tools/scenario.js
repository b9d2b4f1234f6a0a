// Scenarios of this repository as programs, and what their blocks of trials book.
import { fileURLToPath } from 'node:url';
import { compile } from '../../dist/compile/compile.js';
import { loadScenario } from '../../dist/index.js';
import * as layout from '../../dist/kernel/layout.js';
import { createEngine } from '../../dist/run/engine.js';
import { loadScript } from '../../dist/run/kernel-host.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Seeded: the same keys in every run, so that the answers can be held against known ones. */
export const KEYS = Int32Array.from([0x1234567, 0x2345678, 0x3456789, 0x456789a, 0x56789ab, 0x6789abc]);

export const compiled = (file) => compile(loadScenario(root + file));

await loadScript();

/** The kernel in one of its forms, `wasm` or `js`. */
export function engineOf({ program }, form = 'wasm') {
  const before = process.env.QUOTACAST_KERNEL;
  process.env.QUOTACAST_KERNEL = form;
  const engine = createEngine(program, KEYS);
  if (before === undefined) delete process.env.QUOTACAST_KERNEL;
  else process.env.QUOTACAST_KERNEL = before;
  if (engine.form !== form) throw new Error(`there is no ${form} form of the kernel here: npm run build`);
  return engine;
}

/** Runs trials 0 … trials − 1 on this thread; calls `each` with the opportunities, wins and gross bookings of every trial. */
export function simulateBlocks({ names, periods }, engine, trials, each = () => {}) {
  const slots = periods.length + 1;
  const all = { created: 0, won: 0, gross: 0 };
  for (let first = 0; first < trials; first += 128) {
    const count = Math.min(128, trials - first);
    const { rows } = engine.runBlock(first, count);
    for (let trial = 0; trial < count; trial += 1) {
      const one = { created: 0, won: 0, gross: 0 };
      for (let source = 0; source < names.sources.length; source += 1) {
        const at = trial * engine.rowWidth + source * layout.FLOWS * slots;
        for (let period = 0; period < periods.length; period += 1) {
          one.created += rows[at + layout.FLOW_CREATED * slots + period];
          one.won += rows[at + layout.FLOW_WON * slots + period];
          one.gross += rows[at + layout.FLOW_GROSS * slots + period];
        }
      }
      all.created += one.created;
      all.won += one.won;
      all.gross += one.gross;
      each(one);
    }
  }
  return all;
}

/** A case of measure.js: opportunities on one core. */
export function engineCase(file, trials, form) {
  const scenario = compiled(file);
  const engine = engineOf(scenario, form);
  const run = () => {
    const { created, gross } = simulateBlocks(scenario, engine, trials);
    return `${created} created, ${gross.toFixed(2)} booked`;
  };
  const short = file.split('/').at(-1).replace('.yaml', '');
  return { name: `${short}, ${form}`, answerTo: short, run, units: parseInt(run()), unit: 'ns/opportunity', perSecond: 1e9 };
}
