import { kindOf } from './domain.ts';
import type { Role } from './families/form.ts';
import { findForm, isRecord } from './find-form.ts';
import type { FieldKind } from './spec.ts';

/** One parameter of a specification, as the compiler of an uncertain one needs to know it. */
export interface ParameterRole {
  readonly key: string;
  /** Where it stands in the specification. */
  readonly path: readonly string[];
  /** `location` and `scale`: it moves only that number of the resolved form, so being unsure of it costs no tables. */
  readonly role: Role;
  /** How to read a distribution of the parameter itself. */
  readonly kind: FieldKind;
}

/** The parameters of a specification; none for constants, lists, and what is not a distribution. */
export function parameterRoles(spec: unknown, kind: FieldKind): ParameterRole[] {
  const found = findForm(spec, kind, []);
  if (!('form' in found)) return [];
  return Object.entries(found.form.parameters).map(([key, { role, domain }]) => ({
    key,
    path: [...found.path.map(String), key],
    role,
    kind: kindOf(domain, kind),
  }));
}

/** The parameter that the resolved scale is proportional to, if there is one: nothing else depends on it. */
export function scaleParameter(spec: unknown, kind: FieldKind): ParameterRole | undefined {
  return parameterRoles(spec, kind).find(({ role }) => role === 'scale');
}

/** The parameter that the resolved location equals, if there is one: nothing else depends on it. */
export function locationParameter(spec: unknown, kind: FieldKind): ParameterRole | undefined {
  return parameterRoles(spec, kind).find(({ role }) => role === 'location');
}

/** A copy of a specification with one parameter replaced. */
export function withParameter(spec: unknown, { path }: ParameterRole, value: unknown): unknown {
  return replaced(spec, path, value);
}

function replaced(spec: unknown, path: readonly string[], value: unknown): unknown {
  if (path.length === 0) return value;
  const [key, ...rest] = path;
  const record = isRecord(spec) ? spec : {};
  return { ...record, [key]: replaced(record[key], rest, value) };
}
