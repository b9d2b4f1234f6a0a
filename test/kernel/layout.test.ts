// Records lie as both forms of the kernel read them, and counters are numbered without gaps. A field out of line would pass in
// JavaScript, which rounds places down, and overlap its neighbour in WebAssembly.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dist, engine } from '../helpers/engine.ts';

const places = engine.layout as unknown as Record<string, unknown>;
const named = (prefix: string): [string, number][] => Object.entries(places).filter((entry): entry is [string, number] => entry[0].startsWith(prefix) && typeof entry[1] === 'number');
/** What begins the names of a record's fields; the header counts in words. */
const records = Object.keys(places).flatMap((name) => /^((?:OPP|.*_NOW)_)BYTES$/.exec(name)?.[1] ?? []);

/** Fields that are read or written as doubles. */
const doubles = new Set(
  readdirSync(new URL('kernel/', dist))
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => [...readFileSync(new URL(`kernel/${name}`, dist), 'utf8').matchAll(/\b[gs]etF64\((?:[^()]|\([^()]*\))*?, ([A-Z][A-Z\d_]+)\b/g)].map(([, field]) => field)),
);

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
