import type { Node } from './node.ts';

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };
export type PlainMap = { [key: string]: Plain };

/** An empty map without a prototype. */
export const emptyMap = (): PlainMap => Object.create(null) as PlainMap;

/** The values of a tree without their places. */
export function toPlain(node: Node): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toPlain);
  const map = emptyMap();
  for (const [key, entry] of node.entries) map[key] = toPlain(entry.value);
  return map;
}

export const isMap = (value: unknown): value is PlainMap => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of keys and list positions, or undefined. Only own keys count. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** A deeply frozen copy whose maps have no prototype. */
export function sealed(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(sealed));
  if (!isMap(value)) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, child] of Object.entries(value)) if (child !== undefined) copy[key] = sealed(child);
  return Object.freeze(copy);
}
