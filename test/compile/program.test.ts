import { expect, test } from 'vitest';
import { ProgramWriter } from '../../src/compile/program.ts';
import { CREATING_WORDS, DIRECTORY_WORDS, HEADER_WORDS, H_ACCOUNTS, H_DEALS, H_POOLS, H_SEATS, H_SELF_COUNT, H_SOURCES, H_STAGES } from '../../src/kernel/layout.ts';
import * as ids from '../../src/kernel/section-ids.ts';
import { engine } from '../helpers/engine.ts';
import { randomScenario } from '../helpers/random-scenario.ts';

const sections = Object.entries(ids).filter(([name]) => name.startsWith('S_'));

/** Elements of each section of a program, by id. */
function lengths(program: Uint8Array): number[] {
  const words = new Int32Array(program.buffer);
  return Array.from({ length: ids.SECTIONS }, (_, id) => words[HEADER_WORDS + id * DIRECTORY_WORDS + 3]);
}

/** A section that holds whole numbers. */
function wholes(program: Uint8Array, id: number): Int32Array {
  const [, , at, length] = new Int32Array(program.buffer, (HEADER_WORDS + id * DIRECTORY_WORDS) * 4, DIRECTORY_WORDS);
  return new Int32Array(program.buffer, at, length);
}

test('every section has a number of its own', () => {
  expect(new Set(sections.map(([, id]) => id)).size).toBe(sections.length);
});

test('every section is written by a scenario that has what it holds', () => {
  const programs = Array.from({ length: 60 }, (_, seed) => lengths(engine.compile(engine.loadScenario({ object: randomScenario(seed) })).program));
  const unwritten = sections.filter(([, id]) => programs.every((program) => program[id] === 0));
  expect(unwritten.map(([name]) => name)).toEqual([]);
});

test('the header counts what the sections hold', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const { program } = engine.compile(engine.loadScenario({ object: randomScenario(seed) }));
    const header = new Int32Array(program.buffer);
    const length = lengths(program);
    const counted = [[H_SELF_COUNT, ids.S_SELF_SOURCE, CREATING_WORDS], [H_POOLS, ids.S_POOL_CAPACITY, 1], [H_SOURCES, ids.S_SOURCE_MOTION, 1], [H_STAGES, ids.S_STAGE_MOTION, 1], [H_SEATS, ids.S_SEAT_POOL, 1], [H_DEALS, ids.S_DEAL_STAGE, 1]];
    for (const [count, section, words] of counted) expect(length[section], `section ${section} of scenario ${seed}`).toBe(header[count] * words);
  }
});

test('the header says how many customers the groups hold, for whom an engine makes room', () => {
  const customers = Array.from({ length: 20 }, (_, seed) => engine.compile(engine.loadScenario({ object: randomScenario(seed) })).program).map((program) => {
    const held = wholes(program, ids.S_GROUP_COUNT).reduce((sum, n) => sum + n, 0);
    expect(new Int32Array(program.buffer)[H_ACCOUNTS]).toBe(held);
    return held;
  });
  expect(Math.max(...customers)).toBeGreaterThan(0);
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
