import type { Result } from '../../../record/result.ts';
import type { Paths } from '../../../record/result-parts.ts';
import { amountIn, times } from '../../amount.ts';
import { measureWords } from '../../measure-words.ts';
import { fanChart } from '../fan-chart.ts';
import type { Page } from '../page.ts';
import { note, titled, type Section } from '../section.ts';
import { series } from '../series.ts';

/** How far into a period the pipeline is compared with what is still to go. */
const MOMENTS = [
  [0.25, 'a quarter in'],
  [0.5, 'halfway'],
  [0.75, 'three quarters in'],
] as const;

/** Week by week, where weeks were asked for: what is booked, what is open, and whether it is enough for the rest. */
export const paths: Section = (result, page) => {
  const { paths: recorded, periods } = result;
  if (recorded === null) return [];
  const { booked, pipeline, weeks, measure, unit } = recorded;
  const write = amountIn(unit, page.money);
  const bands = fanChart(page, booked, weeks, periods, write);
  return [
    ...titled(page, `Week by week: ${measureWords(measure).noun} booked so far`, bands),
    ...(bands.length === 0 ? [] : note(page, `${page.glyphs.middle} P50, ${page.glyphs.inner} P25 to P75, ${page.glyphs.outer} P10 to P90.`)),
    ...titled(page, 'Week by week: open pipeline', fanChart(page, pipeline, weeks, periods, write)),
    ...toGo(result, page, recorded),
  ];
};

function toGo({ periods }: Result, page: Page, { toGo: fan, weeks }: Paths): string[] {
  if (fan === null) return [];
  const rows = MOMENTS.map(([share, label]) => ({
    label,
    cells: periods.map((_, t) => {
      const own = weeks.flatMap(({ period }, week) => (period === t ? [week] : []));
      return own.length === 0 ? '' : times(fan.p50[own[Math.floor(share * own.length)]]);
    }),
  }));
  return [
    ...titled(page, 'Open pipeline over what is still to go (P50)', series(page, periods, rows)),
    ...note(page, 'To go: target of the period less what it has booked; trials that have reached it are left out.'),
  ];
}
