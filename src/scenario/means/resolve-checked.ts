import { resolveDistribution } from '../../distributions/resolve.ts';
import type { Resolved } from '../../distributions/resolved.ts';
import type { FieldKind } from '../../distributions/spec.ts';

/** A specification that was checked before: anything wrong now is a bug. */
export function resolveChecked(spec: unknown, kind: FieldKind): Resolved {
  const resolution = resolveDistribution(spec, kind);
  if (!resolution.ok) throw new Error(`unchecked distribution ${JSON.stringify(spec)}: ${resolution.issues.map(({ expected }) => expected).join('; ')}`);
  return resolution.resolved;
}
