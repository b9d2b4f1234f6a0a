import { describe, expect, it } from 'vitest';
import { originsIn, type PeriodKind, periodsIn } from '../../../src/crm/backtest/periods.ts';
import { historyOf } from '../../../src/crm/history-of.ts';
import { dateOf, dayNumber } from '../../../src/scenario/calendar.ts';

const spanning = (from: string, to: string) => historyOf({ knownTo: dayNumber(to), opportunities: { created: [dayNumber(from) + 0.3] } });
const shown = (from: string, to: string, kind: PeriodKind) => periodsIn(spanning(from, to), kind).map((span) => `${span.id}: ${dateOf(span.from)} to ${dateOf(span.to)}${span.to < span.fullTo ? ' (cut)' : ''}`);

describe('periods that can be forecast', () => {
  it('of four weeks begin on the first Monday with eight weeks of history; the last may be cut', () => {
    expect(shown('2011-10-01', '2012-03-15', '4w')).toEqual(['2011-11-28: 2011-11-28 to 2011-12-26', '2011-12-26: 2011-12-26 to 2012-01-23', '2012-01-23: 2012-01-23 to 2012-02-20', '2012-02-20: 2012-02-20 to 2012-03-15 (cut)']);
    expect(shown('2011-10-01', '2012-03-10', '4w')).toHaveLength(3);
  });

  it('of months and quarters are those of the calendar, after two whole ones', () => {
    expect(shown('2019-01-01', '2020-01-01', 'quarter')).toEqual(['2019-Q3: 2019-07-01 to 2019-10-01', '2019-Q4: 2019-10-01 to 2020-01-01']);
    expect(shown('2019-01-02', '2020-01-01', 'quarter')).toEqual(['2019-Q4: 2019-10-01 to 2020-01-01']);
    expect(shown('2019-11-15', '2020-03-31', 'month')).toEqual(['2020-02: 2020-02-01 to 2020-03-01', '2020-03: 2020-03-01 to 2020-03-31 (cut)']);
    expect(shown('2019-01-01', '2019-06-01', 'quarter')).toEqual([]);
  });

  it('have origins at each week of a month and each month of a quarter', () => {
    const days = (kind: PeriodKind) => originsIn(periodsIn(spanning('2019-01-01', '2019-10-01'), kind), kind).map(({ day }) => dateOf(day)).slice(0, 5);
    expect(days('quarter')).toEqual(['2019-07-01', '2019-08-01', '2019-09-01']);
    expect(days('month')).toEqual(['2019-03-01', '2019-03-08', '2019-03-15', '2019-03-22', '2019-04-01']);
  });
});
