// Plants one fault at a time in a copy of dist and runs the test that must notice it: npm run mutants
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { plant, readMutants, uproot } from './plant.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const mutants = readMutants();

/** Runs tests against a copy; title undefined means all of the files. */
function runTests(copy, files, title) {
  const only = title === undefined ? [] : ['-t', `${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`];
  const { stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', ...files, ...only, '--reporter=json'], { cwd: root, encoding: 'utf8', env: { ...process.env, QUOTACAST_DIST: copy } });
  const report = stdout.slice(stdout.indexOf('{'));
  try {
    const { numFailedTests: failed, numPassedTests: passed } = JSON.parse(report);
    return { failed, passed };
  } catch {
    throw new Error(`vitest said nothing that can be read:\n${stdout}\n${stderr}`);
  }
}

const none = plant({ name: 'none', edits: [] });
const control = runTests(none, [...new Set(mutants.map(({ test }) => test.file))]);
uproot(none);
if (control.failed > 0) {
  console.error(`${control.failed} tests fail without any fault: nothing can be said of faults`);
  process.exit(1);
}

let survivors = 0;
const width = Math.max(...mutants.map(({ name }) => name.length));
for (const mutant of mutants) {
  const copy = plant(mutant);
  const { failed, passed } = runTests(copy, [mutant.test.file], mutant.test.title);
  uproot(copy);
  const verdict = failed > 0 ? 'killed' : passed > 0 ? 'SURVIVED' : 'NO SUCH TEST';
  if (verdict !== 'killed') survivors += 1;
  console.log(`${mutant.name.padEnd(width)}  ${verdict.padEnd(8)}  ${mutant.test.file}: ${mutant.test.title}`);
}
console.log(`${mutants.length - survivors} of ${mutants.length} killed`);
process.exitCode = survivors > 0 ? 1 : 0;
