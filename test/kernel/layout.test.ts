// Records lie as both forms of the kernel read them, and counters are numbered without gaps. A field out of line would pass in
// JavaScript, which rounds places down, and overlap its neighbour in WebAssembly. Memory holds what is kept, and no more.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dist, engine } from '../helpers/engine.ts';
import { KEYS } from '../helpers/trials.ts';
import { company } from './careers-cases.ts';

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

describe('the memory of an engine', () => {
  const madeFor = (object: object): ReturnType<typeof engine.createEngine> => engine.createEngine(engine.compile(engine.loadScenario({ object })).program, KEYS, { batch: 1 });

  test('has less than 256 bytes for a customer, as an engine reckons with', () => {
    const stages = { close: { days: 1, advance: 1 } };
    const bytes = (count: number): number => {
      const made = madeFor({
        quotacast: 1,
        name: 'everything that is kept of customers',
        currency: 'USD',
        calendar: { asOf: '2025-01-01', period: 'month', periods: 1 },
        warmup: 0,
        segments: { all: { market: { accounts: 1_000_000 } } },
        pools: { ae: { headcount: 2 }, csm: { headcount: 1, capacity: 100 } },
        motions: {
          deals: { owner: 'ae', sources: { in: { perMonth: 1 } }, stages, dealSize: 100, split: { share: 1, credit: 0.5 }, earlyCancellation: { probability: 1, withinDays: 30 } },
          growth: { kind: 'expansion', owner: 'ae', per100PerMonth: 0.001, size: { amount: 10 }, stages },
          renewals: { kind: 'renewal', owner: 'ae', sbg: { alpha: 1, beta: 1 }, coverage: { pool: 'csm', beta: 1, onboardingWeight: 2, onboardingDays: 30 }, winBack: { probability: 1, afterDays: 10 } },
        },
        accounts: { base: { count, arr: 100, termMonths: 120 } },
      });
      made.runBlock(0, 1);
      return made.size().bytes;
    };
    expect((bytes(20_000) - bytes(10_000)) / 10_000).toBeLessThan(256);
  });

  test('holds what is pending, not what has been read, nor what other trials have had', () => {
    // two thousand people ask every thirty days for a seat that is taken, for four years, or never do
    const asking = (perYear: number): number[] => {
      const made = madeFor({ ...company({ ae: { headcount: 2000, promotions: { up: { to: 'lead', perYear } } }, lead: { headcount: 1 } }), calendar: { asOf: '2025-01-01', period: '13w', periods: 16 } });
      return [1, 20].map((trials) => {
        made.runBlock(0, trials);
        return made.size().bytes;
      });
    };
    const [quiet] = asking(1e-9);
    expect(asking(1e9)).toEqual([quiet, quiet]);
  });
});
