// More cases of the fuzz tests, the same ones for the same seed:
//   npm run fuzz -- [--cases 100000] [--seed 1]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { cases, seed } = parseArgs({ options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } }).values;
const env = { ...process.env, QUOTACAST_LONG: '1', QUOTACAST_FUZZ_CASES: cases, QUOTACAST_FUZZ_SEED: seed };
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'fuzz', '--maxWorkers=1'], { cwd: root, stdio: 'inherit', env });
process.exitCode = status ?? 1;
