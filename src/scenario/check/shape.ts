import type { z } from 'zod';
import { distributionField, isCollection, knownKeys, schemaAt, unwrap } from '../tree/schema-at.ts';
import { nearest, suggestion } from '../text/suggest.ts';
import { shown } from '../text/printable.ts';
import { nodeAt } from '../tree/locate.ts';
import { valueAt } from '../tree/plain.ts';
import { hintFor } from './hint.ts';
import type { Report } from './report.ts';
import { oneOf, words } from './words.ts';

type ZodIssue = z.core.$ZodIssue;

/** Parses a value and reports every deviation from the schema, one message for each place. */
export function checkShape<T extends z.ZodType>(schema: T, value: unknown, report: Report): z.output<T> | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) explain(issue, [], schema, value, report);
  return undefined;
}

function explain(issue: ZodIssue, above: readonly PropertyKey[], root: z.ZodType, value: unknown, report: Report): void {
  const path = [...above, ...issue.path].map(String);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) unknownKey([...path, key], root, value, report);
    return;
  }
  if (issue.code === 'invalid_key') return report.add({ path, expected: nameWords(issue), got: shown(path[path.length - 1]), atKey: true });
  if (issue.code === 'invalid_union' && (wrongTag(issue, path, value, report) || deepen(issue, path, root, value, report))) return;
  const got = valueAt(value, path);
  const schema = schemaAt(root, path, value);
  if (schema === undefined) report.add({ path, expected: issue.message, got: shown(got) });
  else if (isNameless(schema, path, got)) report.add({ path: path.slice(0, -1), expected: `entries with names: ${path[path.length - 2]}: { name: { … } }`, got: 'fields without a name above them' });
  else report.add({ path, expected: expectation(schema, got), got: shown(got), hint: got === undefined ? namesake(path, report) : hintFor(schema, got, path[path.length - 1]) });
}

// a field of an entry stands where the entry's name should be
function isNameless(schema: z.ZodType, path: readonly string[], got: unknown): boolean {
  return got !== undefined && (typeof got !== 'object' || got === null) && (knownKeys(schema, {}) ?? []).includes(path[path.length - 1] ?? '');
}

// in a file that changes another, an entry that lacks something may be a misspelt one of the other
function namesake(path: readonly string[], { tree }: Report): string | undefined {
  const [section, name] = [path.slice(0, -2), path[path.length - 2] ?? ''];
  const node = nodeAt(tree, section);
  if (node?.kind !== 'map') return undefined;
  const own = node.entries.get(name)?.keyPlace.file;
  const near = nearest(name, [...node.entries].flatMap(([other, { keyPlace }]) => (keyPlace.file === own ? [] : [other])));
  return near === undefined ? undefined : `did you mean ${[...section, near].join('.')}?`;
}

// the field that says which kind of map this is has an unknown value
function wrongTag(issue: ZodIssue & { code: 'invalid_union' }, path: readonly string[], value: unknown, report: Report): boolean {
  if (!('discriminator' in issue) || !('options' in issue)) return false;
  const known = (issue.options as readonly unknown[]).filter((option) => typeof option === 'string');
  const got = valueAt(value, path);
  const near = typeof got === 'string' ? nearest(got, known) : undefined;
  report.add({ path, expected: oneOf(known), got: shown(got), hint: near === undefined ? undefined : `did you mean ${near}?` });
  return true;
}

// a map given to a union with one map alternative is explained by that alternative alone
function deepen(issue: ZodIssue & { code: 'invalid_union' }, path: readonly string[], root: z.ZodType, value: unknown, report: Report): boolean {
  const schema = schemaAt(root, path, value);
  const given = valueAt(value, path);
  if (schema === undefined || typeof given !== 'object' || given === null || distributionField(schema) !== undefined) return false;
  const options = (unwrap(schema)._zod.def as unknown as { options: readonly z.ZodType[] }).options;
  const index = options.findIndex((option) => fits(option, given));
  const inner = issue.errors[index];
  if (inner === undefined) return false;
  for (const nested of inner) explain(nested, path, root, value, report);
  return true;
}

function fits(option: z.ZodType, given: object): boolean {
  const { type } = unwrap(option)._zod.def;
  return Array.isArray(given) ? type === 'array' : type === 'object' || type === 'record';
}

function unknownKey(path: readonly string[], root: z.ZodType, value: unknown, report: Report): void {
  const key = path[path.length - 1] ?? '';
  const parent = path.slice(0, -1);
  const schema = schemaAt(root, parent, value);
  const known = schema === undefined ? undefined : knownKeys(schema, valueAt(value, parent));
  report.add({ path, expected: 'a known key', got: shown(key), hint: suggestion(key, known ?? []), atKey: true });
}

function expectation(schema: z.ZodType, got: unknown): string {
  if (got !== undefined) return words(schema);
  const { description } = schema;
  return description === undefined || isCollection(schema) ? words(schema) : `${words(schema)} (${description})`;
}

function nameWords(issue: ZodIssue & { code: 'invalid_key' }): string {
  return issue.issues[0]?.code === 'invalid_format' ? issue.issues[0].message : 'a shorter name';
}
