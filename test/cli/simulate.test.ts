import { execFileSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultSchema, type Result } from '../../src/record/result.ts';
import { columnWidth } from '../../src/report/text/column-width.ts';
import { command, type Ended } from '../helpers/command.ts';
import { smallScenario } from '../helpers/scenario.ts';
import { flaws } from '../report/flaws.ts';

const bin = fileURLToPath(new URL('../../bin/quotacast.js', import.meta.url));
let folder: string;
let small: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
  small = join(folder, 'small.yaml');
  writeFileSync(small, smallScenario);
});
afterAll(() => rmSync(folder, { recursive: true }));

const simulate = (...args: string[]): Promise<Ended> => command(['simulate', small, '--trials', '300', ...args]);
const resultOf = ({ stdout }: Ended): Result => resultSchema.parse(JSON.parse(stdout));

describe('simulate', () => {
  it('reports on stdout, and everything else on stderr', async () => {
    const { code, stdout, stderr } = await simulate();
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('Small');
    expect(lines[3]).toMatch(/^ {2}In \d+ of 100 simulated years the team books \$3\.2M or more of new business/);
    expect(stdout).toContain(`npx quotacast simulate ${small} --seed 1`.slice(0, 40));
    expect(flaws(lines)).toEqual([]);
    expect(stderr).toMatch(/^100 % {2}300 of 300 trials/m);
    expect(stderr).toMatch(/300 trials in [\d.]+ s \([\d,]+ per second, \d+ workers?\)\n$/);
  });

  it('shows bookings and pipeline week by week when asked to, and says so in the command', async () => {
    const { stdout } = await simulate('--paths', '--progress', 'none');
    expect(stdout).toContain('Week by week: new ACV booked so far');
    expect(stdout).toContain('Week by week: open pipeline');
    expect(stdout).toContain('--paths');
    expect(resultOf(await simulate('--paths', '--json', '--progress', 'none')).paths?.booked.p90.at(-1)).toBeGreaterThan(0);
  });

  it('prints a result that its schema accepts, and nothing else', async () => {
    const ended = await simulate('--json', '--progress', 'none');
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(resultOf(ended)).toMatchObject({ run: { seed: '1', trials: 300, partial: false }, scenario: { name: 'Small', file: small } });
  });

  it('gives the same numbers again with the command that it names', async () => {
    const { stdout } = await simulate('--seed', 'random', '--set', "name='Two  words, it''s'", '--set', 'pools.ae.headcount=5');
    const words = stdout.slice(stdout.indexOf('npx quotacast')).replace('npx quotacast', `'${process.execPath}' '${bin}'`);
    const again = execFileSync('sh', ['-c', words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' } });
    expect(again).toBe(stdout);
  });

  it('changes its result with the scenario and the seed, and not with the number of workers', async () => {
    const hash = async (...args: string[]) => resultOf(await simulate('--json', '--progress', 'none', ...args)).run.resultHash;
    const plain = await hash();
    expect(await hash('--workers', '1')).toBe(plain);
    expect(await hash('--workers', '3')).toBe(plain);
    expect(await hash('--seed', '2')).not.toBe(plain);
    expect(await hash('--set', 'pools.ae.headcount=5')).not.toBe(plain);
  });

  it('reads standard input, and runs one trial or two without saying how sure they are', async () => {
    const { code, stdout } = await command(['simulate', '-', '--trials', '2'], { input: smallScenario });
    expect(code).toBe(0);
    expect(stdout).toMatch(/In [012] of 2 simulated years .*\(too\s+few trials to tell its error\)/s);
    expect(stdout).not.toMatch(/^ +P10|1 trial in 10|1 year in 10/m);
  });

  it('runs until the precision asked for is reached', async () => {
    const { stdout } = await command(['simulate', small, '--precision', '20%', '--progress', 'none']);
    expect(stdout).toMatch(/trials {7}[\d,]+: the precision asked for is reached/);
  });

  it('says briefly what the linter has to say', async () => {
    const { stderr } = await simulate('--set', 'pools.ae.capacity=8.5');
    expect(stderr).toMatch(/^warning: pools\.ae\.capacity: /);
  });

  it('shows the chance with fewer and more seats', async () => {
    const { code, stdout } = await simulate('--neighbours');
    expect(code).toBe(0);
    const table = stdout.slice(stdout.indexOf('Chance of target company by seats of ae'));
    expect(table.match(/^ {2}\d+( \(plan\))?/gm)).toEqual(['  2', '  3', '  4 (plan)', '  5', '  6']);
  });
});

describe('simulate refuses', () => {
  it.each([
    [['--trials', '0'], 2, 'Expected a whole number of at least 1'],
    [['--trials', '1.5'], 2, 'Expected a whole number of at least 1'],
    [['--trials', 'abc'], 2, 'Expected a whole number of at least 1'],
    [['--trials', '-1'], 2, 'Expected a whole number of at least 1'],
    [['--trials='], 2, 'Expected a whole number of at least 1'],
    [['--trials', '5', '--trials', '6'], 2, 'is given twice'],
    [['--trials', '1e12'], 3, 'their samples would take'],
    [['--workers', '0'], 2, 'Expected a whole number of at least 1'],
    [['--precision', '2'], 2, 'Expected a share such as 1% or 0.01'],
    [['--precision', '1%', '--trials', '5'], 2, '--precision finds the number of trials'],
    [['--trials-max', '5'], 2, '--trials-max limits a run with --precision'],
    [['--metrics', 'bookings.nwe'], 2, 'bookings.nwe'],
    [['--metrics', ', '], 2, '--metrics: expected ids separated by commas'],
    [['--samples', 'x.txt'], 2, 'ends in .csv or .arrow'],
    [['--seed='], 2, 'seed: expected a number or a text'],
    [['--progress', 'loud'], 2, 'Allowed choices are none, bar, json'],
    [['--neighbours', '--json'], 2, '--neighbours is a table of the report'],
    [['--neighbours', '--set', 'targets=null'], 2, '--neighbours needs a target'],
    [['--set', 'pools.ae.capactiy=1'], 2, 'capacity'],
    [['--resume', 'none.checkpoint'], 4, 'quotacast: none.checkpoint: expected a checkpoint, got no such file\n'],
    [['--resume', '.'], 4, 'quotacast: .: expected a checkpoint, got a directory\n'],
    [['--checkpoint', 'no-such-folder/x'], 4, 'no-such-folder'],
    [['--bogus'], 2, "unknown option '--bogus'"],
    [['--', 'another.yaml'], 2, 'too many arguments'],
  ])('%j', async (args, code, message) => {
    const ended = await command(['simulate', small, ...args]);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(ended.code).toBe(code);
  });

  it('a checkpoint that is none, or of another run', async () => {
    const checkpoint = join(folder, 'other.checkpoint');
    writeFileSync(checkpoint, 'QC nothing');
    expect(await simulate('--resume', checkpoint)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('expected a checkpoint') });
  });
});

describe('files of simulate', () => {
  it('are written where asked, and replaced only by force', async () => {
    const out = join(folder, 'runs', 'first');
    const samples = join(folder, 'samples.csv');
    const { code, stdout, stderr } = await simulate('--out', out, '--samples', samples, '--progress', 'none');
    expect([code, stderr]).toEqual([0, `wrote ${samples}\nwrote ${join(out, 'result.json')} and ${join(out, 'report.txt')}\n`]);
    expect(readdirSync(out).sort()).toEqual(['report.txt', 'result.json']);
    expect(resultSchema.parse(JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))).run.trials).toBe(300);
    expect(readFileSync(join(out, 'report.txt'), 'utf8')).toBe(stdout);
    expect(readFileSync(samples, 'utf8').trimEnd().split('\n')).toHaveLength(301);

    const kept = readFileSync(samples, 'utf8');
    expect(await simulate('--seed', '2', '--samples', samples)).toMatchObject({ code: 4, stdout: '', stderr: `quotacast: ${samples} exists: --force replaces it\n` });
    expect(await simulate('--seed', '2', '--out', out)).toMatchObject({ code: 4, stdout: '' });
    expect(readFileSync(samples, 'utf8')).toBe(kept);
    expect((await simulate('--seed', '2', '--samples', samples, '--force', '--progress', 'none')).code).toBe(0);
    expect(readFileSync(samples, 'utf8')).not.toBe(kept);
  });

  it('never go through a link or take the place of a folder, even by force', async () => {
    const link = join(folder, 'link.csv');
    symlinkSync(small, link);
    expect(await simulate('--samples', link, '--force')).toMatchObject({ code: 4, stdout: '' });
    expect(await simulate('--out', small, '--force')).toMatchObject({ code: 4, stdout: '', stderr: `quotacast: ${small} exists and is no folder\n` });
    expect(readFileSync(small, 'utf8')).toBe(smallScenario);
  });

  it('do not cost the answer when they cannot be written', async () => {
    const vanishing = mkdtempSync(join(folder, 'vanishing-'));
    const remove = () => rmSync(vanishing, { recursive: true, force: true });
    const { code, stdout, stderr } = await command(['simulate', small, '--trials', '300', '--samples', join(vanishing, 'x.csv')], { onStderr: remove });
    expect([code, stdout.split('\n')[0]]).toEqual([4, 'Small']);
    expect(stderr).toContain('quotacast: ENOENT');
  });
});

describe('where simulate reports', () => {
  it('a reader who leaves early ends it quietly, and loses no file', () => {
    const samples = join(folder, 'piped.csv');
    const script = `'${process.execPath}' '${bin}' simulate '${small}' --trials 300 --samples '${samples}' --progress none | head -1; echo "\${PIPESTATUS[0]}"`;
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toBe('Small\n0\n');
    expect(existsSync(samples)).toBe(true);
  });

  it('lines fit into 40 columns', async () => {
    const { stdout } = await command(['simulate', small, '--trials', '300'], { env: { COLUMNS: '40' } });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => columnWidth(line) > 40)).toEqual([]);
    expect(Math.max(...lines.map(columnWidth))).toBe(40);
  });

  it('text is plain in a pipe, and ASCII where the locale is', async () => {
    const { stdout } = await command(['simulate', small, '--trials', '300'], { env: { LANG: 'C' } });
    expect(stdout).toMatch(/^[ -~\n]*$/);
    expect((await simulate()).stdout).not.toContain('\u001b');
  });

  it('progress is a line per 10 %, JSON, or nothing', async () => {
    const many = (kind: string) => command(['simulate', small, '--trials', '3000', '--progress', kind]);
    const lines = (await many('bar')).stderr.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(lines.at(-2)).toMatch(/^100 % {2}3,000 of 3,000 trials/);
    const json = (await many('json')).stderr.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(json.at(-1)).toMatchObject({ phase: 'summarise', trials: 3000, of: 3000 });
    expect((await many('none')).stderr).toBe('');
  });
});

describe('a signal to simulate', () => {
  // one worker, so that a machine with many is not done before the signal comes
  const endless = () => ['simulate', small, '--trials', '400000', '--workers', '1'];
  /** Acts once the run has done so many percent. */
  const once = (act: (process: ChildProcess) => void) => {
    let acted = false;
    return (text: string, process: ChildProcess) => {
      if (acted || !text.includes('"trials"')) return;
      const { trials } = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as { trials: number };
      if (trials < 1000) return;
      acted = true;
      act(process);
    };
  };

  it.each(['SIGINT', 'SIGTERM'] as const)('%s finishes what runs, and marks the result as partial', async (signal) => {
    const { code, stdout, stderr } = await command([...endless(), '--progress', 'json'], { onStderr: once((process) => process.kill(signal)) });
    expect(code).toBe(5);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^PARTIAL: [\d,]+ of 400,000 trials/);
    expect(lines.filter((line) => line.startsWith('PARTIAL'))).toHaveLength(2);
    expect(stderr).toContain('--checkpoint FILE keeps it');
  });

  it('leaves a checkpoint from which the run goes on as if nothing had happened', async () => {
    const checkpoint = join(folder, 'run.checkpoint');
    const args = ['simulate', small, '--trials', '20000', '--json'];
    const stopped = await command([...args, '--workers', '1', '--checkpoint', checkpoint, '--progress', 'json'], { onStderr: once((process) => process.kill('SIGINT')) });
    expect(stopped.code).toBe(5);
    const part = resultOf(stopped).run;
    expect(part).toMatchObject({ partial: true, stopped: 'interrupted', requested: 20_000 });
    expect(part.trials).toBeGreaterThanOrEqual(1000);
    expect(part.trials).toBeLessThan(20_000);
    expect(stopped.stderr).toContain(`--resume ${checkpoint} --checkpoint ${checkpoint}`);

    const resumed = resultOf(await command([...args, '--resume', checkpoint, '--checkpoint', checkpoint, '--progress', 'none'])).run;
    const whole = resultOf(await command([...args, '--progress', 'none'])).run;
    expect(resumed).toEqual(whole);
    expect(resumed.resultHash).not.toBe(part.resultHash);
  });

  it('ends it at once when it comes twice, with nothing half-written', async () => {
    const out = join(folder, 'never');
    const checkpoint = join(folder, 'never.checkpoint');
    let told = 0;
    const { signal, stdout } = await command([...endless(), '--out', out, '--checkpoint', checkpoint, '--progress', 'json'], {
      onStderr: (text, process) => {
        if (told === 0 && text.includes('"trials"')) told = process.kill('SIGINT') ? 1 : 0;
        else if (told === 1 && text.includes('stopping')) told = process.kill('SIGINT') ? 2 : 1;
      },
    });
    expect([signal, stdout, existsSync(out)]).toEqual(['SIGINT', '', false]);
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});
