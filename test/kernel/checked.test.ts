// A build of the kernel that traps on an index outside its view, in memory full of rubbish: nothing is read before it is written.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Kernel from '../../dist/kernel/kernel.js';
import { engine } from '../helpers/engine.ts';
import { randomScenario } from '../helpers/random-scenario.ts';
import { shippedScenarios } from '../helpers/shipped.ts';
import { KEYS, Trials, compileFile, isLong, layout } from '../helpers/trials.ts';

type Checked = typeof Kernel & { memory: { buffer: ArrayBuffer; grow(pages: number): number } };
type Compiled = ReturnType<typeof compileFile>;

const PAGE = 65_536;
const TRIALS = 3;
const folder = mkdtempSync(join(tmpdir(), 'checked-'));
let module: WebAssembly.Module;

beforeAll(() => {
  const out = join(folder, 'kernel.wasm');
  execFileSync(process.execPath, ['src/kernel/assembly/compile.mjs', '--checked', '--out', out], { cwd: fileURLToPath(new URL('../../', import.meta.url)) });
  module = new WebAssembly.Module(readFileSync(out));
});
afterAll(() => rmSync(folder, { recursive: true }));

function checkedRows({ program }: Compiled): Float64Array {
  const abort = (): never => {
    throw new Error('abort');
  };
  const kernel = new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Checked;
  const header = new Int32Array(program.buffer, program.byteOffset, layout.HEADER_WORDS);
  const base = PAGE + program.byteLength;
  const room = [TRIALS, 13, header[layout.H_ACCOUNTS] + 2048, 40_000, 60_000] as const;
  const bytes = (needed: number): Uint8Array => {
    const missing = needed - kernel.memory.buffer.byteLength;
    if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE));
    return new Uint8Array(kernel.memory.buffer);
  };
  bytes(base).set(program, PAGE);
  kernel.bindProgram(PAGE);
  const end = kernel.bindState(base, ...room, 1);
  bytes(end).fill(0xab, base, end);
  kernel.bindProgram(PAGE);
  kernel.bindState(base, ...room, 0);
  kernel.setRootKeys(KEYS[0], KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], 1);
  expect(kernel.runTrials(0, TRIALS)).toBe(layout.DONE);
  return new Float64Array(kernel.memory.buffer, kernel.rowPlace(), TRIALS * header[layout.H_ROW]);
}

const scenarios: [string, () => Compiled][] = [
  ...shippedScenarios.map((path): [string, () => Compiled] => [path, () => compileFile(path)]),
  ...Array.from({ length: isLong ? 500 : 60 }, (_, k): [string, () => Compiled] => [`random scenario ${5000 + k}`, () => engine.compile(engine.loadScenario({ object: randomScenario(5000 + k) }))]),
];

test('the kernel keeps within its memory and reads nothing that it has not written', () => {
  const wrong = scenarios.flatMap(([name, make]) => {
    const compiled = make();
    const rows = checkedRows(compiled);
    const free = new Trials(compiled, TRIALS).rows.flatMap((row) => [...row]);
    return free.every((x, i) => Object.is(x, rows[i])) ? [] : [name];
  });
  expect(wrong).toEqual([]);
}, 300_000);
