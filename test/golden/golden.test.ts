// Golden runs: every shipped scenario gives the same result hash, to the bit. UPDATE=1 writes the hashes anew; when a digit
// moves, the changelog says why under "Values".
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadScenario, simulate } from '../../dist/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const hashFile = fileURLToPath(new URL('hashes.json', import.meta.url));
const files = [...readdirSync(`${root}scenarios`).filter((name) => name.endsWith('.yaml')).map((name) => `scenarios/${name}`), 'bench/scenarios/reference.yaml'];
const known = JSON.parse(readFileSync(hashFile, 'utf8')) as Record<string, string>;

test.each(files)('%s gives the result it gave, to the bit', async (file) => {
  const { result } = await simulate(loadScenario(root + file), { trials: 512, workers: 2 });
  if (process.env.UPDATE === '1') {
    known[file] = result.run.resultHash;
    writeFileSync(hashFile, `${JSON.stringify(known, null, 2)}\n`);
  } else {
    expect(result.run.resultHash).toBe(known[file]);
  }
});
