import type { Placed, UnitShape } from '../unit-shape.ts';

/**
 * What a parameter's number may be: `field`, anything the field itself may be; `nonNegative`, from 0; `positive`, above
 * 0; `probability`, from 0 to 1.
 */
export type Domain = 'field' | 'nonNegative' | 'positive' | 'probability';

/**
 * What a parameter moves: only the location (which equals it), only the scale (which is proportional to it), or the
 * shape or several of these.
 */
export type Role = 'location' | 'scale' | 'shape';

export interface Parameter {
  readonly domain: Domain;
  readonly role: Role;
}

/** Why numbers that are each allowed do not make a distribution; `key` is the parameter to blame. */
export interface Refusal {
  readonly key: string;
  readonly expected: string;
  readonly got: string;
  readonly hint?: string;
}

/** One set of parameters by which a family can be given. */
export interface Form {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly build: (values: Readonly<Record<string, number>>) => Placed | Refusal;
}

export function form<K extends string>(
  parameters: Readonly<Record<K, Parameter>>,
  build: (values: Readonly<Record<K, number>>) => Placed | Refusal,
): Form {
  return { parameters, build };
}

export const location: Parameter = { domain: 'field', role: 'location' };
export const scale: Parameter = { domain: 'nonNegative', role: 'scale' };
export const shape = (domain: Domain): Parameter => ({ domain, role: 'shape' });

export function place(at: number, times: number, unit: UnitShape): Placed {
  return { location: at, scale: times, unit, rounding: 'none', step: 1 };
}

/** A distribution without spread: `place(x, 0, point)` or `place(0, x, point)` is x, exactly. */
export const point: UnitShape = { kind: 'constant' };
