import { bankValues } from '../../distributions/bank.ts';
import { parameterRoles, withParameter, type ParameterRole } from '../../distributions/parameters.ts';
import { resolveDistribution } from '../../distributions/resolve.ts';
import type { Resolved } from '../../distributions/resolved.ts';
import type { FieldKind } from '../../distributions/spec.ts';
import type { Issue as SpecIssue } from '../../distributions/issue.ts';
import type { DistributionField } from '../fields.ts';
import { distributionsIn } from '../tree/schema-at.ts';
import { scenarioSchema } from '../schema.ts';
import { shown } from '../text/printable.ts';
import { isMap, valueAt } from '../tree/plain.ts';
import { hintForSpan, percentHint } from './hint.ts';
import type { Finding, Report } from './report.ts';
import { fieldWords } from './words.ts';

/** A field whose distribution is none, and a number to stand in for it in later checks. */
export interface Unsound {
  readonly path: readonly string[];
  readonly standIn: number;
}

/** Checks every field that takes a distribution: numbers by their range, distributions by their family. Returns those that are none. */
export function checkDistributions(value: unknown, report: Report): Unsound[] {
  const unsound: Unsound[] = [];
  for (const { path, spec, field } of distributionsIn(scenarioSchema, value)) {
    if (typeof spec === 'number') checkNumber(path, spec, field, report);
    if (!isMap(spec)) continue;
    const issues = specIssues(spec, field);
    for (const issue of issues) report.add(withSpan(path, spec, below(path, issue)));
    if (issues.length > 0) unsound.push({ path, standIn: field.maximum === 1 ? 0.5 : 1 });
  }
  return unsound;
}

function checkNumber(path: readonly string[], value: number, field: DistributionField, report: Report): void {
  if (value >= field.minimum && value <= field.maximum) return;
  const hint = field.maximum === 1 ? percentHint(value) : undefined;
  report.add({ path, expected: fieldWords(field), got: shown(value), hint });
}

/** A parameter of days or months that is written with its unit. */
function withSpan(field: readonly string[], spec: unknown, issue: Finding): Finding {
  const written = valueAt(spec, issue.path.slice(field.length));
  const hint = typeof written === 'string' ? hintForSpan(written, field[field.length - 1] ?? '') : undefined;
  return hint === undefined ? issue : { ...issue, hint };
}

const below = (path: readonly string[], issue: SpecIssue) => ({ ...issue, path: [...path, ...issue.path.map(String)] });

/** What is wrong with a distribution; one drawn per event may have parameters that are uncertain themselves. */
export function specIssues(spec: unknown, field: Pick<DistributionField, 'kind' | 'role'>): readonly SpecIssue[] {
  const uncertain = field.role === 'perEvent' ? parameterRoles(spec, field.kind).filter(({ path }) => isMap(valueAt(spec, path))) : [];
  const issues: SpecIssue[] = [];
  const shapes: { readonly parameter: ParameterRole; readonly resolved: Resolved }[] = [];
  let certain = spec;
  for (const parameter of uncertain) {
    const resolution = resolveDistribution(valueAt(spec, parameter.path), parameter.kind, parameter.path);
    if (!resolution.ok) {
      issues.push(...resolution.issues);
      continue;
    }
    certain = withParameter(certain, parameter, resolution.resolved.mean);
    if (parameter.role === 'shape') shapes.push({ parameter, resolved: resolution.resolved });
  }
  if (shapes.length > 1) issues.push({ path: [], expected: 'at most one uncertain shape', got: shapes.map(({ parameter }) => parameter.key).join(' and '), hint: 'make the mean, median or scale uncertain instead' });
  if (issues.length > 0) return issues;
  const resolution = resolveDistribution(certain, field.kind);
  if (!resolution.ok) return resolution.issues;
  return shapes.flatMap(({ parameter, resolved }) => extremeIssues(certain, parameter, resolved, field.kind));
}

/** An uncertain shape is drawn from a bank of its values, of which the outermost have to make distributions, too. */
function extremeIssues(certain: unknown, parameter: ParameterRole, resolved: Resolved, kind: FieldKind): SpecIssue[] {
  const values = bankValues(resolved);
  for (const value of [values[0], values[values.length - 1]]) {
    const resolution = resolveDistribution(withParameter(certain, parameter, value), kind);
    if (resolution.ok) continue;
    return [{ path: parameter.path, expected: `values with each of which this is a distribution (${resolution.issues[0].expected})`, got: `values such as ${Number(value.toPrecision(3))}` }];
  }
  return [];
}
