import { ScenarioError, type Issue } from '../error.ts';
import { limits } from '../limits.ts';
import { LimitError } from '../limit-error.ts';
import { shown } from '../text/printable.ts';
import { reservedKeys, type Entry, type Node, type Place } from './node.ts';

/**
 * A snapshot of a scenario given as an object. Nothing of it is called or changed: getters, proxies,
 * class instances and cycles are refused. A key whose value is undefined counts as absent. Values that are refused
 * become null and are reported to `flaws`; without it they are thrown.
 */
export function fromObject(value: unknown, file = '(object)', flaws?: Issue[]): Node {
  const snapshot = new Snapshot(file);
  const node = snapshot.node(value, []);
  if (snapshot.issues.length === 0) snapshot.refuseProxies(value);
  if (flaws === undefined && snapshot.issues.length > 0) throw new ScenarioError(snapshot.issues);
  flaws?.push(...snapshot.issues);
  return node;
}

class Snapshot {
  readonly issues: Issue[] = [];
  readonly place: Place;
  readonly open = new Set<object>();
  values = 0;

  constructor(file: string) {
    this.place = { file, line: 0, column: 0 };
  }

  node(value: unknown, path: readonly string[]): Node {
    this.values += 1;
    if (this.values > limits.values) throw new LimitError(`${this.place.file}: a scenario may have at most ${limits.values} values`);
    if (value === null || typeof value === 'boolean') return this.scalar(value);
    if (typeof value === 'number') return this.number(value, path);
    if (typeof value === 'string') return this.text(value, path);
    if (typeof value !== 'object') return this.refuse(path, 'plain values', value === undefined ? 'nothing' : `a ${typeof value}`);
    if (this.open.has(value)) return this.refuse(path, 'a tree', 'a cycle');
    if (path.length >= limits.nesting) return this.refuse(path, `at most ${limits.nesting} levels of nesting`, 'more');
    this.open.add(value);
    const node = Array.isArray(value) ? this.list(value, path) : this.map(value, path);
    this.open.delete(value);
    return node;
  }

  number(value: number, path: readonly string[]): Node {
    if (!Number.isFinite(value)) return this.refuse(path, 'a finite number', String(value));
    return this.scalar(value === 0 ? 0 : value);
  }

  text(value: string, path: readonly string[]): Node {
    if (/\p{Surrogate}/u.test(value)) return this.refuse(path, 'well-formed text', 'half of a character');
    return this.scalar(value);
  }

  list(value: readonly unknown[], path: readonly string[]): Node {
    const items: Node[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const property = Object.getOwnPropertyDescriptor(value, index);
      items.push(property === undefined ? this.refuse([...path, String(index)], 'a value', 'a hole') : this.property(property, [...path, String(index)]));
    }
    return { kind: 'list', place: this.place, items };
  }

  map(value: object, path: readonly string[]): Node {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return this.refuse(path, 'a plain object', 'an instance of a class');
    const entries = new Map<string, Entry>();
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property === undefined || !property.enumerable || ('value' in property && property.value === undefined)) continue;
      if (typeof key === 'symbol') this.refuse(path, 'names as keys', 'a symbol');
      else if (reservedKeys.has(key)) this.refuse([...path, key], 'another name', `the reserved name ${shown(key)}`);
      else entries.set(key, { keyPlace: this.place, value: this.property(property, [...path, key]) });
    }
    return { kind: 'map', place: this.place, entries };
  }

  property(property: PropertyDescriptor, path: readonly string[]): Node {
    if (!('value' in property)) return this.refuse(path, 'a plain value', 'a getter');
    return this.node(property.value, path);
  }

  // a proxy answers like a plain object, but cannot be cloned; getters have been refused, so nothing is called here
  refuseProxies(value: unknown): void {
    try {
      structuredClone(value);
    } catch {
      this.refuse([], 'plain objects', 'a proxy');
    }
  }

  scalar(value: string | number | boolean | null): Node {
    return { kind: 'scalar', place: this.place, value };
  }

  refuse(path: readonly string[], expected: string, got: string): Node {
    this.issues.push({ ...this.place, path: path.join('.'), expected, got });
    return this.scalar(null);
  }
}
