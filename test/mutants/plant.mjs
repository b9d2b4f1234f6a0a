// Plants a fault in a copy of the compiled engine. The copy has no WebAssembly, so its kernel runs as the JavaScript that was changed.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @returns {import('./plant.mjs').Mutant[]} */
export function readMutants() {
  return JSON.parse(readFileSync(new URL('mutants.json', import.meta.url), 'utf8'));
}

/**
 * Copies dist, changes what the mutant says, and returns the folder of the copy, which ends in dist.
 * Throws when a text to be changed does not stand exactly once in its file: then the mutant speaks of code that is no more.
 */
export function plant({ name, edits }, dist = join(root, 'dist')) {
  // inside the checkout, so that the copy finds its packages
  const copy = join(root, 'node_modules/.cache/quotacast-mutants', `${process.pid}-${name.replaceAll(/\W+/g, '-')}`, 'dist');
  cpSync(resolve(dist), copy, { recursive: true, filter: (path) => !/\.(map|d\.ts)$/.test(path) });
  writeFileSync(join(copy, 'run/release-build.js'), 'export const releaseBuild = null;\n');
  for (const { file, from, to } of edits) {
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    const found = source.split(from).length - 1;
    if (found !== 1) {
      uproot(copy);
      throw new Error(`mutant "${name}": its text stands ${found} times in ${file}, expected once:\n${from}`);
    }
    writeFileSync(path, source.replace(from, () => to));
  }
  return copy;
}

/** Removes a copy. */
export function uproot(copy) {
  rmSync(join(copy, '..'), { recursive: true, force: true });
}
