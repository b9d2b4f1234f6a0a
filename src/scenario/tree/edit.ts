import { ScenarioError } from '../error.ts';
import { parseAssignment, parsePath, type FieldPath } from '../path.ts';
import { readTree } from '../read.ts';
import { childSchema, isCollection, knownKeys } from './schema-at.ts';
import { scenarioSchema } from '../schema.ts';
import { suggestion } from '../text/suggest.ts';
import { shown } from '../text/printable.ts';
import { fromObject } from './from-object.ts';
import type { Entry, ListNode, MapNode, Node, Place } from './node.ts';
import { toPlain } from './plain.ts';

/**
 * A tree with one field changed by `a.b.c=value`, the value being YAML on one line; `null` removes the field.
 * In messages the assignment is a line of the file `--set`, its number counting the assignments from 1.
 */
export function applySet(tree: Node, assignment: string, line = 1, file = '--set'): Node {
  const place = { file, line, column: 1 };
  const { path, valueText, valueColumn } = parseAssignment(assignment, place);
  if (valueText.trim() === '') throw refused({ ...place, column: valueColumn }, path, 'a value', 'nothing', 'null removes the field');
  return setAt(tree, path, readValue(valueText, path, { ...place, column: valueColumn }), place);
}

// reads as if the value stood at its place among the assignments
function readValue(text: string, path: FieldPath, from: Place): Node {
  const move = <T extends Place>(at: T): T => ({ ...at, line: at.line + from.line - 1, column: at.line === 1 ? at.column + from.column - 1 : at.column });
  try {
    return moved(readTree(text, from.file), move);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new ScenarioError(error.issues.map((issue) => move({ ...issue, path: [...path, ...(issue.path === '' ? [] : [issue.path])].join('.') })));
  }
}

function moved(node: Node, move: (place: Place) => Place): Node {
  const place = move(node.place);
  if (node.kind === 'scalar') return { ...node, place };
  if (node.kind === 'list') return { ...node, place, items: node.items.map((item) => moved(item, move)) };
  const entries = [...node.entries].map(([key, entry]): [string, Entry] => [key, { keyPlace: move(entry.keyPlace), value: moved(entry.value, move) }]);
  return { ...node, place, entries: new Map(entries) };
}

/** A tree with one field changed to a value given as an object; null removes the field. */
export function applyOverride(tree: Node, pathText: string, value: unknown, file = 'overrides'): Node {
  const place = { file, line: 0, column: 0 };
  const path = parsePath(pathText);
  if (path === undefined) throw refused(place, [pathText], 'the path of a field', shown(pathText));
  return setAt(tree, path, fromObject(value, file), place);
}

function setAt(tree: Node, path: FieldPath, value: Node, place: Place): Node {
  if (tree.kind !== 'map') throw refused(tree.place, [], 'a map with the fields of a scenario', 'something else');
  if (path[0] === 'extends') throw refused(place, path, 'a field of the scenario', 'extends', 'it belongs in the file');
  checkKnown(tree, path, place);
  return replaced(tree, path, 0, value, place);
}

// a misspelt name would otherwise make a new pool or field that nothing uses
function checkKnown(tree: Node, path: FieldPath, place: Place): void {
  let schema = scenarioSchema as Parameters<typeof childSchema>[0] | undefined;
  let node: Node | undefined = tree;
  path.forEach((key, index) => {
    if (schema === undefined) return;
    const here = path.slice(0, index + 1);
    const value: unknown = node === undefined ? undefined : toPlain(node);
    const known = knownKeys(schema, value);
    if (known !== undefined && !known.includes(key)) throw refused(place, here, 'a known field', shown(key), suggestion(key, known));
    const names = node?.kind === 'map' ? [...node.entries.keys()] : [];
    if (isCollection(schema) && index < path.length - 1 && !names.includes(key)) {
      throw refused(place, here, 'a name of this scenario', shown(key), suggestion(key, names) ?? `${here.join('.')}={…} adds one`);
    }
    schema = childSchema(schema, key, value);
    node = node?.kind === 'map' ? node.entries.get(key)?.value : node?.kind === 'list' ? node.items[Number(key)] : undefined;
  });
}

function replaced(node: Node, path: FieldPath, depth: number, value: Node, place: Place): Node {
  const key = path[depth];
  if (key === undefined) return value;
  if (node.kind === 'list') return replacedItem(node, path, depth, value, place);
  if (node.kind === 'scalar' && node.value !== null) {
    const parent = path.slice(0, depth);
    throw refused(place, path, `a map at ${parent.join('.')}`, shown(node.value), `set ${parent.join('.')} as a whole: ${parent.join('.')}={ … }`);
  }
  const entries = new Map(node.kind === 'map' ? node.entries : []);
  const before = entries.get(key);
  const removes = depth === path.length - 1 && value.kind === 'scalar' && value.value === null;
  if (removes) {
    if (!entries.delete(key)) throw refused(place, path, 'a field that is stated', 'null where nothing is to be removed', suggestion(key, [...entries.keys()]));
  } else {
    const child = replaced(before?.value ?? emptyAt(place), path, depth + 1, value, place);
    entries.set(key, { keyPlace: before?.keyPlace ?? place, value: child });
  }
  return { kind: 'map', place: node.place, entries };
}

function replacedItem(list: ListNode, path: FieldPath, depth: number, value: Node, place: Place): Node {
  const index = Number(path[depth]);
  const item = list.items[index];
  if (item === undefined) throw refused(place, path.slice(0, depth + 1), `a position from 0 to ${list.items.length - 1}`, shown(path[depth]));
  return { ...list, items: list.items.with(index, replaced(item, path, depth + 1, value, place)) };
}

const emptyAt = (place: Place): MapNode => ({ kind: 'map', place, entries: new Map() });

const refused = (place: Place, path: readonly string[], expected: string, got: string, hint?: string): ScenarioError =>
  new ScenarioError([{ ...place, path: path.join('.'), expected, got, ...(hint === undefined ? {} : { hint }) }]);
