import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engineArithmetic, outsideTheDialect } from './helpers/arithmetic.ts';
import { filesUnder } from './helpers/files.ts';
import { wrongImports } from './helpers/imports.ts';

const src = new URL('../src/', import.meta.url);
const files = filesUnder(src, '.ts').filter((path) => !path.startsWith('kernel/assembly/') && !path.endsWith('.d.ts'));
const read = (path: string): string => readFileSync(new URL(path, src), 'utf8');
const within = (...folders: string[]): string[] => files.filter((path) => folders.includes(path.split('/')[0]!));

describe('imports go one way', () => {
  it('in every file of src', () => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.flatMap((path) => wrongImports(path, read(path)))).toEqual([]);
  });

  it.each([
    ['the kernel reads the compiler', 'kernel/trial.ts', `import { x } from '../compile/program.ts';`],
    ['the compiler reads the kernel beyond its layout', 'compile/program.ts', `import { x } from '../kernel/state.ts';`],
    ['a scenario reads the compiler', 'scenario/schema.ts', `import type { X } from '../compile/compile.ts';`],
    ['a record re-exports the kernel', 'record/block.ts', `export { x } from '../kernel/trial.ts';`],
    ['a record re-exports all of the kernel', 'record/block.ts', `export * from '../kernel/trial.ts';`],
    ['a run imports a report at run time', 'run/run.ts', `const r = await import('../report/text.ts');`],
    ['a run names a type of a report', 'run/run.ts', `let r: import('../report/text.ts').Text;`],
    ['a run hides what it imports', 'run/run.ts', `const r = await import(name);`],
    ['capacity reads decide', 'capacity/table.ts', `import '../decide/plan.ts';`],
    ['the planner reads the command line', 'planner/server.ts', `import { x } from '../cli/format.ts';`],
    ['anything reads the public API', 'report/text.ts', `import { x } from '../index.ts';`],
    ['a scenario reads files', 'scenario/read.ts', `import { readFileSync } from 'node:fs';`],
    ['the kernel imports a package', 'kernel/draw.ts', `import seedrandom from 'seedrandom';`],
    ['a folder nobody planned', 'utils/index.ts', ``],
  ])('and it is noticed when %s', (_, path, source) => {
    expect(wrongImports(path, source)).toHaveLength(1);
  });

  it.each([
    ['compile/program.ts', `import { x } from '../kernel/layout.ts'; import { y } from '../record/layout.ts'; import '../distributions/beta.ts';`],
    ['kernel/trial.ts', `import { x } from './state.ts'; import { y } from '../record/layout.ts';`],
    ['run/run.ts', `import { x } from '../scenario/schema.ts'; import fs from 'node:fs'; // import '../report/text.ts'`],
    ['cli/main.ts', `import { Command } from 'commander'; import { x } from '../planner/server.ts'; const s = "import '../../x.ts'";`],
  ])('while %s may say %s', (path, source) => {
    expect(wrongImports(path, source)).toEqual([]);
  });
});

describe('numbers do not depend on the engine', () => {
  it('in kernel, compile and distributions', () => {
    expect(within('kernel', 'compile', 'distributions').flatMap((path) => engineArithmetic(path, read(path)))).toEqual([]);
  });

  it.each([
    'const x = Math.pow(2, 3);',
    'const x = y ** 2;',
    'let x = 2; x **= 2;',
    'const x = Math.random();',
    'const x = Math.log1p(y);',
    'const x = Math.sin(y);',
    'const { exp } = Math;',
    `const x = Math['exp'](1);`,
    'const m = Math;',
    'const x = globalThis.Math.exp(1);',
  ])('and %s is noticed', (source) => {
    expect(engineArithmetic('distributions/x.ts', source)).toHaveLength(1);
  });

  it('while exact functions, comments and strings pass', () => {
    const source = `// Math.exp, x ** 2\nconst x = Math.sqrt(2) + Math.imul(3, 4) + Math.PI; const s = 'Math.pow **';`;
    expect(engineArithmetic('distributions/x.ts', source)).toEqual([]);
  });
});

describe('the kernel keeps to its dialect', () => {
  it('in every file but lang.ts', () => {
    const kernel = [...within('kernel'), ...files.filter((path) => path === 'record/layout.ts')].filter((path) => path !== 'kernel/lang.ts');
    expect(kernel.flatMap((path) => outsideTheDialect(path, read(path)))).toEqual([]);
  });

  it.each([
    'export function f(a: i32): void { throw a; }',
    'export function f(a: i32): i32 { const g: F = (b: i32): i32 => b; return g(a); }',
    `export const s: string = 'a';`,
    'let n = 0;',
    'export const x: f64 = Math.sqrt(2);',
    'const a: I32s = [1];',
  ])('and %s is noticed', (source) => {
    expect(outsideTheDialect('kernel/x.ts', source)).toHaveLength(1);
  });
});

describe('what a file may do to the machine', () => {
  const naming = (words: RegExp): string[] => files.filter((path) => words.test(read(path)));

  it('is written in one place, where the old file or the new one is there, whole', () => {
    expect(naming(/\b(writeFileSync|writeSync|appendFile\w*|createWriteStream|copyFile\w*|renameSync|cpSync|truncate\w*)\(/)).toEqual(['run/write-atomic.ts']);
  });

  it('is never code: no text is evaluated, no other program is run', () => {
    expect(naming(/\beval\(|new Function\(|\bFunction\(|node:vm|node:child_process/)).toEqual([]);
  });
});
