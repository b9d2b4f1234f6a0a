import { dateOf } from '../../scenario/calendar.ts';
import type { PeriodKind } from './periods.ts';

const names = { '4w': 'four-week period', month: 'month', quarter: 'quarter' } as const;

/** A history in which nothing can be forecast and scored. */
export class BacktestError extends Error {
  constructor(kind: PeriodKind, first: number, knownTo: number) {
    const shorter = kind === '4w' ? 'a longer export is needed' : `--period ${kind === 'quarter' ? 'month' : '4w'} needs less`;
    super(`expected a history of at least two ${names[kind]}s before one that it covers, got ${dateOf(first)} to ${dateOf(Math.ceil(knownTo) - 1)}: ${shorter}`);
    this.name = 'BacktestError';
  }
}
