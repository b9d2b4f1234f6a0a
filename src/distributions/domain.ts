import type { Domain } from './families/form.ts';
import { type Issue, rounded, show } from './issue.ts';
import { MAX_AMOUNT } from './limits.ts';
import type { FieldKind } from './spec.ts';

/** Least and largest value of a field. */
const fieldRange: Readonly<Record<FieldKind, readonly [number, number]>> = {
  positive: [0, MAX_AMOUNT],
  probability: [0, 1],
  real: [-MAX_AMOUNT, MAX_AMOUNT],
};

const fieldText: Readonly<Record<FieldKind, string>> = {
  positive: 'a number from 0 to 1e15',
  probability: 'a probability from 0 to 1',
  real: 'a number from -1e15 to 1e15',
};

/** What kind of field a parameter is to somebody who is unsure of it. */
export function kindOf(domain: Domain, field: FieldKind): FieldKind {
  if (domain === 'field') return field;
  return domain === 'probability' ? 'probability' : 'positive';
}

/** A number within a domain, −0 read as 0; otherwise what is wrong with it. */
export function readNumber(value: unknown, domain: Domain, field: FieldKind, path: Issue['path']): number | Issue {
  const kind = kindOf(domain, field);
  const [least, most] = fieldRange[kind];
  if (typeof value === 'number' && value >= least && value <= most && !(domain === 'positive' && value === 0)) return value + 0;
  const expected = domain === 'positive' ? 'a number above 0, at most 1e15' : fieldText[kind];
  return { path, expected, got: show(value), ...hint(value, kind) };
}

/** A smaller number above 1 is a slip rather than a percentage. */
const LEAST_PERCENT = 1.5;

function hint(value: unknown, kind: FieldKind): { hint?: string } {
  const percent = typeof value === 'string' && value.trim().endsWith('%') ? Number(value.trim().slice(0, -1)) : value;
  if (kind === 'probability' && typeof percent === 'number' && percent >= LEAST_PERCENT && percent <= 100) {
    return { hint: `did you mean ${rounded(percent / 100)}?` };
  }
  if (typeof value === 'string' && Number.isFinite(Number(value)) && value.trim() !== '') return { hint: `a number without quotes: ${Number(value)}` };
  return {};
}
