import type { Seed } from '../../run/keys.ts';
import type { History } from '../history.ts';
import type { Value } from '../outlook/outlook.ts';
import type { PeriodKind } from './periods.ts';

/** All that a method may use at an origin. */
export interface Known {
  /** as it was known on the morning of the origin: later closes, losses and deals are hidden */
  readonly history: History;
  readonly origin: number;
  /** the period's first day, and the first day after what is forecast */
  readonly from: number;
  readonly to: number;
  readonly kind: PeriodKind;
  readonly value: Value;
  /** booked in the period before the origin */
  readonly booked: number;
  /** how this method did at the origins of periods that have ended, in order */
  readonly own: readonly OwnPast[];
  readonly draws: number;
  readonly seed: Seed;
}

export interface OwnPast {
  /** median of what was forecast for the rest of the period, before the method learnt from its errors */
  readonly forecast: number;
  readonly actual: number;
}

/** What is still to be booked from the origin to the period's end. */
export interface Rest {
  /** ascending; a single one where the method states no more than a number */
  readonly samples: Float64Array;
  /** what the method would have said without learning from its own past errors; the samples unless it learns */
  readonly unlearnt?: Float64Array;
}

export interface Method {
  readonly id: string;
  readonly name: string;
  /** whether it states a distribution, or a number only */
  readonly states: 'distribution' | 'number';
  /** null where it has nothing to go by */
  rest(known: Known): Rest | null;
}

export const number = (value: number): Rest => ({ samples: Float64Array.of(value) });
