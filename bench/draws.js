// What does a random number cost: a keyed draw, a key, a quantile read from its table? (JavaScript form)
import { draw, threefry } from '../dist/kernel/draw.js';
import { expectAnswer, measure } from './measure.js';
import { buildTable } from '../dist/distributions/tables/build-table.js';
import { readTable } from '../dist/distributions/tables/read-table.js';

const n = 2_000_000;
const table = buildTable({ kind: 'lognormal', sigma: 0.5 });
let sink = 0;
const tasks = [
  { name: 'keyed draw', run: () => { let x = 0; for (let i = 0; i < n; i += 1) x ^= draw(17, 42, i); sink = x; } },
  { name: 'key (threefry 2x32-20)', run: () => { for (let i = 0; i < n; i += 1) threefry(17, 42, i, 0); } },
  { name: 'draw and read of a lognormal', run: () => { let x = 0; for (let i = 0; i < n; i += 1) x += readTable(table, draw(17, 42, i) >>> 0); sink = x; } },
];
tasks[0].run();
expectAnswer('xor of the draws', sink, 137590098);
await measure(tasks.map((task) => ({ ...task, units: n, unit: 'draws/s' })));
