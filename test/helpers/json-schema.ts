type Schema = Readonly<Record<string, unknown>>;

/** Whether a value fits a JSON Schema, for the keywords that our schemas use. */
export function matches(schema: Schema, value: unknown, root: Schema): boolean {
  const all = (key: string) => (schema[key] as readonly Schema[] | undefined)?.map((each) => matches(each, value, root));
  const reference = schema['$ref'] as string | undefined;
  if (reference !== undefined && !matches(definition(root, reference), value, root)) return false;
  if (all('anyOf')?.includes(true) === false) return false;
  if ((all('oneOf')?.filter(Boolean).length ?? 1) !== 1) return false;
  if ('const' in schema && schema['const'] !== value) return false;
  if ('enum' in schema && !(schema['enum'] as unknown[]).includes(value)) return false;
  if ('type' in schema && !hasType(schema['type'] as string, value)) return false;
  if (typeof value === 'number') return inRange(schema, value);
  if (typeof value === 'string') return !('pattern' in schema) || new RegExp(schema['pattern'] as string, 'u').test(value);
  if (Array.isArray(value)) return inList(schema, value, root);
  return value === null || typeof value !== 'object' || inMap(schema, value as Record<string, unknown>, root);
}

const definition = (root: Schema, reference: string): Schema => (root['$defs'] as Record<string, Schema>)[reference.replace('#/$defs/', '')];

function hasType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return type === (value === null ? 'null' : typeof value);
}

function inRange(schema: Schema, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = schema as Record<string, number>;
  return value >= minimum && value <= maximum && value > exclusiveMinimum;
}

function inList(schema: Schema, value: readonly unknown[], root: Schema): boolean {
  const { minItems = 0, maxItems = Infinity } = schema as Record<string, number>;
  const items = schema['items'] as Schema | undefined;
  return value.length >= minItems && value.length <= maxItems && (items === undefined || value.every((item) => matches(items, item, root)));
}

function inMap(schema: Schema, value: Readonly<Record<string, unknown>>, root: Schema): boolean {
  const { properties = {}, required = [], additionalProperties = true, propertyNames } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
    additionalProperties?: boolean | Schema;
    propertyNames?: Schema;
  };
  if (!required.every((key) => Object.hasOwn(value, key))) return false;
  return Object.entries(value).every(([key, child]) => {
    if (propertyNames !== undefined && !matches(propertyNames, key, root)) return false;
    if (Object.hasOwn(properties, key)) return matches(properties[key], child, root);
    return typeof additionalProperties === 'boolean' ? additionalProperties : matches(additionalProperties, child, root);
  });
}
