import { parameterRoles } from '../distributions/parameters.ts';
import type { FieldKind } from '../distributions/spec.ts';
import type { DistributionField } from './fields.ts';
import { distributionsIn } from './tree/schema-at.ts';
import { scenarioSchema, type Scenario } from './schema.ts';
import { isMap, valueAt } from './tree/plain.ts';

/** A number of a scenario that is, or could be, unknown and drawn once per trial. */
export interface Input {
  readonly path: string;
  /** stated as a distribution */
  readonly uncertain: boolean;
  readonly kind: FieldKind;
  /** the field it is, or of which it is a parameter */
  readonly field: DistributionField;
  readonly isParameter: boolean;
}

/** Every such number: fields meaning "unknown, once per trial", and the parameters of distributions drawn per event. */
export function inputsOf(scenario: Scenario): Input[] {
  const inputs: Input[] = [];
  for (const { path, spec, field } of distributionsIn(scenarioSchema, scenario)) {
    if (field.role === 'uncertain') {
      inputs.push({ path: path.join('.'), uncertain: isMap(spec), kind: field.kind, field, isParameter: false });
      continue;
    }
    for (const parameter of isMap(spec) ? parameterRoles(spec, field.kind) : []) {
      const uncertain = isMap(valueAt(spec, parameter.path));
      inputs.push({ path: [...path, ...parameter.path].join('.'), uncertain, kind: parameter.kind, field, isParameter: true });
    }
  }
  return inputs;
}
