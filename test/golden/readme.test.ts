// The README's sample of the report is what the program prints. UPDATE=1 writes it anew.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const SAMPLE = /(<!-- sample -->\n```\n)([\s\S]*?)(```\n<!-- \/sample -->)/;
const LINES = 34;

test('the sample in the README is the beginning of the report of the mid-market scenario', () => {
  const printed = execFileSync(process.execPath, ['bin/quotacast.js', 'simulate', 'scenarios/mid-market.yaml', '--progress', 'none'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '80', LANG: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const expected = `${printed.split('\n').slice(0, LINES).join('\n').trimEnd()}\n`;
  const readme = readFileSync(`${root}README.md`, 'utf8');
  if (process.env.UPDATE === '1') writeFileSync(`${root}README.md`, readme.replace(SAMPLE, (_, before: string, __: string, after: string) => before + expected + after));
  else expect(SAMPLE.exec(readme)?.[2]).toBe(expected);
});

test('the scenario in the README is valid', async () => {
  const { loadScenario } = await import('../../dist/scenario/load.js');
  const text = /```yaml\n([\s\S]*?)```/.exec(readFileSync(`${root}README.md`, 'utf8'))?.[1] ?? '';
  expect(loadScenario({ text, file: 'README.md' }).scenario.name).toBe('Mid-market team');
});
