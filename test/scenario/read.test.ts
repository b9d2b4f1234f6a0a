import { describe, expect, it } from 'vitest';
import { limits } from '../../src/scenario/limits.ts';
import { LimitError } from '../../src/scenario/limit-error.ts';
import { readTree } from '../../src/scenario/read.ts';
import { meantNumber } from '../../src/scenario/text/number-text.ts';
import { locate } from '../../src/scenario/tree/locate.ts';
import { toPlain } from '../../src/scenario/tree/plain.ts';
import { issuesOf } from '../helpers/scenario.ts';

const plain = (text: string | Uint8Array): unknown => JSON.parse(JSON.stringify(toPlain(readTree(text, 'x.yaml'))));
const refusals = (text: string | Uint8Array): string[] => issuesOf(() => readTree(text, 'x.yaml'));

describe('reading a scenario text', () => {
  it('takes YAML and JSON alike', () => {
    expect(plain('a: 1\nb: [x, 2.5, true, null]\n')).toEqual({ a: 1, b: ['x', 2.5, true, null] });
    expect(plain('{\n\t"a": 1,\n\t"b": ["x", 2.5, true, null]\n}')).toEqual({ a: 1, b: ['x', 2.5, true, null] });
  });

  it('repeats of a torn file no more than fits a message', () => {
    const messages = refusals(`? ${'x'.repeat(5000)}\n: 1\n? ${'x'.repeat(5000)}\n: 2\n`);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message.length).toBeLessThan(2500);
  });

  it('accepts a byte order mark and Windows line ends', () => {
    expect(plain('\ufeffa: 1\r\nb: 2\r\n')).toEqual({ a: 1, b: 2 });
    expect(plain(new TextEncoder().encode('\ufeffa: 1\r\nb: 2\r\n'))).toEqual({ a: 1, b: 2 });
  });

  it('knows the line and column of every value, and of the nearest key for what is missing', () => {
    const tree = readTree('a:\n  b:\n    - 1\n    - c: x\n', 'x.yaml');
    expect(locate(tree, ['a', 'b', '1', 'c'])).toEqual({ file: 'x.yaml', line: 4, column: 10 });
    expect(locate(tree, ['a', 'b', '1', 'd', 'e'])).toEqual({ file: 'x.yaml', line: 4, column: 7 });
    expect(locate(tree, ['a', 'd'])).toEqual({ file: 'x.yaml', line: 1, column: 1 });
  });

  it('reads minus zero as zero and keeps every digit', () => {
    expect(Object.is((toPlain(readTree('a: -0', 'x')) as { a: number }).a, 0)).toBe(true);
    expect(plain('a: 0.1\nb: 1e3\nc: .5\nd: 9007199254740991')).toEqual({ a: 0.1, b: 1000, c: 0.5, d: 9007199254740991 });
  });

  it.each([
    ['017', 'a number without leading zeros, got 017 (write 17, or "017" for text)'],
    ['0x1F', 'a decimal number, got 0x1F (write 31)'],
    ['.inf', 'a finite number, got .inf'],
    ['-1e999', 'a finite number, got -1e999'],
    ['9007199254740993', 'a number that can be held exactly, got 9007199254740993 (write "9007199254740993" for text)'],
  ])('refuses the number %s', (number, message) => {
    expect(refusals(`a: ${number}`)).toEqual([`x.yaml:1:4 a: expected ${message}`]);
  });

  it('refuses every anchor, alias, tag, merge key, directive and second document', () => {
    for (const text of ['a: &x 1', 'a: *x', 'a: !!str 1', '<<: { a: 1 }', '%YAML 1.1\n---\na: 1', 'a: 1\n---\nb: 2']) expect(refusals(text)).toHaveLength(1);
    expect(plain("a: '&x'\nb: x&y\nc: \"*x\"\nd: a*b\ne: 50% # !!x\n")).toEqual({ a: '&x', b: 'x&y', c: '*x', d: 'a*b', e: '50%' });
  });

  it('refuses names that JavaScript gives a meaning to, and leaves prototypes alone', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) expect(refusals(`pools: { ${name}: { polluted: true } }`)).toHaveLength(1);
    expect(plain('toString: 1\nhasOwnProperty: 2')).toEqual({ toString: 1, hasOwnProperty: 2 });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('accepts 32 levels of nesting and refuses 33, in brackets and in blocks', () => {
    expect(refusals(`${'['.repeat(32)}1${']'.repeat(32)}`)).toEqual([]);
    expect(refusals(`${'['.repeat(33)}1${']'.repeat(33)}`)).toHaveLength(1);
    expect(refusals(`${'- '.repeat(32)}1`)).toEqual([]);
    expect(refusals(`${'- '.repeat(33)}1`)).toHaveLength(1);
    const indented = (levels: number) => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    expect(refusals(indented(32))).toEqual([]);
    expect(refusals(indented(33))).toHaveLength(1);
  });

  it('survives a thousand texts of 5,000 brackets', () => {
    const bombs = ['[', '{"a":', '- ', '? ', '{? '].map((opening) => opening.repeat(5000));
    for (let round = 0; round < 200; round += 1) for (const bomb of bombs) expect(refusals(bomb)).toHaveLength(1);
  });

  it('refuses what is no UTF-8 text', () => {
    expect(refusals(new Uint8Array([0x61, 0x3a, 0x20, 0xff]))).toEqual(['x.yaml:1:1: expected UTF-8 text, got bytes that are no UTF-8 (save the file as UTF-8)']);
    expect(refusals('a: 1\nb: \u0007')).toEqual(['x.yaml:2:4: expected UTF-8 text, got the character U+0007']);
    expect(refusals('a: \ud800')).toHaveLength(1);
    expect(refusals('a: "\\ud800"')).toEqual(['x.yaml:1:4 a: expected well-formed text, got half of a character']);
    expect(plain('a: "\\ud83d\\ude00"')).toEqual({ a: '😀' });
  });

  it('reads no more than a scenario may have', () => {
    expect(() => readTree(new Uint8Array(limits.textBytes + 1), 'x')).toThrow(LimitError);
  });

  it('reports a text that is no YAML at its place', () => {
    expect(refusals('a: 1\nb: [1, 2\n')).toEqual([expect.stringMatching(/^x\.yaml:3:1: expected well-formed YAML, got an error: Flow sequence/)]);
  });
});

describe('the number that a text stands for', () => {
  it.each([
    ['50%', 0.5],
    ['12.5 %', 0.125],
    ['1,000', 1000],
    ['1_000', 1000],
    ["1'000", 1000],
    ['$5', 5],
    ['€1,500', 1500],
    ['80k', 80_000],
    ['1.5M', 1_500_000],
    ['1:30', undefined],
    ['ten', undefined],
    ['', undefined],
  ])('%s is %s', (text, value) => {
    expect(meantNumber(text)).toBe(value);
  });
});
