import { type ListFamily, forms, listFamilies, shorthands } from './families/families.ts';
import type { Form } from './families/form.ts';
import { type Issue, show } from './issue.ts';
import { nearest } from './nearest.ts';
import type { FieldKind } from './spec.ts';

type Path = Issue['path'];

/** A specification whose family and parameters have been recognised; the numbers have not been looked at. */
export type Found =
  | { readonly family: string; readonly form: Form; readonly body: Readonly<Record<string, unknown>>; readonly path: Path }
  | { readonly family: ListFamily; readonly body: unknown; readonly path: Path };

const families = [...forms.keys(), ...listFamilies];

/** Recognises `{ family: { parameters } }`, or bare parameters by the kind of field. */
export function findForm(spec: unknown, kind: FieldKind, path: Path): Found | Issue {
  if (!isRecord(spec)) return { path, expected: `a number or a distribution such as ${shorthandText(kind)}`, got: show(spec) };
  const keys = Object.keys(spec);
  const named = keys.filter((key) => families.includes(key));
  if (named.length > 0) {
    if (keys.length > 1) return { path, expected: `only ${named[0]} here`, got: show(spec), hint: 'one family per distribution' };
    return explicit(named[0], spec[named[0]], [...path, named[0]]);
  }
  for (const family of shorthands[kind]) {
    const form = matching(family, keys);
    if (form) return { family, form, body: spec, path };
  }
  const expected = `a distribution: ${shorthandText(kind)}, or a family: ${families.join(', ')}`;
  return { path, expected, got: show(spec), ...unknownKeyHint(keys, [...families, ...shorthands[kind].flatMap(knownKeys)]) };
}

function explicit(family: string, body: unknown, path: Path): Found | Issue {
  const list = listFamilies.find((name) => name === family);
  if (list) return { family: list, body, path };
  const expected = `one of ${formsOf(family).map(outline).join(', ')}`;
  if (!isRecord(body)) return { path, expected, got: show(body) };
  const keys = Object.keys(body);
  const form = matching(family, keys);
  if (form) return { family, form, body, path };
  return { path, expected, got: show(body), ...unknownKeyHint(keys, knownKeys(family)) };
}

function matching(family: string, keys: readonly string[]): Form | undefined {
  return formsOf(family).find(({ parameters }) => {
    const wanted = Object.keys(parameters);
    return wanted.length === keys.length && wanted.every((key) => keys.includes(key));
  });
}

function formsOf(family: string): readonly Form[] {
  return forms.get(family) ?? [];
}

function knownKeys(family: string): string[] {
  return formsOf(family).flatMap(({ parameters }) => Object.keys(parameters));
}

function outline({ parameters }: Form): string {
  return `{${Object.keys(parameters).join(', ')}}`;
}

function shorthandText(kind: FieldKind): string {
  return shorthands[kind].flatMap((family) => formsOf(family).map(outline)).join(', ');
}

function unknownKeyHint(keys: readonly string[], known: readonly string[]): { hint?: string } {
  for (const key of keys) {
    const meant = known.includes(key) ? undefined : nearest(key, known);
    if (meant) return { hint: `did you mean ${meant} instead of ${key}?` };
  }
  return {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
