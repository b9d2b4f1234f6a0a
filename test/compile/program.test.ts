import { expect, test } from 'vitest';
import { ProgramWriter } from '../../src/compile/program.ts';
import { DIRECTORY_WORDS, HEADER_WORDS } from '../../src/kernel/layout.ts';
import * as ids from '../../src/kernel/section-ids.ts';
import { engine } from '../helpers/engine.ts';
import { randomScenario } from '../helpers/random-scenario.ts';

const sections = Object.entries(ids).filter(([name]) => name.startsWith('S_'));

/** Elements of each section of a program, by id. */
function lengths(program: Uint8Array): number[] {
  const words = new Int32Array(program.buffer);
  return Array.from({ length: ids.SECTIONS }, (_, id) => words[HEADER_WORDS + id * DIRECTORY_WORDS + 3]);
}

test('every section has a number of its own', () => {
  expect(new Set(sections.map(([, id]) => id)).size).toBe(sections.length);
});

test('every section is written by a scenario that has what it holds', () => {
  const programs = Array.from({ length: 60 }, (_, seed) => lengths(engine.compile(engine.loadScenario({ object: randomScenario(seed) })).program));
  const unwritten = sections.filter(([, id]) => programs.every((program) => program[id] === 0));
  expect(unwritten.map(([name]) => name)).toEqual([]);
});

test('a section is either set whole or grown row by row, and once', () => {
  const writer = new ProgramWriter();
  writer.put(0, [1]);
  writer.add(1, 2, 3);
  writer.add(1, 4);
  expect(() => writer.put(0, [5])).toThrow('section 0 is written twice');
  expect(() => writer.put(1, [5])).toThrow('section 1 is written twice');
  expect(() => writer.add(0, 5)).toThrow('section 0 is written twice');
  expect(lengths(writer.finish()).slice(0, 3)).toEqual([1, 3, 0]);
});
