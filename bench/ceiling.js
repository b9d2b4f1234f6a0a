// How far is the engine from a program that is written for the reference model alone, and do both simulate the same?
import { measure } from './tools/measure.js';
import { simulateByHand } from './tools/reference-by-hand.js';
import { compiled, engineCase, engineOf, simulateBlocks } from './tools/scenario.js';

const file = 'bench/scenarios/reference.yaml';
const trials = 512;
/** Trials of the comparison of answers, and the standard errors by which they may differ: by chance alone once in 8,000 times for each figure. */
const compared = 5_120;
const MOST_ERRORS = 4;

export const run = async (how) => {
  agree(how);
  const engine = engineCase(file, trials, 'wasm');
  const byHand = () => {
    const { created, won, gross } = simulateByHand(trials);
    return `${created} created, ${won} won, ${gross.toFixed(2)} booked`;
  };
  const cases = [
    { name: 'written by hand, js', run: byHand, units: parseInt(byHand()), unit: 'ns/opportunity', perSecond: 1e9 },
    { ...engine, name: 'engine, wasm', against: ['written by hand, js'] },
    { ...engineCase(file, trials, 'js'), name: 'engine, js', against: ['written by hand, js'] },
  ];
  await measure('ceiling', cases, how);
};

/** Means of opportunities, wins and bookings of both programs, their difference in standard errors. */
function agree({ report }) {
  const scenario = compiled(file);
  const engine = sample((each) => simulateBlocks(scenario, engineOf(scenario), compared, each));
  const byHand = sample((each) => simulateByHand(compared, each));
  for (const figure of Object.keys(engine)) {
    const [x, y] = [engine[figure], byHand[figure]].map(momentsOf);
    const errors = (y.mean - x.mean) / Math.sqrt((x.variance + y.variance) / compared);
    report({ name: `${figure} by hand − by the engine`, samples: [errors], unit: 'standard errors', answerTo: `ceiling: ${figure}`, isKnown: Math.abs(errors) < MOST_ERRORS });
  }
}

function sample(simulate) {
  const figures = { created: [], won: [], gross: [] };
  simulate((trial) => Object.keys(figures).forEach((figure) => figures[figure].push(trial[figure])));
  return figures;
}

function momentsOf(values) {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1) };
}
