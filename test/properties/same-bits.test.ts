// The answer is a function of the scenario, the keys and the number of a trial: not of the form of the kernel, of how many
// trials run in lock-step, nor of where blocks begin.
import { describe, expect, test } from 'vitest';
import { randomScenario } from '../helpers/random-scenario.ts';
import { shippedScenarios } from '../helpers/shipped.ts';
import { KEYS, Trials, compileFile, isLong, type TrialOptions } from '../helpers/trials.ts';
import { engine } from '../helpers/engine.ts';

const TRIALS = 9;
const random = Array.from({ length: isLong ? 1000 : 100 }, (_, k) => ({ name: `random scenario ${1000 + k}`, compiled: engine.compile(engine.loadScenario({ object: randomScenario(1000 + k) }), { paths: k % 2 === 1 }) }));
const all = [...shippedScenarios.map((path) => ({ name: path, compiled: compileFile(path) })), ...random];

/** Scenarios and trials whose rows differ, or whose emitted values do (as they come, or in any order). */
function differences(a: TrialOptions, b: TrialOptions, { from = 0, inOrder = true, scenarios = all, count = TRIALS } = {}): string[] {
  return scenarios.flatMap(({ name, compiled }) => {
    const one = new Trials(compiled, count, a);
    const other = new Trials(compiled, count - from, b);
    const rows = other.rows.flatMap((row, i) => (sameBits(one.rows[i + from], row) ? [] : [`${name}, trial ${i + from}: ${firstDifference(one, i + from, other, i)}`]));
    if (from > 0) return rows;
    const [x, y] = [emittedBy(one), emittedBy(other)];
    const emitted = inOrder ? x.join() === y.join() : x.sort().join() === y.sort().join();
    return emitted ? rows : [...rows, `${name}: what is emitted`];
  });
}

function sameBits(a: Float64Array, b: Float64Array): boolean {
  return Buffer.compare(Buffer.from(a.buffer, a.byteOffset, a.byteLength), Buffer.from(b.buffer, b.byteOffset, b.byteLength)) === 0;
}

function firstDifference(one: Trials, i: number, other: Trials, j: number): string {
  const figures = other.figures(j);
  const [name, x] = [...one.figures(i)].find(([figure, value]) => !Object.is(value, figures.get(figure))) ?? ['scratch', 0];
  return `${name} ${x} and ${figures.get(name)}`;
}

const emittedBy = (trials: Trials): string[] => trials.emitted.flatMap(({ codes, values }) => [...values].map((value, k) => `${codes[k]}:${value}`));

describe('a row has the same bits', () => {
  test('in WebAssembly and in JavaScript', () => {
    expect(differences({ form: 'wasm' }, { form: 'js' })).toEqual([]);
  });

  test.each([1, 3])('whether %d or 64 trials run in lock-step', (batch) => {
    expect(differences({ batch: 64 }, { batch }, { inOrder: false, count: 66, scenarios: all.slice(0, 50) })).toEqual([]);
  });

  test('wherever blocks begin and however many trials they have', () => {
    expect(differences({}, { first: 4 }, { from: 4 })).toEqual([]);
    expect(differences({}, { block: 2 }, { inOrder: false })).toEqual([]);
  });

  // who listens has one trial at a time, in the script form
  test('whether somebody listens', async () => {
    const kernel = await engine.module<typeof import('../../dist/kernel/kernel.js')>('kernel/kernel.js');
    const different = all.filter(({ compiled: { program } }) => {
      let heard = 0;
      const listener = { kernel, begin: () => {}, sink: () => (heard += 1) };
      const [alone, listened] = [engine.createEngine(program, KEYS), engine.createEngine(program, KEYS, { trace: listener })].map((own) => own.runBlock(0, 3).rows.slice());
      return heard === 0 || !sameBits(alone, listened);
    });
    expect(different.map(({ name }) => name)).toEqual([]);
  });

  test('after other scenarios have used the same kernel', () => {
    const [large, small] = [compileFile('bench/scenarios/reference.yaml'), compileFile('scenarios/mid-market.yaml')];
    const alone = new Trials(small, 4, { form: 'js' });
    process.env['QUOTACAST_KERNEL'] = 'js';
    try {
      const [a, b] = [large, small].map(({ program }) => engine.createEngine(program, KEYS));
      const again = [0, 1, 2, 3].map((trial) => {
        a.runBlock(trial, 1);
        return b.runBlock(trial, 1).rows.slice();
      });
      expect(again.every((row, trial) => sameBits(row, alone.rows[trial]))).toBe(true);
    } finally {
      delete process.env['QUOTACAST_KERNEL'];
    }
  });

  test('and other bits for another trial, and for other keys', () => {
    const trials = new Trials(compileFile('scenarios/mid-market.yaml'), 2);
    const others = new Trials(trials.compiled, 1, { keys: Int32Array.from([1, 2, 3, 4, 5, 6]) });
    expect(sameBits(trials.rows[0], trials.rows[1])).toBe(false);
    expect(sameBits(trials.rows[0], others.rows[0])).toBe(false);
  });
});
