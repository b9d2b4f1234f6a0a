import type { z } from 'zod';
import { schemaAt } from '../tree/schema-at.ts';
import { isMap } from '../tree/plain.ts';

type Path = readonly string[];

/** values of which one suits almost any field; an empty map is filled in further rounds */
const candidates: readonly unknown[] = [1, 0.5, 0, 'x', 'USD', '2025-01-01', true, {}, []];

const rounds = 8;

/**
 * A value whose malformed parts are left out, or replaced by stand-ins where they are required, so that the rest can
 * be checked; undefined when it cannot be saved. Findings about the replaced parts mean nothing.
 */
export function salvage<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | undefined {
  let rest = value;
  for (let round = 0; round < rounds; round += 1) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return parsed.data;
    const before = rest;
    rest = replaced(before, placesOf(parsed.error.issues).map((path) => [path, standIn(schemaAt(schema, path, before))]));
  }
  return undefined;
}

const placesOf = (issues: readonly z.core.$ZodIssue[]): Path[] =>
  issues.flatMap((issue) => {
    const path = issue.path.map(String);
    return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
  });

function standIn(schema: z.ZodType | undefined): unknown {
  if (schema === undefined || schema.safeParse(undefined).success) return undefined;
  const { entries, values } = schema._zod.def as { entries?: Record<string, unknown>; values?: readonly unknown[] };
  const named = entries === undefined ? (values ?? []) : Object.values(entries);
  return [...named, ...candidates].find((candidate) => schema.safeParse(candidate).success) ?? {};
}

/** A copy with some places set, or left out when they are to be undefined. */
export function replaced<T>(value: T, places: readonly (readonly [path: Path, to: unknown])[]): T {
  const whole = { root: copied(value) };
  for (const [path, to] of places) put(whole, ['root', ...path], to);
  return whole.root as T;
}

function put(root: Record<string, unknown>, path: Path, to: unknown): void {
  let parent = root;
  for (const key of path.slice(0, -1)) {
    // a list stays one; whatever else is in the way becomes a map
    if (!Array.isArray(parent[key]) && !isMap(parent[key])) parent[key] = Object.create(null);
    parent = parent[key] as Record<string, unknown>;
  }
  const key = path[path.length - 1];
  if (to === undefined && !Array.isArray(parent)) delete parent[key];
  else parent[key] = to;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isMap(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) copy[key] = copied(inner);
  return copy;
}
