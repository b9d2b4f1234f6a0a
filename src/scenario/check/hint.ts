import type { z } from 'zod';
import { meantNumber } from '../text/number-text.ts';
import { distributionField, unwrap } from '../tree/schema-at.ts';
import { nearest } from '../text/suggest.ts';

/** What the author of a refused value may have meant. */
export function hintFor(schema: z.ZodType, value: unknown): string | undefined {
  if (typeof value === 'string') return hintForText(schema, value);
  if (typeof value !== 'number') return undefined;
  if (namedValues(schema).includes(String(value))) return `write "${value}", in quotes`;
  return isShare(schema) ? percentHint(value) : undefined;
}

function hintForText(schema: z.ZodType, text: string): string | undefined {
  if (takesNumber(schema)) {
    const meant = meantNumber(text);
    if (meant !== undefined) return `write ${meant}`;
  }
  const near = nearest(text, namedValues(schema));
  return near === undefined ? undefined : `did you mean ${near}?`;
}

/** A share written in percent. */
export const percentHint = (value: number): string | undefined =>
  value >= 2 && value <= 100 ? `did you mean ${Number((value / 100).toPrecision(15))}?` : undefined;

interface Definition {
  readonly type: string;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
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
