// What does a random number cost: a keyed draw, a key, a quantile read from its table? (JavaScript form)
import { buildTable } from '../dist/distributions/tables/build-table.js';
import { readTable } from '../dist/distributions/tables/read-table.js';
import * as generator from '../dist/kernel/draw.js';
import { measure } from './tools/measure.js';

const draws = 2_000_000;
const { draw, threefry } = generator;
const table = buildTable({ kind: 'lognormal', sigma: 0.5 });

function drawAll() {
  let all = 0;
  for (let i = 0; i < draws; i += 1) all ^= draw(17, 42, i);
  return all;
}

function keyAll() {
  let all = 0;
  for (let i = 0; i < draws; i += 1) {
    threefry(17, 42, i, 0);
    all ^= generator.key0;
  }
  return all;
}

function readAll() {
  let all = 0;
  for (let i = 0; i < draws; i += 1) all += readTable(table, draw(17, 42, i) >>> 0);
  return all.toFixed(3);
}

export const run = (how) =>
  measure(
    'draws',
    [
      { name: 'keyed draw', run: drawAll },
      { name: 'key (Threefry 2x32-20)', run: keyAll },
      { name: 'draw read through a lognormal', run: readAll },
    ].map((one) => ({ ...one, units: draws, unit: 'ns/draw', perSecond: 1e9 })),
    how,
  );
