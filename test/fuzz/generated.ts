import { uniforms } from '../helpers/uniforms.ts';
import { hostileValues } from './hostile.ts';

type Schema = Readonly<Record<string, unknown>>;

const names = ['ae', 'ae', 'se', 'proof', 'discovery', 'newBusiness', 'inbound', 'company', 'a', 'b', 'won', 'toString', 'Z-9_'];
const texts = [...names, '2025-01-01', '2025-06-30', '2024-02-29', 'FY25-Q1', 'pools.ae.capacity', 'shocks.demand', 'random', '😀'];
const DEEPEST = 9;

/** Makes values of a JSON Schema, the same for the same seed; now and then something else instead. */
export function generator(root: Schema, seed: number, hostility: number) {
  const next = uniforms(seed);
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)];
  const definitions = root['$defs'] as Record<string, Schema>;

  /** A copy of a valid value in which a field or three, one below the other or side by side, are those of the schema. */
  function into(schema: Schema, base: unknown): unknown {
    const map = [schema, ...((schema['anyOf'] ?? schema['oneOf'] ?? []) as readonly Schema[])].find((each) => each['type'] === 'object');
    if (map === undefined || typeof base !== 'object' || base === null) return value(schema, 3);
    const copy: Record<string, unknown> = { ...base };
    for (let n = 1 + Math.floor(next() * 2); n > 0; n -= 1) {
      const fields = (map['properties'] ?? {}) as Record<string, Schema>;
      const isPresent = next() < 0.6;
      const key = one(isPresent || map['properties'] === undefined ? Object.keys(base) : Object.keys(fields));
      const inner = fields[key] ?? (map['additionalProperties'] as Schema);
      if (key !== undefined && typeof inner === 'object') copy[key] = into(inner, isPresent && next() < 0.9 ? copy[key] : undefined);
    }
    return copy;
  }

  function value(schema: Schema, depth: number): unknown {
    if (next() < hostility) return one(hostileValues);
    const alternatives = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
    if (typeof schema['$ref'] === 'string') return value(definitions[schema['$ref'].replace('#/$defs/', '')], depth + 1);
    if (alternatives !== undefined && schema['properties'] === undefined) return value(depth > DEEPEST ? alternatives[0] : one(alternatives), depth + 1);
    if ('const' in schema) return schema['const'];
    if ('enum' in schema) return one(schema['enum'] as readonly unknown[]);
    switch (schema['type']) {
      case 'integer': return Math.round(number(schema));
      case 'number': return number(schema);
      case 'boolean': return next() < 0.5;
      case 'string': return text(schema);
      case 'null': return null;
      case 'array': return list(schema, depth);
      case 'object': return map(schema, depth);
      default: return one(hostileValues);
    }
  }

  // mostly small, at times at an edge
  function number({ minimum, exclusiveMinimum, maximum = 1e15 }: Schema): number {
    const low = Number(minimum ?? exclusiveMinimum ?? 0);
    const high = Number(maximum);
    const edge = next();
    if (edge < 0.05) return low;
    if (edge < 0.1) return high;
    const usual = one([1, 3, 10, 100, 1e5]);
    return low < 0 && edge < 0.3 ? -next() : low + Math.min(high - low, usual) * Number(next().toPrecision(3));
  }

  function text({ pattern, format }: Schema): string {
    if (format === 'date') return one(['2025-01-01', '2025-03-31', '2024-02-29', '2026-12-31']);
    if (pattern === '^[A-Z]{3}$') return one(['USD', 'EUR', 'JPY']);
    return one(typeof pattern === 'string' ? names : texts);
  }

  function list(schema: Schema, depth: number): unknown[] {
    const first = (schema['prefixItems'] as readonly Schema[] | undefined)?.map((item) => value(item, depth + 1)) ?? [];
    if (first.length > 0) return first;
    const { minItems = 0, maxItems = 3 } = schema as { minItems?: number; maxItems?: number };
    const length = Math.min(maxItems, minItems + Math.floor(next() * 3));
    return Array.from({ length }, () => value(schema['items'] as Schema, depth + 1));
  }

  function map(schema: Schema, depth: number): Record<string, unknown> {
    const made: [string, unknown][] = [];
    const needed = new Set(schema['required'] as readonly string[] | undefined);
    for (const [key, inner] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)) {
      if (needed.has(key) ? next() < 0.995 : depth < DEEPEST && next() < 0.2) made.push([key, value(inner, depth + 1)]);
    }
    const others = schema['additionalProperties'];
    if (typeof others === 'object') for (let n = Math.floor(next() * 3) + (depth < 3 ? 1 : 0); n > 0; n -= 1) made.push([one(names), value(others as Schema, depth + 1)]);
    return Object.fromEntries(made);
  }

  return { whole: () => value({ ...root, anyOf: undefined }, 0), into: (base: unknown) => into({ ...root, anyOf: undefined }, base) };
}
