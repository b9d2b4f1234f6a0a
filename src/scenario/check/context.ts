import type { Motion, Scenario } from '../schema.ts';
import { suggestion } from '../text/suggest.ts';
import { shown } from '../text/printable.ts';
import type { Report } from './report.ts';

/** A scenario of the right shape whose references are being checked. */
export interface Checking {
  readonly scenario: Scenario;
  readonly report: Report;
  /** names as written, also of entries that are left out because of their own errors */
  readonly names: { readonly pools: readonly string[]; readonly segments: readonly string[]; readonly motions: readonly string[] };
}

type Fields = object;

/** Reports a map of which not exactly one of some fields is stated; returns the one that is. */
export function exactlyOne(report: Report, path: readonly string[], value: Fields, fields: readonly string[]): string | undefined {
  const stated = fields.filter((field) => (value as Record<string, unknown>)[field] !== undefined);
  if (stated.length === 1) return stated[0];
  const expected = fields.length === 2 ? `either ${fields.join(' or ')}` : `exactly one of ${fields.join(', ')}`;
  report.add({ path, expected, got: stated.length === 0 ? 'none of them' : stated.join(' and ') });
  return undefined;
}

/** Reports a name that is not among the known ones. */
export function mustExist(report: Report, path: readonly string[], name: string, known: readonly string[], what: string): boolean {
  if (known.includes(name)) return true;
  report.add({ path, expected: what, got: shown(name), hint: suggestion(name, known) });
  return false;
}

/** Reports shares that do not add up to 1. */
export function sumsToOne(report: Report, path: readonly string[], shares: readonly number[] | undefined): void {
  const sum = (shares ?? [1]).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-9) report.add({ path, expected: 'shares that add up to 1', got: `a sum of ${Number(sum.toPrecision(12))}` });
}

/** Reports tenure bands that do not start at 0 months or do not ascend. */
export function ascending(report: Report, path: readonly string[], bands: readonly { readonly fromMonths: number }[] | undefined): void {
  (bands ?? []).forEach((band, index, all) => {
    const before = all[index - 1]?.fromMonths;
    const fine = before === undefined ? band.fromMonths === 0 : band.fromMonths > before;
    if (fine) return;
    const expected = before === undefined ? '0, so that every tenure is covered' : `more than the ${before} months of the entry before`;
    report.add({ path: [...path, String(index), 'fromMonths'], expected, got: String(band.fromMonths) });
  });
}

/** The segment of a motion or of accounts, which may be left out when there is one. */
export const segmentOf = (of: Pick<Motion, 'segment'>, segments: readonly string[]): string => of.segment ?? segments[0] ?? '';
