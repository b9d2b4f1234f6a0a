/** Where something stands in a text; `line` and `column` count from 1, both 0 for values that come from no text. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Scalar = string | number | boolean | null;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: Scalar;
}

export interface ListNode {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Node[];
}

export interface Entry {
  readonly keyPlace: Place;
  readonly value: Node;
}

/** A map in the order of its text. A `Map`, so that no key can reach a prototype. */
export interface MapNode {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** What a scenario text says, with the place of every key and value. */
export type Node = ScalarNode | ListNode | MapNode;

/** Keys that JavaScript gives a meaning to; refused wherever they appear. */
export const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
