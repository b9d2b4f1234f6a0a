// How long does the kernel take for an opportunity on one core, in both of its forms?
import { measure } from './tools/measure.js';
import { engineCase } from './tools/scenario.js';

const files = { 'scenarios/mid-market.yaml': 2048, 'scenarios/two-segments.yaml': 256, 'bench/scenarios/reference.yaml': 256 };

export const run = (how) => {
  const cases = Object.entries(files).flatMap(([file, trials]) => {
    const [wasm, js] = ['wasm', 'js'].map((form) => engineCase(file, trials, form));
    return [wasm, { ...js, against: [wasm.name] }];
  });
  return measure('kernel', cases, how);
};
