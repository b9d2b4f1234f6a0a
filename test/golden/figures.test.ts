// Golden figures: whole results (means, percentiles, errors, histograms, health), not their samples alone, of shipped scenarios and
// of random ones over all features. UPDATE=1 writes the hashes anew; when a digit moves, the changelog says why under "Values".
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { randomScenario } from '../helpers/random-scenario.ts';
import { shippedScenarios } from '../helpers/shipped.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const hashFile = fileURLToPath(new URL('figures.json', import.meta.url));
const known = JSON.parse(readFileSync(hashFile, 'utf8')) as Record<string, string>;
const { runInline } = await engine.module<typeof import('../../dist/run/run.js')>('run/run.js');
/** The longer suite, and the hunt for faults, look at all that are known. */
const RANDOM = process.env['QUOTACAST_LONG'] === '1' ? 40 : 12;

async function figuresOf(source: { file: string } | { object: object }, trials: number): Promise<string> {
  const loaded = 'file' in source ? engine.loadScenario({ text: readFileSync(root + source.file), file: source.file, readFile: (name) => readFileSync(root + name) }) : engine.loadScenario(source);
  const { result } = await runInline(loaded, { trials, paths: true });
  const { timing: _timing, scenario: _scenario, run, ...figures } = result;
  return createHash('sha256').update(JSON.stringify([run.resultHash, figures])).digest('hex').slice(0, 16);
}

async function hold(name: string, hash: string): Promise<void> {
  if (process.env['UPDATE'] === '1') {
    known[name] = hash;
    writeFileSync(hashFile, `${JSON.stringify(known, null, 2)}\n`);
  }
  expect(hash).toBe(known[name]);
}

test.each(shippedScenarios)('%s gives the figures it gave', async (file) => hold(file, await figuresOf({ file }, 40)));

// the first has a chance that is no number (odds of 0 for what is certain), the second ends of stages that stand in a list twice
test.each([2641, 3452])('random scenario %i gives the figures it gave', async (seed) => hold(`random ${seed}, 40 trials`, await figuresOf({ object: randomScenario(seed) }, 40)));

test.each(Array.from({ length: RANDOM }, (_, seed) => seed))('random scenario %i gives the figures it gave', async (seed) => hold(`random ${seed}`, await figuresOf({ object: randomScenario(seed) }, 12)));
