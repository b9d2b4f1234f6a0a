// Each planted fault must be noticed by the test that guards against it: here by its case alone, in this process. `npm run mutants`
// runs the named tests themselves.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { dist, engineAt, type Engine } from '../helpers/engine.ts';
import { cases as careers } from '../kernel/careers-cases.ts';
import { cases as chance } from '../kernel/chance-cases.ts';
import { cases as customers } from '../kernel/customer-cases.ts';
import { cases as demand } from '../kernel/demand-cases.ts';
import { cases as exact, type Case } from '../kernel/exact-cases.ts';
import { cases as pay } from '../kernel/pay-cases.ts';
import { cases as record } from '../kernel/record-cases.ts';
import { cases as sellers } from '../kernel/seller-cases.ts';
import { plant, readMutants, uproot, type Mutant } from './plant.mjs';

const files: Record<string, Record<string, Case>> = {
  'kernel/careers.test.ts': careers,
  'kernel/chance.test.ts': chance,
  'kernel/customers.test.ts': customers,
  'kernel/demand.test.ts': demand,
  'kernel/exact.test.ts': exact,
  'kernel/pay.test.ts': pay,
  'kernel/record.test.ts': record,
  'kernel/sellers.test.ts': sellers,
};
const mutants = readMutants();
const copies: string[] = [];
afterAll(() => copies.forEach(uproot));

function planted(mutant: Pick<Mutant, 'name' | 'edits'>): Promise<Engine> {
  const copy = plant(mutant, fileURLToPath(dist));
  copies.push(copy);
  return engineAt(pathToFileURL(`${copy}/`));
}

function caseOf({ test: { file, title } }: Mutant): Case {
  const found = files[file]?.[title];
  if (!found) throw new Error(`${file} has no case "${title}"`);
  return found;
}

describe('a planted fault is noticed', () => {
  test.each(mutants.map((mutant) => [mutant.name, mutant.test.title, mutant] as const))('%s: %s', async (_, __, mutant) => {
    const engine = await planted(mutant);
    const verdict = await Promise.resolve()
      .then(() => caseOf(mutant)(engine))
      .then(() => 'passed', (error: Error) => error.name);
    expect(verdict).toBe('AssertionError');
  });

  test('and without a fault every one of those tests passes', async () => {
    const engine = await planted({ name: 'none', edits: [] });
    for (const mutant of mutants) await caseOf(mutant)(engine);
  });

  test('while a fault whose place is gone is reported, not passed over', () => {
    const gone = { name: 'gone', edits: [{ file: 'kernel/queues.js', from: 'what nobody wrote', to: '' }] };
    expect(() => plant(gone, fileURLToPath(dist))).toThrow('stands 0 times in kernel/queues.js');
    const twice = { name: 'twice', edits: [{ file: 'kernel/queues.js', from: 'function', to: '' }] };
    expect(() => plant(twice, fileURLToPath(dist))).toThrow(/stands \d+ times/);
  });
});
