import { quantile } from '../../distributions/distribution.ts';
import { parameterRoles, withParameter } from '../../distributions/parameters.ts';
import type { Resolved } from '../../distributions/resolved.ts';
import type { FieldKind } from '../../distributions/spec.ts';
import { isMap, valueAt } from '../tree/plain.ts';
import { resolveChecked } from './resolve-checked.ts';

/** A checked distribution with every uncertain parameter at its mean. */
export function central(spec: unknown, kind: FieldKind): Resolved {
  let certain = spec;
  for (const parameter of parameterRoles(spec, kind)) {
    const own = valueAt(spec, parameter.path);
    if (isMap(own)) certain = withParameter(certain, parameter, central(own, parameter.kind).mean);
  }
  return resolveChecked(certain, kind);
}

/** The mean of a checked number or distribution. */
export const meanOf = (spec: unknown, kind: FieldKind = 'positive'): number => (typeof spec === 'number' ? spec : central(spec, kind).mean);

/** P10, P50 and P90 of a checked number or distribution. */
export function spreadOf(spec: unknown, kind: FieldKind = 'positive'): { readonly p10: number; readonly p50: number; readonly p90: number } {
  const resolved = central(spec, kind);
  const at = (p: number) => (typeof spec === 'number' ? spec : quantile(resolved, p));
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
