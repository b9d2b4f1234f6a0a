import { readNumber } from './domain.ts';
import { isRecord } from './find-form.ts';
import { type Issue, show } from './issue.ts';
import { MAX_PARTS, MIN_GEOMETRIC_P_IN_MIXTURE, WEIGHT_TOLERANCE } from './limits.ts';
import { powerOfTwoNear } from './lists.ts';
import type { Resolution } from './resolved.ts';
import type { MixturePart, Placed } from './unit-shape.ts';

type Path = Issue['path'];
export type ResolvePart = (spec: unknown, path: Path) => Resolution;

/** Rounding alone moves a sum of weights by less than this. */
const ROUNDING = 1e-12;

/** Reads `[{ weight, of }, …]`; mixtures inside mixtures become one. */
export function readMixture(body: unknown, path: Path, resolvePart: ResolvePart): { placed: Placed; notes: Issue[] } | Issue[] {
  if (!Array.isArray(body) || body.length === 0 || body.length > MAX_PARTS) {
    return [{ path, expected: `a list of 1 to ${MAX_PARTS} parts {weight, of}`, got: Array.isArray(body) ? `${body.length} parts` : show(body) }];
  }
  const issues: Issue[] = [];
  const notes: Issue[] = [];
  const parts: MixturePart[] = [];
  body.forEach((part: unknown, i) => {
    const at = [...path, i];
    if (!isRecord(part) || !('weight' in part) || !('of' in part) || Object.keys(part).length !== 2) {
      issues.push({ path: at, expected: '{weight, of}', got: show(part) });
      return;
    }
    const weight = readNumber(part['weight'], 'probability', 'probability', [...at, 'weight']);
    const resolution = resolvePart(part['of'], [...at, 'of']);
    if (typeof weight !== 'number') issues.push(weight);
    if (!resolution.ok) issues.push(...resolution.issues);
    if (!resolution.ok || typeof weight !== 'number') return;
    notes.push(...resolution.notes);
    const refusal = tooManyValues(resolution.resolved, [...at, 'of']);
    if (refusal) issues.push(refusal);
    if (weight > 0) parts.push(...flatten(resolution.resolved, weight));
  });
  if (issues.length > 0) return issues;

  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) return [{ path, expected: 'weights that sum to 1', got: `a sum of ${sum}` }];
  if (Math.abs(sum - 1) > ROUNDING) notes.push({ path, expected: 'weights that sum to 1', got: `a sum of ${sum}`, hint: 'the weights were divided by their sum' });
  if (parts.length > MAX_PARTS) return [{ path, expected: `at most ${MAX_PARTS} parts`, got: `${parts.length} parts, those of inner mixtures counted` }];
  return { placed: normalise(parts.map((part) => ({ ...part, weight: part.weight / sum }))), notes };
}

/** A mixture lists every value of a geometric part. */
function tooManyValues({ rounding, scale }: Placed, path: Path): Issue | undefined {
  if (rounding === 'none' || scale <= 1 / MIN_GEOMETRIC_P_IN_MIXTURE) return undefined;
  return { path, expected: `a chance of success of at least ${MIN_GEOMETRIC_P_IN_MIXTURE} inside a mixture`, got: `about ${1 / scale}`, hint: 'use {exponential: {mean}}' };
}

function flatten({ location, scale, unit, rounding, step }: Placed, weight: number): MixturePart[] {
  if (unit.kind !== 'mixture') return [{ weight, location, scale, unit, rounding, step }];
  return unit.parts.map((part) => ({ ...inUnits(part, 1 / scale), weight: weight * part.weight }));
}

/** Puts the parts in units of a power of two, so that scaling all amounts by 2 leaves the unit shape's bits alone. */
function normalise(parts: readonly MixturePart[]): Placed {
  const [first] = parts;
  if (parts.length === 1 || parts.every((part) => isSamePoint(part, first))) {
    return { location: first.location, scale: first.scale, unit: first.unit, rounding: first.rounding, step: first.step };
  }
  const scale = powerOfTwoNear(parts.flatMap((part) => [part.location, part.rounding === 'ceil' ? part.step : part.scale]));
  return { location: 0, scale, unit: { kind: 'mixture', parts: parts.map((part) => inUnits(part, scale)) }, rounding: 'none', step: 1 };
}

function isSamePoint(part: Placed, other: Placed): boolean {
  const bothPoints = part.unit.kind === 'constant' && other.unit.kind === 'constant';
  return bothPoints && part.location + part.scale === other.location + other.scale;
}

/** The part measured in another unit, a power of two; the scale of a rounded one counts trials and stays. */
function inUnits(part: MixturePart, size: number): MixturePart {
  if (part.rounding === 'ceil') return { ...part, step: part.step / size };
  return { ...part, location: part.location / size, scale: part.scale / size };
}
