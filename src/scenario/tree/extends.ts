import { ScenarioError, type Issue } from '../error.ts';
import { LimitError } from '../limit-error.ts';
import { limits } from '../limits.ts';
import { readTree } from '../read.ts';
import { suggestion } from '../text/suggest.ts';
import { shown } from '../text/printable.ts';
import type { Entry, MapNode, Node, Place } from './node.ts';

/** Gives the text of a file; throws when there is none. */
export type ReadFile = (file: string) => string | Uint8Array;

interface Reading {
  readonly readFile: ReadFile | undefined;
  /** takes the values that are refused */
  readonly flaws: Issue[];
}

/** The path of a file named inside another file, with forward slashes. */
export function resolveRelative(from: string, target: string): string {
  if (isAbsolute(target)) return normalise(target);
  return normalise([...from.split(/[\\/]/).slice(0, -1), target].join('/'));
}

const isAbsolute = (path: string) => /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]/)) {
    const last = parts[parts.length - 1];
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop();
    else if (part !== '' || isAbsolute(path)) parts.push(part);
  }
  return parts.join('/');
}

/** A tree with everything that it extends merged beneath it; each value keeps the place of the file that states it. */
export function resolveExtends(tree: Node, file: string, { readFile, flaws }: Reading, chain: readonly string[] = [normalise(file)]): Node {
  if (tree.kind !== 'map') return tree;
  const entry = tree.entries.get('extends');
  if (entry === undefined) return tree;
  const target = baseOf(entry, file, readFile, chain);
  const base = resolveExtends(readTree(target.text, target.file, flaws), target.file, { readFile, flaws }, [...chain, target.file]);
  if (base.kind !== 'map') throw refused(base.place, 'a map with the fields of a scenario', 'something else', '');
  const issues: Issue[] = [];
  const own = new Map(tree.entries);
  own.delete('extends');
  const merged = merge(base, { ...tree, entries: own }, [], issues);
  if (issues.length > 0) throw new ScenarioError(issues);
  return merged;
}

function baseOf(entry: Entry, file: string, readFile: ReadFile | undefined, chain: readonly string[]) {
  const { value, place } = entry.value as { value?: unknown; place: Place };
  if (typeof value !== 'string' || value === '' || value.length > 1024) throw refused(place, 'the path of a scenario file', shown(value));
  const target = resolveRelative(file, value);
  const circle = chain.indexOf(target);
  if (circle >= 0) throw refused(place, 'a file that does not lead back here', `the circle ${[...chain.slice(circle), target].join(' → ')}`);
  if (chain.length > limits.extendsDepth) throw refused(place, `at most ${limits.extendsDepth} files in a chain`, 'more');
  if (readFile === undefined) throw refused(place, 'a scenario that stands alone', 'extends', 'no file can be read here');
  try {
    return { file: target, text: readFile(target) };
  } catch (error) {
    if (error instanceof LimitError) throw error;
    const got = error instanceof ScenarioError ? error.issues.map((issue) => `${issue.file}: ${issue.got}`).join('; ') : `${target}: ${String(error)}`;
    throw refused(place, 'a file that can be read', got);
  }
}

/** Maps merge key by key, lists and scalars replace, null removes. */
function merge(base: MapNode, change: MapNode, path: readonly string[], issues: Issue[]): MapNode {
  const entries = new Map(base.entries);
  for (const [key, entry] of change.entries) {
    const before = entries.get(key);
    const value = entry.value;
    if (value.kind === 'scalar' && value.value === null) {
      if (!entries.delete(key)) issues.push(nothingToRemove(value.place, [...path, key], [...entries.keys()]));
    } else if (value.kind === 'map' && before?.value.kind === 'map') {
      entries.set(key, { keyPlace: entry.keyPlace, value: merge(before.value, value, [...path, key], issues) });
    } else {
      entries.set(key, entry);
    }
  }
  return { kind: 'map', place: change.place, entries };
}

const nothingToRemove = (place: Place, path: readonly string[], known: readonly string[]): Issue => {
  const hint = suggestion(path[path.length - 1] ?? '', known);
  return { ...place, path: path.join('.'), expected: 'a value', got: 'null where the extended file has nothing to remove', ...(hint === undefined ? {} : { hint }) };
};

const refused = (place: Place, expected: string, got: string, hint?: string): ScenarioError =>
  new ScenarioError([{ ...place, path: 'extends', expected, got, ...(hint === undefined || hint === '' ? {} : { hint }) }]);
