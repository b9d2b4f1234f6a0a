import { describe, expect, it } from 'vitest';
import { duration, progressReport, type ProgressKind } from '../../src/cli/progress.ts';
import { terminalOf } from '../../src/cli/terminal.ts';
import type { Progress } from '../../src/run/options.ts';

const at = (seconds: number, trials: number, of = 10_000, phase: Progress['phase'] = 'simulate'): Progress => ({ phase, trials, of, seconds });

function written(kind: ProgressKind, isLive: boolean, progress: readonly Progress[], width = 80): string {
  let text = '';
  const report = progressReport(kind, { write: (more) => (text += more), isLive, terminal: { width, color: false, unicode: false } });
  for (const each of progress) report.update(each);
  report.end();
  return text;
}

describe('progress', () => {
  it('is one line per 10 % where no line can be written over, with pace and time left', () => {
    const lines = written('bar', false, [at(0.2, 0), at(1.2, 500), at(2.2, 1_100), at(2.3, 1_150), at(4.2, 2_100), at(20.2, 10_000), at(21, 10_000, 10_000, 'summarise')]);
    expect(lines).toBe(' 11 %  1,100 of 10,000 trials, 550 per second, 16 s left\n 21 %  2,100 of 10,000 trials, 525 per second, 15 s left\n100 %  10,000 of 10,000 trials, 500 per second\n');
  });

  it('does not take for its own pace what another process has done', () => {
    expect(written('bar', false, [at(0.2, 8_000), at(1.2, 9_000)])).toContain(' 90 %  9,000 of 10,000 trials, 1,000 per second, 1.0 s left\n');
  });

  it('is a bar on a terminal, never wider than it, and leaves nothing behind', () => {
    for (const width of [40, 80]) {
      const drawn = written('bar', true, [at(0.2, 0), at(1.2, 5_000), at(2.2, 10_000, 10_000, 'summarise')], width).split('\r\u001b[K');
      expect(drawn.at(-1)).toBe('');
      expect(Math.max(...drawn.map((line) => line.length))).toBeLessThan(width);
      if (width === 80) expect(drawn[2]).toBe('##########           50 %  5,000 of 10,000 trials, 5,000 per second, 1.0 s left');
    }
  });

  it('is JSON for programs, twice a second and at the end', () => {
    const lines = written('json', true, [at(0.1, 0), at(0.2, 10), at(0.7, 5_000), at(0.8, 10_000)]).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      { phase: 'simulate', trials: 0, of: 10_000, seconds: 0.1, perSecond: null, secondsLeft: null },
      { phase: 'simulate', trials: 5_000, of: 10_000, seconds: 0.7, perSecond: 8_330, secondsLeft: 0.6 },
      { phase: 'simulate', trials: 10_000, of: 10_000, seconds: 0.8, perSecond: 14_300, secondsLeft: 0 },
    ]);
  });

  it('is nothing where nothing is wanted', () => {
    expect(written('none', true, [at(0.1, 5), at(9, 10_000)])).toBe('');
  });

  it('tells durations roughly', () => {
    expect([0.04, 9.9, 9.96, 89, 91, 5_399, 9_000].map(duration)).toEqual(['0.0 s', '9.9 s', '10 s', '89 s', '2 min', '90 min', '2.5 h']);
  });
});

describe('a terminal', () => {
  it('has colour unless it is none, is told not to, or cannot', () => {
    const color = (isTTY: boolean, env: Record<string, string>) => terminalOf({ isTTY, columns: 80 }, env).color;
    expect([color(true, {}), color(false, {}), color(true, { NO_COLOR: '1' }), color(true, { NO_COLOR: '' }), color(true, { TERM: 'dumb' })]).toEqual([true, false, false, true, false]);
  });

  it('has its own width, else the one of COLUMNS, else 80', () => {
    const width = (columns: number | undefined, env: Record<string, string>) => terminalOf(columns === undefined ? {} : { columns }, env).width;
    expect([width(100, { COLUMNS: '50' }), width(undefined, { COLUMNS: '50' }), width(undefined, {}), width(undefined, { COLUMNS: 'wide' }), width(0, {})]).toEqual([100, 50, 80, 80, 80]);
  });

  it('shows more than ASCII where its locale is UTF-8 or unknown', () => {
    const unicode = (env: Record<string, string>) => terminalOf({}, env).unicode;
    expect([unicode({}), unicode({ LANG: 'en_US.UTF-8' }), unicode({ LANG: 'C' }), unicode({ LC_ALL: 'C.utf8', LANG: 'C' }), unicode({ TERM: 'linux' })]).toEqual([true, true, false, true, false]);
  });
});
