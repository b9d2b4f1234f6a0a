import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber, fiscalMonthOf, periodAt, periodsOf } from '../../src/scenario/calendar.ts';
import { monthNames, type Scenario } from '../../src/scenario/schema.ts';

type Calendar = Scenario['calendar'];

const kinds = ['quarter', 'month', '445', '13w', '4w'] as const;
// leap days, ends of years, days in a 53rd week, and any other
const days = ['2024-02-29', '2024-12-31', '2025-01-01', '2020-12-31', '2021-01-03', '2023-06-30', '1999-12-31'];
const calendars: Calendar[] = kinds.flatMap((period) => monthNames.flatMap((fiscalYearStart) => days.map((asOf): Calendar => ({ asOf, period, fiscalYearStart, fiscalYearLabel: 'endYear', periods: 30 }))));

describe('periods', () => {
  it('tile the horizon from the one that holds the first day on, whatever they are and whenever a year opens', () => {
    for (const calendar of calendars) {
      const periods = periodsOf(calendar);
      const where = JSON.stringify(calendar);
      expect(periods[0].firstDay <= calendar.asOf && calendar.asOf <= periods[0].lastDay, where).toBe(true);
      expect(new Set(periods.map(({ id }) => id)).size, where).toBe(30);
      periods.forEach(({ firstDay, lastDay, days: length, start }, k) => {
        expect([dayNumber(lastDay) - dayNumber(firstDay) + 1, dayNumber(firstDay) - dayNumber(calendar.asOf)], where).toEqual([length, start]);
        if (k > 0) expect(firstDay, where).toBe(dateOf(dayNumber(periods[k - 1].lastDay) + 1));
      });
      expect(dateOf(dayNumber(periodAt(calendar, -1).lastDay) + 1), where).toBe(periods[0].firstDay);
    }
  });

  it('of a 4-4-5 year are 13 weeks each, 14 in the last quarter of a year of 53 weeks', () => {
    for (const calendar of calendars.filter(({ period }) => period === '445')) {
      const weeks = periodsOf(calendar).map(({ days: length, indexInYear }) => [length / 7, indexInYear]);
      for (const [n, quarter] of weeks) expect(quarter === 3 ? [13, 14] : [13]).toContain(n);
      // seven years and a half hold one such year or two
      expect(weeks.filter(([n]) => n === 14).length).toBeGreaterThanOrEqual(1);
    }
  });

  it('have days in fiscal months that follow one another', () => {
    for (const calendar of calendars.filter(({ asOf }) => asOf === '2024-02-29' || asOf === '2020-12-31')) {
      const months = Array.from({ length: 800 }, (_, day) => fiscalMonthOf(calendar, day));
      const jumps = months.filter((month, day) => day > 0 && month !== months[day - 1] && month !== (months[day - 1] + 1) % 12);
      expect(jumps, JSON.stringify(calendar)).toEqual([]);
    }
  });
});
