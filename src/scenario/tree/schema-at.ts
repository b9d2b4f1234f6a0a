import type { z } from 'zod';
import { distributionFields, type DistributionField } from '../fields.ts';
import { isMap } from './plain.ts';

/** The parts of a zod definition that walking a scenario needs. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
}

const definition = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

/** The schema without the wrappers that make it optional or give it a default. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  for (let def = definition(inner); def.innerType !== undefined && !distributionFields.has(inner); def = definition(inner)) inner = def.innerType;
  return inner;
}

/** How a field treats a distribution, or undefined when it takes none. */
export const distributionField = (schema: z.ZodType): DistributionField | undefined => distributionFields.get(unwrap(schema));

/** The alternative of a union that a value is most like: by discriminator, or by being a map, a list or neither. */
export function alternative(schema: z.ZodType, value: unknown): z.ZodType {
  const inner = unwrap(schema);
  const { type, options, discriminator } = definition(inner);
  if (type !== 'union' || options === undefined || distributionFields.has(inner)) return inner;
  const chosen = options.map(unwrap).find((option) => (discriminator === undefined ? sameShape(option, value) : hasTag(option, discriminator, value)));
  return chosen === undefined ? inner : alternative(chosen, value);
}

function sameShape(option: z.ZodType, value: unknown): boolean {
  const { type } = definition(option);
  if (Array.isArray(value)) return type === 'array' || type === 'tuple';
  return isMap(value) && (type === 'object' || type === 'record');
}

function hasTag(option: z.ZodType, discriminator: string, value: unknown): boolean {
  const tag = definition(option).shape?.[discriminator];
  const given = isMap(value) ? value[discriminator] : undefined;
  return tag !== undefined && tag._zod.values?.has(given as never) === true ? true : tag !== undefined && given === undefined && definition(tag).type === 'default';
}

/** The schema of the child under a key or list position, given the parent's value. */
export function childSchema(schema: z.ZodType, key: string, value: unknown): z.ZodType | undefined {
  const def = definition(alternative(schema, value));
  if (def.shape !== undefined) return Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
  if (def.items !== undefined) return def.items[Number(key)];
  return def.valueType ?? def.element;
}

/** The schema at a path; `value` is the raw value of the whole. Undefined below distributions and for unknown keys. */
export function schemaAt(root: z.ZodType, path: readonly PropertyKey[], value: unknown): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  let here = value;
  for (const key of path) {
    if (schema === undefined || distributionFields.has(unwrap(schema))) return undefined;
    schema = childSchema(schema, String(key), here);
    here = isMap(here) || Array.isArray(here) ? (here as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return schema;
}

/** The keys that a map may have here, or undefined when it takes any name. */
export function knownKeys(schema: z.ZodType, value: unknown): readonly string[] | undefined {
  const { shape } = definition(alternative(schema, value));
  return shape === undefined ? undefined : Object.keys(shape);
}

/** Whether this is a collection keyed by names that the author chooses. */
export const isCollection = (schema: z.ZodType): boolean => definition(unwrap(schema)).type === 'record' && !distributionFields.has(unwrap(schema));

/** Every field of a value that accepts a distribution and is present, with its path. */
export function* distributionsIn(schema: z.ZodType, value: unknown, path: readonly string[] = []): Generator<FoundDistribution> {
  const field = distributionField(schema);
  if (field !== undefined) {
    if (value !== undefined) yield { path, spec: value, field };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const schemaOfChild = childSchema(schema, key, value);
    if (schemaOfChild !== undefined) yield* distributionsIn(schemaOfChild, child, [...path, key]);
  }
}

export interface FoundDistribution {
  readonly path: readonly string[];
  readonly spec: unknown;
  readonly field: DistributionField;
}
