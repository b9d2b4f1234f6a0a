import { resolveDistribution } from '../../src/distributions/resolve.ts';
import type { Issue } from '../../src/distributions/issue.ts';
import type { Resolved } from '../../src/distributions/resolved.ts';
import type { FieldKind } from '../../src/distributions/spec.ts';
import { readTable } from '../../src/distributions/tables/read-table.ts';
import { type Table, TWO_32 } from '../../src/distributions/tables/table.ts';

export function resolved(spec: unknown, kind: FieldKind = 'real'): Resolved {
  const resolution = resolveDistribution(spec, kind);
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.issues));
  return resolution.resolved;
}

export function issuesOf(spec: unknown, kind: FieldKind = 'real'): readonly Issue[] {
  const resolution = resolveDistribution(spec, kind, ['field']);
  return resolution.ok ? [] : resolution.issues;
}

/** How many of the 2^32 uniforms read a value of at most x: a table's distribution function without sampling error. */
export function countAtMost(table: Table, x: number): number {
  let low = 0;
  let high = TWO_32;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (readTable(table, middle) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function tableCdf(table: Table, x: number): number {
  return countAtMost(table, x) / TWO_32;
}

export function relativeError(got: number, expected: number): number {
  return got === expected ? 0 : Math.abs(got - expected) / Math.abs(expected);
}

/** Uniform 32-bit numbers of a fixed seed: a Weyl sequence through the finaliser of MurmurHash3. */
export function uniforms(seed: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => {
    let h = (Math.imul(i + 1, 0x9e3779b9) + Math.imul(seed, 0x85ebca6b)) >>> 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  });
}
