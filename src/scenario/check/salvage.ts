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
    for (const path of placesOf(parsed.error.issues)) rest = replaced(rest, path, standIn(schemaAt(schema, path, rest)));
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

/** A copy with one place set, or left out when `to` is undefined. */
export function replaced<T>(value: T, path: Path, to: unknown): T;
export function replaced(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...below] = path;
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, below, to) : item));
  const copy: Record<string, unknown> = Object.assign(Object.create(null), isMap(value) ? value : {});
  const child = replaced(copy[key], below, to);
  if (child === undefined) delete copy[key];
  else copy[key] = child;
  return copy;
}
