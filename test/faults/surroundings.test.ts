// What surrounds a run does not reach its numbers: time zone, locale, clock, names that mean something to the language,
// the heap, a process that may start no threads, a disk that is full.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../helpers/command.ts';
import { smallScenario } from '../helpers/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const small = at('small.yaml');
writeFileSync(small, smallScenario);
const bin = fileURLToPath(new URL('../../bin/quotacast.js', import.meta.url));
const simulate = (...args: string[]) => ['simulate', small, '--trials', '64', '--workers', '1', '--progress', 'none', ...args];
/** All of a result but what the clock says. */
const resultIn = (stdout: string): string => stdout.replace(/"timing": \{[^}]*\}/, '');

// a clock that jumps forward and back with every look at it
writeFileSync(at('jumps.mjs'), `const real = Date.now; let n = 0; Date.now = () => real() + (n++ % 2 ? 1 : -1) * n * 86_400_000 * 400; const D = Date; globalThis.Date = new Proxy(D, { construct: (_, args) => (args.length ? new D(...args) : new D(Date.now())) });`);

describe('a result', () => {
  it('is the same in any time zone and locale, and under a clock that jumps', async () => {
    const plain = await command(simulate('--json'));
    expect(plain.code).toBe(0);
    const others: Record<string, string>[] = [{ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', NODE_OPTIONS: `--import=${at('jumps.mjs')}` }];
    for (const env of others) {
      const { stdout, stderr } = await command(simulate('--json'), { env });
      expect(stderr).toBe('');
      expect(resultIn(stdout) === resultIn(plain.stdout), JSON.stringify(env)).toBe(true);
    }
  });

  it('has pools, motions and stages named after what every object has', async () => {
    const text = smallScenario.replaceAll('ae', 'toString').replaceAll('se:', 'hasOwnProperty:').replaceAll('[se]', '[hasOwnProperty]').replaceAll('newBusiness', 'valueOf').replaceAll('proof', 'isPrototypeOf').replaceAll('inbound', 'watch').replaceAll('company', 'toLocaleString');
    writeFileSync(at('names.yaml'), text);
    const named = await command(['simulate', at('names.yaml'), '--trials', '64', '--workers', '1', '--progress', 'none', '--report', at('names.html'), '--tables', at('tables')]);
    expect([named.code, named.stderr.includes('Error')]).toEqual([0, false]);
    expect(named.stdout).toContain('hasOwnProperty');
  });
});

describe('a process', () => {
  const source = (how: string, always: boolean) => `
    import { simulateOn } from ${JSON.stringify(dist('run/run.js'))};
    import { threads } from ${JSON.stringify(dist('run/threads/pool.js'))};
    import { loadScenario } from ${JSON.stringify(dist('scenario/load.js'))};
    import { readFileSync } from 'node:fs';
    process.env.QUOTACAST_FAULT = JSON.stringify({ how: ${JSON.stringify(how)}, at: 130, marker: ${JSON.stringify(at(`${how}-${always}`))}, always: ${always} });
    const worker = ${JSON.stringify(fileURLToPath(new URL('../fixtures/run/faulty-worker.mjs', import.meta.url)))};
    const scenario = loadScenario({ text: readFileSync(${JSON.stringify(small)}), file: 'small.yaml' });
    await simulateOn(threads(worker), scenario, { trials: 256, workers: 1 }).then(({ result }) => console.log(result.run.resultHash), (error) => console.log(error.name, error.message));
  `;
  const printed = (how: string, always: boolean, ...flags: string[]) => execFileSync(process.execPath, [...flags, '--input-type=module', '-e', source(how, always)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

  it('runs trials again whose thread runs out of memory, and names them when it does so again', () => {
    const sound = printed('none', false);
    expect(sound).toMatch(/^[0-9a-f]{64}$/);
    expect(printed('oom', false, '--max-old-space-size=96')).toBe(sound);
    expect(printed('oom', true, '--max-old-space-size=96')).toMatch(/^WorkerFault block 1 \(trials 128 to 255\) could not be run, twice: .*memory/);
  });

  it('ends when its run has, and its threads by themselves', () => {
    const began = performance.now();
    expect(printed('tells', false)).toMatch(/^[0-9a-f]{64}$/);
    expect([existsSync(at('tells-false')), performance.now() - began < 9000]).toEqual([true, true]);
  });

  it('that may start no thread says so in one line', () => {
    const flag = Number(process.versions.node.split('.')[0]) >= 24 ? '--permission' : '--experimental-permission';
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', flag, '--allow-fs-read=*', bin, ...simulate()], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([70, '']);
    expect(stderr).toMatch(/^quotacast: .*a thread could not be started: Access to this API has been restricted.*\n$/);
  });
});

describe('a disk that is full', () => {
  const disk = at('disk');
  mkdirSync(disk);
  const isMounted = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
  afterAll(() => void (isMounted && execFileSync('umount', [disk])));

  it.skipIf(!isMounted)('leaves what was there, nothing half-written, and the answer on standard output (skipped where no small disk can be mounted)', async () => {
    writeFileSync(join(disk, 'samples.csv'), 'old');
    const { code, stdout, stderr } = await command(['simulate', small, '--trials', '3000', '--workers', '1', '--progress', 'none', '--samples', join(disk, 'samples.csv'), '--force']);
    expect([code, stdout.split('\n')[0], stderr]).toEqual([4, 'Small', 'quotacast: ENOSPC: no space left on device, write\n']);
    expect(readdirSync(disk)).toEqual(['samples.csv']);
    expect(execFileSync('cat', [join(disk, 'samples.csv')], { encoding: 'utf8' })).toBe('old');
  });
});

function dist(path: string): string {
  return new URL(`../../dist/${path}`, import.meta.url).href;
}
