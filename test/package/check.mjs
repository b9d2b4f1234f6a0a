// The package as others get it: npm run package:check
// Packs it, has publint and attw look at the tarball, installs it in an empty folder and uses it from JavaScript, from
// TypeScript and as a command.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'quotacast-package-'));
const tool = (name) => join(root, 'node_modules/.bin', name);
const run = (file, args, cwd = folder) => execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function step(name, act) {
  try {
    console.log(`ok    ${name}${sized(act())}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`FAIL  ${name}\n${[error.stdout, error.stderr, error.message].filter(Boolean).join('\n')}`);
  }
}
const sized = (note) => (typeof note === 'string' && note !== '' ? `: ${note}` : '');

function expect(isSo, what) {
  if (!isSo) throw new Error(what);
}

let tarball = '';
step('packed', () => {
  const [{ filename, size, unpackedSize, files }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  tarball = join(folder, filename);
  const strange = files.map(({ path }) => path).filter((path) => !/^(dist\/|bin\/|scenarios\/|package\.json$|README\.md$|LICENSE$|LICENSES\.md$|CHANGELOG\.md$)/.test(path));
  expect(strange.length === 0, `files that nobody needs: ${strange.join(', ')}`);
  return `${files.length} files, ${(size / 1e6).toFixed(1)} MB, ${(unpackedSize / 1e6).toFixed(1)} MB unpacked`;
});
step('publint', () => run(tool('publint'), ['run', '--strict', '--pack', 'false', root]).includes('All good') || expect(false, 'publint has something to say'));
// the package has no CommonJS form
step('attw', () => run(tool('attw'), [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color']) && '');

const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
step('no install scripts', () => {
  for (const script of ['preinstall', 'install', 'postinstall']) expect(own.scripts[script] === undefined, `a script called ${script}`);
  expect(own.bundleDependencies === undefined && own.optionalDependencies === undefined && own.peerDependencies === undefined, 'more kinds of dependencies than one');
});

const fresh = join(folder, 'fresh');
mkdirSync(fresh);
step('installed in an empty folder, without running any script', () => {
  writeFileSync(join(fresh, 'package.json'), JSON.stringify({ name: 'fresh', private: true, type: 'module' }));
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', tarball], fresh);
  const installed = Object.entries(JSON.parse(readFileSync(join(fresh, 'package-lock.json'), 'utf8')).packages);
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(scripted.length === 0, `install scripts in ${scripted.join(', ')}`);
  return `${installed.length - 2} packages besides it, none with install scripts`;
});

const use = `import { loadScenario, ScenarioError, simulate } from 'quotacast';
const { result } = await simulate(loadScenario('node_modules/quotacast/scenarios/mid-market.yaml'), { trials: 200, workers: 2 });
`;
step('used from JavaScript', () => {
  writeFileSync(join(fresh, 'use.js'), `${use}console.log(result.run.resultHash, ScenarioError.name);\n`);
  const printed = run(process.execPath, ['use.js'], fresh);
  expect(/^[0-9a-f]{64} ScenarioError\n$/.test(printed), printed);
});

for (const [module, moduleResolution] of [['node16', 'node16'], ['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
  step(`used from TypeScript (strict, ${moduleResolution})`, () => {
    writeFileSync(join(fresh, 'use.ts'), `${use}const chance: number | null = result.targets[0]!.hit.total.p;\nconst hash: string = result.run.resultHash;\n// @ts-expect-error: a result has no such field\nconst missing = result.run.resultHush;\nexport { chance, hash, missing, ScenarioError };\n`);
    const compilerOptions = { target: 'es2022', module, moduleResolution, strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true, lib: ['es2023'], types: ['node'], typeRoots: [join(root, 'node_modules/@types')] };
    writeFileSync(join(fresh, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], fresh);
  });
}

step('used as a command', () => {
  const bin = join(fresh, 'node_modules/.bin/quotacast');
  expect(run(bin, ['--version'], fresh).trim() === own.version, 'another version');
  const { run: head } = JSON.parse(run(bin, ['simulate', 'node_modules/quotacast/scenarios/mid-market.yaml', '--trials', '200', '--json', '--progress', 'none'], fresh));
  expect(head.trials === 200, 'another number of trials');
  run(bin, ['simulate', 'node_modules/quotacast/scenarios/mid-market.yaml', '--trials', '100', '--report', 'plan.html', '--tables', 'tables', '--as', 'csv,arrow,parquet'], fresh);
  run(bin, ['calibrate', 'node_modules/quotacast/scenarios/crm/mid-market', '--out', 'calibrated'], fresh);
});

step('no known weakness in what is installed (npm audit)', () => {
  const { status, stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], { cwd: fresh, encoding: 'utf8' });
  const { metadata, message, error } = JSON.parse(stdout || '{}');
  if (metadata === undefined) return `NOT ASKED, as the registry does not answer: ${message ?? error?.summary ?? 'no reason given'}`;
  expect(status === 0, stdout);
  return `${metadata.vulnerabilities.total} of ${metadata.dependencies.total} packages`;
});

rmSync(folder, { recursive: true });
