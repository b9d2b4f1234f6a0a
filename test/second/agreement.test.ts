// The engine against the second implementation, in distribution: means, variances and distribution functions of every figure
// that both have, on scenarios that exercise every mechanism. False-alarm rate one in a million a figure. With 2,000 trials
// on each side the smallest visible error of a mean is 4.9 × sqrt(2 / 2,000) = 0.15 standard deviations (0.05 in the long suite).
import { expect, test } from 'vitest';
import { centralFunnel } from '../../dist/compile/funnel.js';
import { cycleOf, rampOf } from '../../dist/compile/ramp.js';
import { Trials, isLong } from '../helpers/trials.ts';
import { note } from '../helpers/verdicts.ts';
import { compareAll, disagreements, ksCritical, limits } from './compare.ts';
import { engineColumns } from './engine-columns.ts';
import { columns } from './quantities.ts';
import { scenarioInputs } from './scenarios.ts';
import { simulateSecond } from './simulate.ts';

const N = isLong ? 20_000 : 2_000;

test.each(Object.keys(scenarioInputs))('engine and second implementation agree in distribution: %s', (name) => {
  const trials = new Trials(scenarioInputs[name], N);
  const { scenario } = trials.compiled;
  const slotShares = (pool: string): number[] | undefined => {
    const motion = Object.values(scenario.motions).find((one) => one.owner === pool && one.kind === 'newBusiness');
    if (motion?.kind !== 'newBusiness' || scenario.pools[pool].ramp === 'none') return undefined;
    return [...rampOf(scenario.pools[pool], cycleOf(motion, centralFunnel(motion))).slots].slice(0, -1);
  };
  const second = simulateSecond(scenario, N, 20250101, { slotShares });
  // the engine walks a straight ramp in twenty steps: the quota it relieves has the same moments on a coarser grid
  const straight = Object.entries(scenario.pools).filter(([, { ramp }]) => ramp !== 'none' && ramp.linearMonths !== undefined);
  const isCoarse = (figure: string): boolean => straight.some(([pool]) => figure.includes(`.pools.${pool}.street`));
  const comparisons = compareAll(engineColumns(trials), columns(second)).map((one) => (isCoarse(one.name) ? { ...one, ksP: 1 } : one));
  for (const { engine, second: other, meanZ, varianceZ, existsZ, ks, ksP } of comparisons) {
    note({ what: 'means', expected: other.mean, got: engine.mean, z: meanZ, limit: limits.z });
    note({ what: 'variances', expected: other.variance, got: engine.variance, z: varianceZ, limit: limits.z });
    note({ what: 'shares of trials that have a figure', expected: other.n / N, got: engine.n / N, z: existsZ, limit: limits.z });
    if (ksP < 1) note({ what: 'distance of distribution functions', expected: 0, got: ks, z: ks / ksCritical(engine.n, other.n), limit: 1, isExact: true });
  }
  const apart = disagreements(comparisons);
  const told = apart.slice(0, 12).map(({ name: figure, engine, second: other, meanZ, varianceZ, existsZ, ksP }) =>
    `${figure}: ${engine.mean} against ${other.mean} (z ${meanZ.toFixed(1)}), variances ${engine.variance} and ${other.variance} (z ${varianceZ.toFixed(1)}), n ${engine.n} and ${other.n} (z ${existsZ.toFixed(1)}), KS p ${ksP.toExponential(1)}`);
  expect(told).toEqual([]);
});
