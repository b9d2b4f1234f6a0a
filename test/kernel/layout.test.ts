// Records lie as both forms of the kernel read them, and counters are numbered without gaps. A field out of line would pass in
// JavaScript, which rounds places down, and overlap its neighbour in WebAssembly.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dist, engine } from '../helpers/engine.ts';

const places = engine.layout as unknown as Record<string, unknown>;
const named = (prefix: string): [string, number][] => Object.entries(places).filter((entry): entry is [string, number] => entry[0].startsWith(prefix) && typeof entry[1] === 'number');
/** What begins the names of a record's fields; the header counts in words. */
const records = Object.keys(places).flatMap((name) => /^((?:OPP|.*_NOW)_)BYTES$/.exec(name)?.[1] ?? []);

const sources = readdirSync(new URL('kernel/', dist))
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(new URL(`kernel/${name}`, dist), 'utf8'));
/** What follows the record where a field is read or written, by the kind of number. */
const fieldsOf = (kind: 'I32' | 'F64'): string[] => sources.flatMap((source) => [...source.matchAll(new RegExp(String.raw`\b[gs]et${kind}\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?, ([A-Z\d_]+)\b`, 'g'))].map(([, field]) => field));
const doubles = new Set(fieldsOf('F64'));

test.each(records)('fields of %s stand in line and apart', (prefix) => {
  const size = places[`${prefix}BYTES`] as number;
  const shared = prefix === 'POOL_NOW_' || prefix === 'SEAT_NOW_' ? named('FREED_') : [];
  const fields = [...named(prefix).filter(([name]) => name !== `${prefix}BYTES`), ...shared].sort(([, a], [, b]) => a - b);
  expect(fields.length).toBeGreaterThan(2);
  // a record begins where a double may stand
  expect(size % 8).toBe(0);
  let free = 0;
  for (const [name, at] of fields) {
    const bytes = doubles.has(name) ? 8 : 4;
    expect(at % bytes, name).toBe(0);
    expect(at, name).toBeGreaterThanOrEqual(free);
    free = at + bytes;
  }
  expect(free).toBeLessThanOrEqual(size);
});

test('records and their doubles are known as such', () => {
  expect(records).toEqual(expect.arrayContaining(['OPP_', 'SOURCE_NOW_', 'SEAT_NOW_', 'TRIAL_NOW_']));
  expect([...doubles]).toEqual(expect.arrayContaining(['OPP_DUE', 'SOURCE_NOW_DAYS', 'STAGE_NOW_CHANCE', 'DIST_NOW_SCALE']));
  expect(doubles.has('OPP_SEAT')).toBe(false);
});

test('places that are written as numbers are in line, too', () => {
  const numbers = (kind: 'I32' | 'F64'): number[] => fieldsOf(kind).filter((field) => /^\d+$/.test(field)).map(Number);
  expect(numbers('F64').length).toBeGreaterThan(3);
  expect(numbers('F64').filter((at) => at % 8 !== 0)).toEqual([]);
  expect(numbers('I32').filter((at) => at % 4 !== 0)).toEqual([]);
});

test.each([['FLOW_', 'FLOWS'], ['OPEN_', 'OPENS'], ['POOL_R_', 'POOL_RS'], ['YEAR_', 'YEAR_RS'], ['ACC_', 'ACCS'], ['PARTNER_R_', 'PARTNER_RS'], ['HEALTH_', 'HEALTHS'], ['PATH_', 'PATHS'], ['EVENT_', 'EVENT_KINDS'], ['CREDIT_', 'CREDIT_EVENTS']])('%s… are numbered from 0 to below %s', (prefix, count) => {
  const numbers = named(prefix).filter(([name]) => name !== count).map(([, number]) => number);
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: places[count] as number }, (_, k) => k));
});

test('kinds of traces and purposes of draws are told apart', () => {
  for (const prefix of ['TRACE_', 'FOR_', 'H_']) {
    const numbers = named(prefix).map(([, number]) => number);
    expect(numbers.length).toBeGreaterThan(20);
    expect(new Set(numbers).size, prefix).toBe(numbers.length);
  }
});
