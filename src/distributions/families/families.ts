import type { FieldKind } from '../spec.ts';
import { beta } from './beta.ts';
import { pert, triangular, uniform } from './bounded.ts';
import { exponential } from './exponential.ts';
import type { Form } from './form.ts';
import { gamma } from './gamma.ts';
import { geometric } from './geometric.ts';
import { lognormal } from './lognormal.ts';
import { normal } from './normal.ts';
import { weibull } from './weibull.ts';

/** Families given by a few named numbers, in the order in which messages list them. */
export const forms: ReadonlyMap<string, readonly Form[]> = new Map([
  ['lognormal', lognormal],
  ['normal', normal],
  ['gamma', gamma],
  ['weibull', weibull],
  ['exponential', exponential],
  ['geometric', geometric],
  ['beta', beta],
  ['uniform', uniform],
  ['triangular', triangular],
  ['pert', pert],
]);

/** Families given by lists. */
export const listFamilies = ['empirical', 'discrete', 'mixture'] as const;
export type ListFamily = (typeof listFamilies)[number];

/** Families whose forms may be written without the family's name, by kind of field; the first that fits is meant. */
export const shorthands: Readonly<Record<FieldKind, readonly string[]>> = {
  positive: ['lognormal', 'pert', 'uniform'],
  probability: ['beta', 'pert', 'uniform'],
  real: ['normal', 'pert', 'uniform'],
};
