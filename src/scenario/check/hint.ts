import type { z } from 'zod';
import { titles } from '../roles.ts';
import { meantNumber, meantSpan } from '../text/number-text.ts';
import { shown } from '../text/printable.ts';
import { distributionField, unwrap } from '../tree/schema-at.ts';
import { nearest } from '../text/suggest.ts';

/** What the author of a refused value may have meant; `key` is the name of its field. */
export function hintFor(schema: z.ZodType, value: unknown, key = ''): string | undefined {
  if (typeof value === 'string') return hintForText(schema, value, key);
  if (Array.isArray(value) && definition(schema).type === 'record') return 'write each as name: { … }';
  if (typeof value !== 'number') return undefined;
  if (namedValues(schema).includes(String(value))) return `write "${value}", in quotes`;
  return isShare(schema) ? percentHint(value) : undefined;
}

function hintForText(schema: z.ZodType, text: string, key: string): string | undefined {
  const { type, shape } = definition(schema);
  if (type === 'array') return `write [${shown(text).slice(1, -1)}]`;
  if (type === 'object' && shape?.['pool'] !== undefined) return `write { pool: ${shown(text).slice(1, -1)} }`;
  if (takesNumber(schema)) {
    const meant = meantNumber(text);
    const hint = meant === undefined ? hintForSpan(text, key) : `write ${meant}`;
    if (hint !== undefined) return hint;
  }
  const title = titles.get(text.replace(/[ _-]/g, '').toLowerCase());
  if (title !== undefined && namedValues(schema).includes(title)) return `did you mean ${title}?`;
  const near = nearest(text, namedValues(schema));
  return near === undefined ? undefined : `did you mean ${near}?`;
}

/** A span written with its unit, where the name of the field says which unit it takes. */
export function hintForSpan(text: string, key: string): string | undefined {
  const unit = /days$/i.test(key) ? 'days' : /months$/i.test(key) ? 'months' : undefined;
  const meant = unit === undefined ? undefined : meantSpan(text, unit);
  return meant === undefined ? undefined : `write ${meant}`;
}

/** A share written in percent. */
export const percentHint = (value: number): string | undefined =>
  value >= 2 && value <= 100 ? `did you mean ${Number((value / 100).toPrecision(15))}?` : undefined;

interface Definition {
  readonly type: string;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

const definition = (schema: z.ZodType): Definition => unwrap(schema)._zod.def as unknown as Definition;

function isShare(schema: z.ZodType): boolean {
  const field = distributionField(schema);
  if (field !== undefined) return field.maximum === 1;
  const inner = unwrap(schema) as { maxValue?: number | null };
  return inner.maxValue === 1;
}

function takesNumber(schema: z.ZodType): boolean {
  const { type, options } = definition(schema);
  return distributionField(schema) !== undefined || type === 'number' || (type === 'union' && (options ?? []).some(takesNumber));
}

function namedValues(schema: z.ZodType): string[] {
  const { type, entries, values, options } = definition(schema);
  if (type === 'enum') return Object.values(entries ?? {});
  if (type === 'literal') return (values ?? []).filter((value) => typeof value === 'string');
  return (options ?? []).flatMap(namedValues);
}
