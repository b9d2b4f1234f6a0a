import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw } from '../../src/kernel/draw.ts';
import { hasTrace, setMemory, setTraceSink, toI32 } from '../../src/kernel/lang.ts';
import * as script from '../fixtures/kernel/dialect.ts';

type Dialect = typeof script & { memory: { buffer: ArrayBuffer; grow(pages: number): number } };

const base = 65536;
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dialect-'));
const integers = [0, 1, -1, 2, 7, -8, 12345, 0x40000000, 2147483647, -2147483648, 0x9e3779b9 | 0];
const doubles = [0, -0, 0.5, -0.5, 1e9 + 0.75, 2147483646.5, 2147483647, 2147483648, -2147483648.5, -2147483649, 1e300, -1e300, Infinity, -Infinity, NaN];
let twin: Dialect;
let checkedTwin: Dialect;

beforeAll(() => {
  setMemory(new ArrayBuffer(2 * base));
  twin = compiled();
  checkedTwin = compiled('--checked');
});
afterAll(() => rmSync(folder, { recursive: true }));

function compiled(...flags: string[]): Dialect {
  const out = join(folder, `dialect${flags.join('')}.wasm`);
  const args = ['src/kernel/assembly/compile.mjs', '--entry', 'test/fixtures/kernel/dialect.ts', '--out', out, ...flags];
  execFileSync(process.execPath, args, { cwd: root });
  const module = new WebAssembly.Module(readFileSync(out));
  const abort = (): never => {
    throw new Error('abort');
  };
  const dialect = new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Dialect;
  dialect.memory.grow(3);
  return dialect;
}

describe('the dialect means the same in JavaScript and in WebAssembly', () => {
  it('for every word of lang.ts, at the edges too', () => {
    const own = new ArrayBuffer(2 * base);
    setMemory(own);
    for (const a of integers) for (const b of integers) for (const x of doubles) for (const y of doubles) {
      const n = script.arithmetic(base, a, b, x, y);
      expect(twin.arithmetic(base, a, b, x, y)).toBe(n);
      const [ours, theirs] = [new Float64Array(own, base, n), new Float64Array(twin.memory.buffer, base, n)];
      const at = ours.findIndex((value, i) => !Object.is(value, theirs[i]));
      if (at >= 0) expect.fail(`out[${at}] for ${[a, b, x, y]}: ${ours[at]} and ${theirs[at]}`);
    }
  });

  it('for four draws at a time, which are those of one at a time', () => {
    for (const a of integers) for (const more of integers) {
      const buffer = new ArrayBuffer(2 * base);
      setMemory(buffer);
      script.fourDraws(base, a, more);
      for (const form of [twin, checkedTwin]) {
        form.fourDraws(base, a, more);
        expect([...new Int32Array(form.memory.buffer, base, 20)]).toEqual([...new Int32Array(buffer, base, 20)]);
      }
      const words = new Int32Array(buffer, base, 20);
      const single = [0, 1, 2, 3].map((j) => draw(words[j], words[4 + j], (words[8 + j] + more) | 0));
      expect([...words.subarray(12, 16)]).toEqual(single);
      expect(new Set(single).size).toBe(4);
    }
  });

  it('for module state, every kind of view, and fills', () => {
    for (const length of [4, 8, 100, 4096]) {
      const here = script.arrays(base, length);
      expect(twin.arrays(base, length)).toBe(here);
      expect(checkedTwin.arrays(base, length)).toBe(here);
    }
  });

  it('and a checked build traps outside a view where the release reads on', () => {
    expect(() => twin.outside(base, 4)).not.toThrow();
    expect(() => checkedTwin.outside(base, 3)).not.toThrow();
    expect(() => checkedTwin.outside(base, 4)).toThrow();
    expect(() => checkedTwin.outside(base, -1)).toThrow();
  });
});

describe('a double becomes an integer', () => {
  it.each([[2.9, 2], [-2.9, -2], [1e300, 2147483647], [-1e300, -2147483648], [NaN, 0]])('%d gives %d', (x, i) => {
    expect(toI32(x)).toBe(i);
  });
});

describe('tracing', () => {
  it('is off until a sink is set and off again after', () => {
    const seen: number[][] = [];
    script.arithmetic(base, 5, 6, 7.5, 8.5);
    setTraceSink((...event) => seen.push(event));
    expect(hasTrace).toBe(true);
    script.arithmetic(base, 5, 6, 7.5, 8.5);
    setTraceSink(null);
    script.arithmetic(base, 5, 6, 7.5, 8.5);
    expect(seen).toEqual([[1, 2, 5, 7.5, 8.5]]);
  });
});
