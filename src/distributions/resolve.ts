import { distributionOf } from './distribution.ts';
import { readNumber } from './domain.ts';
import { place, point } from './families/form.ts';
import { type Found, findForm } from './find-form.ts';
import { type Issue, show } from './issue.ts';
import { readDiscrete, readEmpirical } from './lists.ts';
import { readMixture } from './mixture.ts';
import type { Resolution } from './resolved.ts';
import type { FieldKind } from './spec.ts';
import type { Placed } from './unit-shape.ts';

type Path = Issue['path'];
type Read = { family: string; placed: Placed; notes: readonly Issue[] };

/**
 * Reads a distribution as people write it (see `spec.ts`): finds the family, checks every number, and brings it to
 * location, scale and unit shape. All issues are returned at once, with paths below `path`.
 */
export function resolveDistribution(spec: unknown, kind: FieldKind, path: Path = []): Resolution {
  const read = typeof spec === 'number' || typeof spec === 'string' ? readConstant(spec, kind, path) : readSpec(spec, kind, path);
  if (Array.isArray(read)) return { ok: false, issues: read };
  const { mean, variance, support } = distributionOf(read.placed);
  const issue = beyondField(read.family, support, kind, path);
  if (issue) return { ok: false, issues: [issue] };
  return { ok: true, resolved: { family: read.family, ...read.placed, mean, variance, ...constantOf(read.placed) }, notes: read.notes };
}

function readConstant(spec: number | string, kind: FieldKind, path: Path): Read | Issue[] {
  const value = readNumber(spec, 'field', kind, path);
  if (typeof value !== 'number') return [value];
  return { family: 'constant', placed: place(value, 0, point), notes: [] };
}

function readSpec(spec: unknown, kind: FieldKind, path: Path): Read | Issue[] {
  const found = findForm(spec, kind, path);
  if ('expected' in found) return [found];
  if ('form' in found) return readForm(found, kind);
  if (found.family === 'mixture') {
    const mixture = readMixture(found.body, found.path, (part, at) => resolveDistribution(part, kind, at));
    return Array.isArray(mixture) ? mixture : { family: found.family, ...mixture };
  }
  const placed = (found.family === 'discrete' ? readDiscrete : readEmpirical)(found.body, kind, found.path);
  return Array.isArray(placed) ? placed : { family: found.family, placed, notes: [] };
}

function readForm({ family, form, body, path }: Extract<Found, { form: unknown }>, kind: FieldKind): Read | Issue[] {
  const issues: Issue[] = [];
  const values: Record<string, number> = {};
  for (const [key, { domain }] of Object.entries(form.parameters)) {
    const value = readNumber(body[key], domain, kind, [...path, key]);
    if (typeof value === 'number') values[key] = value;
    else issues.push(value);
  }
  if (issues.length > 0) return issues;
  const placed = form.build(values);
  if ('unit' in placed) return { family, placed, notes: [] };
  const { key, ...refusal } = placed;
  return [{ path: [...path, key], ...refusal }];
}

function constantOf({ location, scale, unit, rounding }: Placed): { constant?: number } {
  const isConstant = unit.kind === 'constant' || (scale === 0 && rounding === 'none');
  return isConstant ? { constant: location + scale } : {};
}

/** An issue if values outside the field's range are possible: nothing is cut off silently. */
function beyondField(family: string, [low, high]: readonly [number, number], kind: FieldKind, path: Path): Issue | undefined {
  if (kind === 'real' || (low >= 0 && (kind === 'positive' || high <= 1))) return undefined;
  const [expected, meant] = kind === 'probability' ? ['values from 0 to 1', 'beta'] : ['values from 0 up', 'lognormal'];
  return { path, expected, got: `a ${family} with values from ${show(low)} to ${show(high)}`, hint: `use {mean, sd} or {p10, p90}, which mean a ${meant} here` };
}
