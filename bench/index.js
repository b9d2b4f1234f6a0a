// runs every benchmark of this folder, or those named: npm run bench -- kernel draws
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const asked = process.argv.slice(2);
const names = readdirSync(here).filter((name) => name.endsWith('.js') && name !== 'index.js' && name !== 'measure.js').map((name) => name.slice(0, -3));
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark called ${unknown.join(', ')}; there are: ${names.join(', ') || 'none yet'}`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : names) {
    console.log(`\n${name}`);
    const { status } = spawnSync(process.execPath, [`${here}${name}.js`], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
