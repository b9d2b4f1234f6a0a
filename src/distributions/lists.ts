import { readNumber } from './domain.ts';
import { place, point } from './families/form.ts';
import { isRecord } from './find-form.ts';
import { type Issue, show } from './issue.ts';
import { MAX_VALUES } from './limits.ts';
import { binaryExponent, powerOfTwo } from './special/bits.ts';
import type { FieldKind } from './spec.ts';
import type { Placed } from './unit-shape.ts';

type Path = Issue['path'];

/** Values that are each equally likely. */
export function readEmpirical(body: unknown, kind: FieldKind, path: Path): Placed | Issue[] {
  const values = readNumbers(body, kind, path);
  if (values.issues.length > 0) return values.issues;
  return stepOf(values.numbers, values.numbers.map(() => 1));
}

/** Values with relative weights. */
export function readDiscrete(body: unknown, kind: FieldKind, path: Path): Placed | Issue[] {
  if (!isRecord(body) || !('values' in body) || !('weights' in body) || Object.keys(body).length !== 2) {
    return [{ path, expected: '{values, weights}, two lists of the same length', got: show(body) }];
  }
  const values = readNumbers(body['values'], kind, [...path, 'values']);
  const weights = readNumbers(body['weights'], 'positive', [...path, 'weights']);
  const issues = [...values.issues, ...weights.issues];
  if (issues.length > 0) return issues;
  if (values.numbers.length !== weights.numbers.length) {
    return [{ path: [...path, 'weights'], expected: `${values.numbers.length} weights, one for each value`, got: String(weights.numbers.length) }];
  }
  if (weights.numbers.every((weight) => weight === 0)) {
    return [{ path: [...path, 'weights'], expected: 'a weight above 0', got: 'only zeros' }];
  }
  return stepOf(values.numbers, weights.numbers);
}

function readNumbers(list: unknown, kind: FieldKind, path: Path): { numbers: number[]; issues: Issue[] } {
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_VALUES) {
    const got = Array.isArray(list) && list.length > 0 ? `${list.length} numbers` : show(list);
    return { numbers: [], issues: [{ path, expected: `a list of 1 to ${MAX_VALUES} numbers`, got }] };
  }
  const read = list.map((item: unknown, i) => readNumber(item, 'field', kind, [...path, i]));
  return {
    numbers: read.filter((item) => typeof item === 'number'),
    issues: read.filter((item) => typeof item !== 'number'),
  };
}

/**
 * A step distribution. The scale is the power of two next to the largest value, so that scaling all values by 2 scales
 * it by exactly 2 and leaves the unit shape's bits alone.
 */
function stepOf(values: readonly number[], weights: readonly number[]): Placed {
  const weightOf = new Map<number, number>();
  values.forEach((value, i) => {
    if (weights[i] > 0) weightOf.set(value, (weightOf.get(value) ?? 0) + weights[i]);
  });
  const distinct = [...weightOf.keys()].toSorted((a, b) => a - b);
  if (distinct.length === 1) return place(distinct[0], 0, point);
  const scale = powerOfTwoNear(distinct);
  const total = distinct.reduce((sum, value) => sum + weightOf.get(value)!, 0);
  let sum = 0;
  const cumulative = distinct.map((value) => (sum += weightOf.get(value)!) / total);
  cumulative[cumulative.length - 1] = 1;
  return place(0, scale, { kind: 'step', values: distinct.map((value) => value / scale), cumulative });
}

const NEXT_TO_NOTHING = 1e-300;

/** The power of two at or below the largest size among some numbers; 1 if all are 0 or too small to divide by one. */
export function powerOfTwoNear(numbers: readonly number[]): number {
  const largest = numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return largest > NEXT_TO_NOTHING ? powerOfTwo(binaryExponent(largest)) : 1;
}
