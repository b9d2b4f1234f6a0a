import { z } from 'zod';
import { forms, shorthands } from '../distributions/families/families.ts';
import type { Domain, Form } from '../distributions/families/form.ts';
import { MAX_AMOUNT } from '../distributions/limits.ts';
import type { FieldKind } from '../distributions/spec.ts';
import { distributionFields, type DistributionField } from './fields.ts';
import { scenarioSchema } from './schema.ts';

type JsonSchema = Record<string, unknown>;

/** The JSON Schema (draft 2020-12) of a scenario file; a file that extends another may leave out what the other states. */
export function scenarioJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12', override: ({ zodSchema, jsonSchema }) => describeField(zodSchema as unknown as z.ZodType, jsonSchema) });
  const { required, $schema, ...rest } = schema as JsonSchema;
  return {
    $schema,
    title: 'Quotacast scenario',
    ...rest,
    anyOf: [{ required: ['extends'] }, { required }],
    $defs: definitions(),
  };
}

// a field that takes distributions points at the definition for its kind
function describeField(zodSchema: z.ZodType, jsonSchema: JsonSchema): void {
  const field = distributionFields.get(zodSchema);
  if (field === undefined) return;
  for (const key of Object.keys(jsonSchema)) if (key !== 'description' && key !== 'default') delete jsonSchema[key];
  jsonSchema['$ref'] = `#/$defs/${nameOf(field)}`;
}

const nameOf = ({ kind, role }: Pick<DistributionField, 'kind' | 'role'>): string => `${kind}${role === 'perEvent' ? 'PerEvent' : 'Uncertain'}`;

const kinds = ['positive', 'probability', 'real'] as const;

const meanings = { perEvent: 'a number, or a distribution drawn for every event', uncertain: 'a number, or a distribution for a number that is not known: drawn once per trial' };

function definitions(): Record<string, JsonSchema> {
  const all: Record<string, JsonSchema> = {};
  for (const kind of kinds) {
    all[`${kind}Number`] = range(kind);
    all[nameOf({ kind, role: 'uncertain' })] = { description: meanings.uncertain, anyOf: [{ $ref: `#/$defs/${kind}Number` }, ...distributions(kind, false)] };
    all[nameOf({ kind, role: 'perEvent' })] = { description: meanings.perEvent, anyOf: [{ $ref: `#/$defs/${kind}Number` }, ...distributions(kind, true)] };
  }
  return all;
}

function range(kind: FieldKind): JsonSchema {
  const minimum = kind === 'real' ? -MAX_AMOUNT : 0;
  return { type: 'number', minimum, maximum: kind === 'probability' ? 1 : MAX_AMOUNT };
}

function distributions(kind: FieldKind, nested: boolean): JsonSchema[] {
  const bare = shorthands[kind].flatMap((family) => (forms.get(family) ?? []).map((form) => ({ title: family, ...formSchema(form, kind, nested) })));
  const named = [...forms].map(([family, alternatives]) => only(family, { anyOf: alternatives.map((form) => formSchema(form, kind, nested)) }));
  return [...bare, ...named, ...lists(kind)];
}

function formSchema(form: Form, kind: FieldKind, nested: boolean): JsonSchema {
  const properties = Object.fromEntries(Object.entries(form.parameters).map(([name, { domain }]) => [name, parameter(domain, kind, nested)]));
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function parameter(domain: Domain, kind: FieldKind, nested: boolean): JsonSchema {
  const own = domain === 'field' ? kind : domain === 'probability' ? 'probability' : 'positive';
  return { $ref: `#/$defs/${nested ? nameOf({ kind: own, role: 'uncertain' }) : `${own}Number`}` };
}

function lists(kind: FieldKind): JsonSchema[] {
  const values = { type: 'array', minItems: 1, items: { $ref: `#/$defs/${kind}Number` } };
  const weights = { type: 'array', minItems: 1, items: { $ref: '#/$defs/positiveNumber' } };
  const part = {
    type: 'object',
    properties: { weight: { $ref: '#/$defs/positiveNumber' }, of: { $ref: `#/$defs/${nameOf({ kind, role: 'uncertain' })}` } },
    required: ['weight', 'of'],
    additionalProperties: false,
  };
  return [
    only('empirical', values),
    only('discrete', { type: 'object', properties: { values, weights }, required: ['values', 'weights'], additionalProperties: false }),
    only('mixture', { type: 'array', minItems: 1, items: part }),
  ];
}

const only = (name: string, value: JsonSchema): JsonSchema => ({ title: name, type: 'object', properties: { [name]: value }, required: [name], additionalProperties: false });
