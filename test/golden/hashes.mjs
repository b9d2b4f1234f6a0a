// Prints the result hash of every shipped scenario and of the benchmarks with the Node that runs this, or with others:
//   npm run hashes -- [--trials 512] [--on 20,22,24,26]
// With 512 trials they are also held against golden/hashes.json. Ends with 1 where a hash is not what it should be.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadScenario, simulate } from '../../dist/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { trials, on } = parseArgs({ options: { trials: { type: 'string', default: '512' }, on: { type: 'string' } } }).values;
const GOLDEN_TRIALS = '512';

const files = ['scenarios', 'bench/scenarios'].flatMap((folder) => readdirSync(root + folder).filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`));

async function hashesHere() {
  const golden = trials === GOLDEN_TRIALS ? JSON.parse(readFileSync(new URL('hashes.json', import.meta.url), 'utf8')) : {};
  const all = createHash('sha256');
  for (const file of files) {
    const { result } = await simulate(loadScenario(root + file), { trials: Number(trials), workers: 2 });
    const hash = result.run.resultHash;
    const differs = golden[file] !== undefined && golden[file] !== hash;
    if (differs) process.exitCode = 1;
    console.log(`${hash}  ${file}${differs ? `  DIFFERS from ${golden[file]}` : ''}`);
    all.update(`${file} ${hash}\n`);
  }
  console.log(`${all.digest('hex')}  all ${files.length}, Node ${process.versions.node}`);
}

/** The same under other versions of Node, from the registry; the last lines have to agree. */
function hashesOn(versions) {
  const ends = versions.map((version) => {
    const { status, stdout } = spawnSync('npx', ['-y', '-p', `node@${version}`, '--', 'node', fileURLToPath(import.meta.url), '--trials', trials], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    console.log(stdout.trimEnd());
    return status === 0 ? stdout.trimEnd().split('\n').at(-1).split(' ')[0] : `failed on ${version}`;
  });
  const isSame = new Set(ends).size === 1 && !ends[0].startsWith('failed');
  console.log(isSame ? `the same on Node ${versions.join(', ')}` : `NOT the same on Node ${versions.join(', ')}`);
  if (!isSame) process.exitCode = 1;
}

if (on === undefined) await hashesHere();
else hashesOn(on.split(','));
