import type { Scenario } from '../schema.ts';
import type { SteadyPeriod } from '../steady.ts';

/** Something that is allowed and probably not meant (warning), or worth knowing (note). */
export interface Note {
  readonly level: 'warning' | 'note';
  readonly path: string;
  readonly text: string;
}

export interface Linting {
  readonly scenario: Scenario;
  readonly steady: readonly SteadyPeriod[];
}

export type Rule = (linting: Linting) => Note[];

export const warning = (path: string, text: string): Note => ({ level: 'warning', path, text });
export const note = (path: string, text: string): Note => ({ level: 'note', path, text });

/** A computed figure with three digits, thousands grouped. */
export const rough = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 });

export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** The unit error that a ratio of two amounts points at: a year taken for a quarter or a month, or the reverse. */
export function unitSlip(ratio: number): { readonly times: string; readonly kind: 'large' | 'small' } | undefined {
  const slips = [
    [4, 'four'],
    [12, 'twelve'],
  ] as const;
  for (const [factor, times] of slips) {
    if (Math.abs(ratio / factor - 1) <= 0.2) return { times, kind: 'large' };
    if (Math.abs(ratio * factor - 1) <= 0.2) return { times, kind: 'small' };
  }
  return undefined;
}
