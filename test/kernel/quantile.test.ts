// The kernel reads the tables that the distributions build: with the same bits, and backwards as well.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { uniforms } from '../helpers/random-scenario.ts';
import { KEYS, layout } from '../helpers/trials.ts';

const kernel = await engine.module<typeof import('../../dist/kernel/kernel.js')>('kernel/kernel.js');
const { setMemory } = await engine.module<typeof import('../../dist/kernel/lang.js')>('kernel/lang.js');
const sections = await engine.module<typeof import('../../dist/kernel/sections.js')>('kernel/sections.js');
const quantile = await engine.module<typeof import('../../dist/kernel/quantile.js')>('kernel/quantile.js');
const { readTable } = await engine.module<typeof import('../../dist/distributions/tables/read-table.js')>('distributions/tables/read-table.js');

const table = await engine.module<typeof import('../../dist/distributions/table-layout.js')>('distributions/table-layout.js');
const bank = await engine.module<typeof import('../../dist/distributions/bank.js')>('distributions/bank.js');

const sizes: Record<string, unknown> = {
  'a plain number': 500,
  lognormal: { mean: 500, cv: 0.9 },
  'a wide lognormal': { mean: 500, cv: 5 },
  gamma: { gamma: { mean: 500, cv: 0.6 } },
  'a steep gamma': { gamma: { shape: 0.1, scale: 50 } },
  weibull: { weibull: { mean: 500, shape: 1.4 } },
  exponential: { exponential: { mean: 500 } },
  beta: { beta: { mean: 500, sd: 100, min: 100, max: 900 } },
  uniform: { min: 100, max: 900 },
  triangular: { min: 100, mode: 200, max: 900 },
  pert: { pert: { min: 100, mode: 200, max: 900 } },
  discrete: { discrete: { values: [100, 500, 900], weights: [5, 3, 2] } },
  empirical: { empirical: [100, 100, 700, 900] },
  geometric: { geometric: { p: 0.2, step: 7 } },
  mixture: { mixture: [{ weight: 0.5, of: { mean: 200, cv: 0.5 } }, { weight: 0.3, of: { min: 400, max: 600 } }, { weight: 0.2, of: 777 }] },
  'an unknown cv': { lognormal: { mean: 500, cv: { min: 0.4, max: 0.9 } } },
};
const names = Object.keys(sizes);
const scenario = {
  quotacast: 1,
  name: 'tables',
  currency: 'USD',
  calendar: { asOf: '2025-01-01', period: '13w', periods: 1 },
  warmup: 0,
  pools: { ae: { headcount: 1 } },
  // the sizes stand in the first stages' days, so that the kernel's distributions have known numbers
  motions: { deals: { owner: 'ae', dealSize: 1, stages: Object.fromEntries(names.map((name, k) => [`stage${k}`, { days: sizes[name], advance: 0.5 }])) } },
};


// bound by hand, with one trial run to digest the distributions
const { program } = engine.compile(engine.loadScenario({ object: scenario }));
const BASE = 1024;
const memory = new ArrayBuffer(16 * 2 ** 20);
setMemory(memory);
new Uint8Array(memory).set(program, BASE);
kernel.bindProgram(BASE);
kernel.bindState(BASE + program.byteLength, 1, 7, 64, 4096, 4096, 0);
kernel.setRootKeys(KEYS[0], KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], 1);
kernel.runTrials(0, 1);

const next = uniforms(11);
const word = (): number => Math.floor(next() * 2 ** 32);
const edges = [0, 1, 2, 31, 32, 2 ** 22 - 1, 2 ** 22, 0x07ffffff, 0x08000000, 2 ** 31 - 1, 2 ** 31, 0xf7ffffff, 0xf8000000, 2 ** 32 - 33, 2 ** 32 - 2, 2 ** 32 - 1];
/** Uniform words: the edges of every region, all over, and in both tails. */
const words = [...edges, ...Array.from({ length: 20_000 }, word), ...Array.from({ length: 5000 }, () => word() >>> Math.floor(32 * next())), ...Array.from({ length: 5000 }, () => ~(word() >>> Math.floor(32 * next())) >>> 0)];
const kinds = new Map([[layout.DIST_LINEAR, 'linear'], [layout.DIST_STEPS, 'step'], [layout.DIST_PIECES, 'piecewise']] as const);

describe('a table is read in the kernel as the distributions read it', () => {
  const tables = new Map<number, number>();
  for (let d = 0; d < sections.distKind.length; d += 1) if (sections.distKind[d] !== layout.DIST_CONSTANT) tables.set(sections.distTable[d], sections.distKind[d]);
  for (let k = 0; k < sections.bankTable.length; k += 1) tables.set(sections.bankTable[k], sections.bankKind[k]);

  test('in each of the three kinds, and in tables by the dozen', () => {
    expect([...new Set(tables.values())].sort()).toEqual([layout.DIST_LINEAR, layout.DIST_STEPS, layout.DIST_PIECES]);
    expect(tables.size).toBeGreaterThan(12);
  });

  test('with the same bits for every uniform', () => {
    const wrong = [...tables].flatMap(([at, number]) => {
      const kind = kinds.get(number)!;
      const values = sections.tables.slice(at);
      const off = words.find((u) => !Object.is(quantile.readTable(quantile.tableAt(at), u | 0, number), readTable({ kind, values }, u)));
      return off === undefined ? [] : [`${kind} table at ${at}, u = ${off}: ${quantile.readTable(quantile.tableAt(at), off | 0, number)} and ${readTable({ kind, values }, off)}`];
    });
    expect(wrong).toEqual([]);
  });

  test('laid out alike on both sides', () => {
    const { BODY_CELLS, BODY_FIRST, TAIL_CELLS, LOW_ATOM, LEFT_TAIL, BODY, RIGHT_TAIL, HIGH_ATOM, TABLE_LENGTH } = layout;
    expect({ BODY_CELLS, BODY_FIRST, TAIL_CELLS, LOW_ATOM, LEFT_TAIL, BODY, RIGHT_TAIL, HIGH_ATOM, TABLE_LENGTH }).toEqual({
      BODY_CELLS: table.BODY_CELLS,
      BODY_FIRST: table.BODY_FIRST,
      TAIL_CELLS: table.TAIL_CELLS,
      LOW_ATOM: table.LOW_ATOM,
      LEFT_TAIL: table.LEFT_TAIL,
      BODY: table.BODY,
      RIGHT_TAIL: table.RIGHT_TAIL,
      HIGH_ATOM: table.HIGH_ATOM,
      TABLE_LENGTH: table.TABLE_LENGTH,
    });
    expect([layout.BODY_CELLS - layout.BODY_FIRST, 2 ** (32 - table.BODY_SHIFT), layout.BANK_SIZE]).toEqual([table.BODY_LAST, layout.BODY_CELLS, bank.BANK_SIZE]);
    // the tails meet the body
    expect(layout.LEFT_TAIL + table.TAIL_OCTAVES * layout.TAIL_CELLS).toBe(layout.BODY + layout.BODY_FIRST);
    expect(layout.RIGHT_TAIL - table.TAIL_OCTAVES * layout.TAIL_CELLS).toBe(layout.BODY + table.BODY_LAST);
  });
});

describe('the share below a value is the quantile backwards', () => {
  const chance = (u: number): number => (u + 0.5) / 2 ** 32;
  const hasAtoms = new Set(['a plain number', 'discrete', 'empirical', 'geometric', 'mixture']);

  test.each(names)('for %s', (name) => {
    const d = sections.stageDays[names.indexOf(name)];
    const wrong = words.flatMap((u) => {
      const x = quantile.sample(0, d, u | 0);
      const [below, upTo] = [quantile.shareBelow(0, d, x), quantile.shareBelow(0, d, x * (1 + 1e-9))];
      const holds = below <= chance(u) + 1e-8 && upTo >= chance(u) - 1e-8 && (hasAtoms.has(name) || Math.abs(below - chance(u)) < 1e-8);
      return holds ? [] : [`u = ${u}: ${x} has ${below} below it, ${upTo} with it`];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('and nothing lies below the least or above the greatest', () => {
    for (const name of names) {
      const d = sections.stageDays[names.indexOf(name)];
      expect([quantile.shareBelow(0, d, -1), quantile.shareBelow(0, d, 0), quantile.shareBelow(0, d, 1e12)]).toEqual([0, 0, 1]);
    }
  });
});
