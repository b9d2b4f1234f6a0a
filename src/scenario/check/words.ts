import type { z } from 'zod';
import type { DistributionField } from '../fields.ts';
import { distributionField, unwrap } from '../tree/schema-at.ts';

interface Check {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly length?: number;
  readonly error?: (issue: object) => string;
}

interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
}

/** What a field takes, in plain words: `a probability from 0 to 1`. */
export function words(schema: z.ZodType): string {
  const field = distributionField(schema);
  if (field !== undefined) return `${fieldWords(field)} or a distribution`;
  const inner = unwrap(schema);
  const def = inner._zod.def as unknown as Definition;
  const checks = (def.checks ?? []).map((check) => check._zod.def);
  switch (def.type) {
    case 'number':
      return def.format === undefined ? `a number${range(checks)}` : `a whole number${range(checks)}`;
    case 'string':
      return stringWords(def, checks);
    case 'enum':
      return oneOf(Object.values(def.entries ?? {}).map(quotedNumber));
    case 'literal':
      return oneOf((def.values ?? []).map(String));
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${count(checks)}`;
    case 'tuple':
      return `a list of ${def.items?.length ?? 0}`;
    case 'union':
      return [...new Set((def.options ?? []).map(words))].join(' or ');
    default:
      return 'a map';
  }
}

/** The range of a field in words, without the distributions it also takes. */
export function fieldWords(field: DistributionField): string {
  if (field.kind === 'probability') return 'a probability from 0 to 1';
  if (field.maximum === Infinity) return field.minimum === -Infinity ? 'a number' : `a number of at least ${field.minimum}`;
  return `a number from ${field.minimum} to ${field.maximum}`;
}

export const oneOf = (names: readonly string[]): string => (names.length === 1 ? String(names[0]) : `one of ${names.join(', ')}`);

// a name that reads as a number is text only in quotes
const quotedNumber = (name: string): string => (/^\d+$/.test(name) ? `"${name}"` : name);

function stringWords(def: Definition, checks: readonly Check[]): string {
  if (def.format === 'date') return 'a calendar day, YYYY-MM-DD';
  const stated = checks.find((check) => check.error !== undefined)?.error?.({});
  if (stated !== undefined) return stated;
  const longest = checks.find((check) => check.maximum !== undefined)?.maximum;
  return longest === undefined ? 'text' : `text of at most ${longest} characters`;
}

function range(checks: readonly Check[]): string {
  const low = checks.find((check) => check.check === 'greater_than');
  const high = checks.find((check) => check.check === 'less_than');
  if (low === undefined) return high === undefined ? '' : ` of at most ${high.value}`;
  const from = low.inclusive === true ? `${low.value}` : `above ${low.value}`;
  if (high === undefined) return low.inclusive === true ? ` of at least ${from}` : ` ${from}`;
  return low.inclusive === true ? ` from ${from} to ${high.value}` : ` ${from}, at most ${high.value}`;
}

function count(checks: readonly Check[]): string {
  const exact = checks.find((check) => check.length !== undefined)?.length;
  if (exact !== undefined) return ` of ${exact}`;
  const minimum = checks.find((check) => check.minimum !== undefined)?.minimum ?? 0;
  const maximum = checks.find((check) => check.maximum !== undefined)?.maximum;
  return maximum === undefined ? ` of at least ${minimum}` : ` of ${minimum} to ${maximum}`;
}
