// The draws of opportunities of consecutive trials as one endless stream of 32-bit words, for a general battery of tests:
//   npm run -s battery            (dieharder, a package of Debian: apt-get install dieharder)
// Interleaved as the kernel makes them: trial by trial, period by period, opportunity by opportunity, every purpose of every stage.
import { writeSync } from 'node:fs';
import { draw, key0, key1, threefry } from '../../dist/kernel/draw.js';
import * as layout from '../../dist/kernel/layout.js';

const ROOT = [0x243f6a88 | 0, 0x85a308d3 | 0];
const VISIT = 0x9e3779b9 | 0;
const STAGES = [0x5a1c03e7 | 0, 0xc7709d12 | 0, 0x3e1b96a4 | 0, 0x91d0c5f8 | 0];
const SOURCE = 0x1f2e3d4c;
const PERIODS = 4;
const OPPORTUNITIES = 24;
const stagePurposes = [layout.FOR_DAYS, layout.FOR_ADVANCE, layout.FOR_PATIENCE];
const once = [layout.FOR_SIZE, layout.FOR_NO_DECISION, layout.FOR_QUARTER_END, layout.FOR_ONE_OFF];
const addresses = Int32Array.from([...STAGES.flatMap((stage) => stagePurposes.flatMap((purpose) => [0, 1].map((visit) => stage + purpose + Math.imul(visit, VISIT)))), ...once]);

const words = new Int32Array(PERIODS * OPPORTUNITIES * addresses.length);
const bytes = Buffer.from(words.buffer);
for (let trial = 0; ; trial += 1) {
  let at = 0;
  for (let period = 0; period < PERIODS; period += 1) {
    threefry(ROOT[0], ROOT[1], trial, 0);
    threefry(key0, key1, SOURCE, period);
    const [a0, a1] = [key0, key1];
    for (let n = 0; n < OPPORTUNITIES; n += 1) {
      const [k0, k1] = [draw(a0, a1, (n << 2) + 1), draw(a0, a1, (n << 2) + 2)];
      for (let k = 0; k < addresses.length; k += 1) words[at++] = draw(k0, k1, addresses[k]);
    }
  }
  try {
    for (let sent = 0; sent < bytes.length; ) sent += writeSync(1, bytes, sent);
  } catch (error) {
    // the battery has seen enough
    if (error.code === 'EPIPE') process.exit(0);
    if (error.code !== 'EAGAIN') throw error;
  }
}
