// What does a trial cost in memory: the kernel's state of one trial in flight, of one open deal, and a trial's row?
import { createEngine } from '../dist/run/engine.js';
import { OPP_BYTES } from '../dist/kernel/layout.js';
import { KEYS, scenario } from './measure.js';

for (const file of ['scenarios/mid-market.yaml', 'scenarios/two-segments.yaml', 'bench/scenarios/reference.yaml']) {
  const { program } = scenario(file);
  const bytes = (batch) => {
    const engine = createEngine(program, KEYS, { batch });
    engine.runBlock(0, 128);
    return engine.size().bytes;
  };
  const perTrial = (bytes(8) - bytes(4)) / 4;
  const engine = createEngine(program, KEYS);
  engine.runBlock(0, 128);
  const { batch } = engine.size();
  console.log(`  ${file.split('/').at(-1).padEnd(22)} program ${kib(program.byteLength)}  in flight ${kib(perTrial)} a trial, ${batch} in lock-step  row ${kib(engine.rowWidth * 8)} a trial`);
}
// one record an opportunity, and its entries on event lists
console.log(`  an open deal: ${OPP_BYTES} bytes of state, 4 bytes an event on a list`);

function kib(bytes) {
  return `${(bytes / 1024).toFixed(1)} KiB`.padStart(10);
}
