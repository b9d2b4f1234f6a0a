import fc from 'fast-check';

/** Pieces of text that parsers, terminals, spreadsheets and pages have stumbled over. */
export const hostilePieces = [
  '"', "'", ',', ';', ':', '\n', '\r\n', '\t', '\u0000', '\ufeff', '-', '.', '0', '99', '[', ']', '{', '}', '{{', '- ', '? ', '#', '&a', '*a', '!!js/function', '<<: {}', '%', '|', '>', '~', '""', '\\', '\\ud800',
  '\ud800', 'Ω', '😀', '\u202e', '\u2028', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '=1+1', '31/02/2024', '2023-02-29', '9999-12-31', '1e400', '1e308', '-0', '.nan', '.inf', '0x1F', '017', '1_000', '50%',
  'null', 'true', 'extends: x.yaml', ' '.repeat(50), 'a'.repeat(300), '['.repeat(40), '</script>', '<img src=x onerror=alert(1)>', '../../etc/passwd', '$&', '${x}', 'process.exit()',
] as const;

/** Pieces that often leave a file valid, so that what comes after reading is reached, too. */
const gentlePieces = ['', '', ' ', '0', '1', '9', '5', '# x\n', '\n', 'e3', '.5', 'a'];

/** Values that no field expects, or just outside of what it allows. */
export const hostileValues: readonly unknown[] = [
  null, true, false, 0, -0, -1, 1, 2, 0.5, 1.1, -0.1, 40, 1e-300, 5e-324, 1e-9, 1e9, 1e12, 1e15, 1.0000001e15, 1e16, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 31, 2 ** 53, NaN, Infinity, -Infinity,
  '', ' ', '0', '50%', '1,000', '1e5', 'NaN', 'unlimited', '__proto__', 'constructor', 'toString', 'x'.repeat(5000), '\u202e', '\ud800', '😀', '<script>', '=cmd', '2023-02-29', '2025-01-01', '9999-12-31', 'FY25-Q1', 'ae', 'won', 'process.exit()',
  [], [[]], [null], [0], [1, 2, 3], ['ae'], [[[[[[]]]]]], Array.from({ length: 200 }, () => 0), {}, { mean: 1 }, { mean: 1, cv: 0 }, { mean: 1, cv: 1e6 }, { mean: 0, cv: 1 }, { mean: -1, sd: 1 }, { p10: 2, p90: 1 }, { p10: 1, p90: 1 },
  { p10: 1e-300, p90: 1e15 }, { min: 0, max: 0 }, { min: 1, max: 0 }, { weibull: { mean: 1, shape: 0 } }, { weibull: { mean: 1, shape: 1e-3 } }, { weibull: { mean: 10, shape: 1e6 } }, { gamma: { mean: 1, cv: 1e6 } }, { gamma: { mean: 5, cv: 1e-9 } },
  { lognormal: { mean: 1e15, cv: 1e6 } }, { beta: { a: 1e-9, b: 1e-9 } }, { empirical: [] }, { empirical: [1] }, { discrete: { values: [1], weights: [0] } }, { discrete: { values: [1, 2], weights: [1e308, 1e308] } },
  { mixture: [{ weight: 0.5, of: 1 }, { weight: 0.500000001, of: 2 }] }, { mixture: [] }, { exponential: { mean: 0 } }, { geometric: { p: 0 } }, { geometric: { p: 1e-12 } }, { byQuarter: [] }, { perMonth: 1e15 }, { extends: 'x' },
];

/** A stretch of a text that is cut out, and what takes its place; places are millionths of the text. */
export const edits = fc.array(fc.record({ at: fc.nat(1_000_000), remove: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(20)), insert: fc.oneof(fc.constantFrom(...gentlePieces), fc.constantFrom(...hostilePieces), fc.string({ maxLength: 4, unit: 'binary' })) }), { minLength: 1, maxLength: 3 });

type Edits = typeof edits extends fc.Arbitrary<infer T> ? T : never;

export function edited(text: string, all: Edits): string {
  return all.reduce((spoilt, { at, remove, insert }) => {
    const from = Math.floor((at / 1_000_000) * spoilt.length);
    return spoilt.slice(0, from) + insert + spoilt.slice(from + remove);
  }, text);
}

/** Changes of single values anywhere in a tree: a hostile value, nothing, another name for a key, or a copy of another part. */
export const changes = fc.array(fc.record({ at: fc.nat(100_000), what: fc.nat(100_000), how: fc.constantFrom('value', 'value', 'value', 'remove', 'rename', 'copy', 'add') }), { minLength: 1, maxLength: 2 });

type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;
type Tree = Record<string, unknown> | unknown[];

/** A copy of a tree with the changes made. */
export function changedTree<T>(original: T, all: Changes): T {
  const tree = structuredClone(original);
  for (const { at, what, how } of all) {
    const places = placesIn(tree);
    if (places.length === 0) return tree;
    const [parent, key] = places[at % places.length];
    const value = structuredClone(hostileValues[what % hostileValues.length]);
    const own = parent as Record<string, unknown>;
    if (how === 'value') put(own, key, value);
    else if (how === 'remove' && Array.isArray(parent)) parent.splice(Number(key), 1);
    else if (how === 'remove') delete own[key];
    else if (how === 'copy') put(own, key, structuredClone(at2(places, what)));
    else if (!Array.isArray(parent)) put(own, String(hostilePieces[what % hostilePieces.length]), how === 'add' ? value : own[key]);
  }
  return tree;
}

// defined, not assigned: a key may be __proto__
const put = (into: Record<string, unknown>, key: string, value: unknown) => Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });

function at2(places: readonly (readonly [Tree, string])[], what: number): unknown {
  const [parent, key] = places[what % places.length];
  return (parent as Record<string, unknown>)[key];
}

function placesIn(tree: unknown): (readonly [Tree, string])[] {
  const places: (readonly [Tree, string])[] = [];
  const walk = (node: unknown, depth: number): void => {
    if (typeof node !== 'object' || node === null || depth > 20) return;
    for (const key of Object.keys(node)) {
      places.push([node as Tree, key]);
      walk((node as Record<string, unknown>)[key], depth + 1);
    }
  };
  walk(tree, 0);
  return places;
}
