// What `check` calls assumed is all that a scenario leaves to the language and to roles: stated in so many words, nothing is assumed
// any more, and the scenario is the same.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadScenario, type Loaded } from '../../src/scenario/load.ts';
import { shippedScenarios } from '../helpers/shipped.ts';

const at = (file: string): URL => new URL(`../../${file}`, import.meta.url);

function loaded(file: string, overrides: Record<string, unknown> = {}): Loaded {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return loadScenario({ text: readFileSync(at(file)), file, readFile: (name) => readFileSync(at(name.includes('/') ? name : `${folder}${name}`)), overrides });
}

/** Words for what no field can say: waiting without end, and tenures that do not matter. */
const isWords = ({ path, value }: { path: string; value: unknown }): boolean => (path.endsWith('.patienceDays') && value === 'none') || value === 'fully ramped';

it.each(shippedScenarios)('%s with its assumptions written out is the same scenario, and assumes nothing', (file) => {
  const { assumed, canonicalJson } = loaded(file);
  const written = loaded(file, Object.fromEntries(assumed.filter((one) => !isWords(one)).map(({ path, value }) => [path, value])));
  expect(written.assumed.filter((one) => !isWords(one))).toEqual([]);
  expect(written.canonicalJson).toBe(canonicalJson);
});

it('the enterprise pod fits in 150 lines, and names what it leaves to its seven roles', () => {
  const file = 'scenarios/enterprise-pod.yaml';
  expect(readFileSync(at(file), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(150);
  const { assumed, scenario } = loaded(file);
  expect(new Set(Object.values(scenario.pools).map(({ role }) => role))).toEqual(new Set(['bdr', 'generalistAe', 'specialistAe', 'systemEngineer', 'industryExpert', 'partnerAe', 'renewalRep']));
  const paths = new Set(assumed.map(({ path }) => path));
  for (const [name, pool] of Object.entries(scenario.pools)) {
    // of every pool: whether people leave, and if so, whether and when they are replaced
    const stated = readFileSync(at(file), 'utf8').split(`\n  ${name}:`)[1].split(/\n {2}\w/)[0];
    if (!stated.includes('attrition:')) expect(paths).toContain(`pools.${name}.attrition`);
    if (pool.attrition !== 'none') for (const field of ['backfill', 'timeToFillDays']) expect(paths).toContain(`pools.${name}.${field}`);
  }
});
