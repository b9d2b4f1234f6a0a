import type { monthNames } from '../../scenario/schema.ts';

export interface CalibrateOptions {
  readonly name: string;
  /** length of the scenario's periods, and of those between which shared shocks are learnt */
  readonly period: 'quarter' | 'month' | '4w' | '13w';
  readonly periods: number;
  readonly fiscalYearStart: (typeof monthNames)[number];
  /** a day on which a period begins, for periods of weeks; the end of the history unless given */
  readonly anchorDay?: number;
  /** where an opportunity begins: `qualified` leaves out what never was */
  readonly start: 'created' | 'qualified';
  /** rows of the joint draws that the scenario carries */
  readonly draws: number;
  readonly seed: number;
  /** `spread`: a neutral person and how far people differ; `asOne`: the win rate of the deals as they were shared out among people */
  readonly people: 'spread' | 'asOne';
  /** pools that stages seize, with the people that they have */
  readonly staffing: Readonly<Record<string, Staffing>>;
  readonly currency?: string;
}

export interface Staffing {
  readonly headcount: number;
  /** work items a person holds at once */
  readonly capacity: number;
  /** names of the stages, as the CRM has them, that seize one slot */
  readonly stages: readonly string[];
}

export const MOST_DRAWS = 2000;

export const defaultOptions: CalibrateOptions = {
  name: 'Calibrated from the CRM',
  period: 'quarter',
  periods: 4,
  fiscalYearStart: 'january',
  start: 'created',
  people: 'spread',
  draws: 400,
  seed: 1,
  staffing: {},
};
