import type { PoolAttainment, Result } from '../../../record/result.ts';
import { horizonOf } from '../../horizon.ts';
import { measureWords } from '../../measure-words.ts';
import { grouped, trimmed } from '../../number.ts';
import { percent } from '../../share.ts';
import { coarser } from '../coarser.ts';
import { bar } from '../bars.ts';
import type { Page } from '../page.ts';
import { note, titled, type Section } from '../section.ts';
import { series } from '../series.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { attainmentOfMany, FEW_POOLS, hasOwnCredit } from './many-pools.ts';

const MOST_BARS = 16;
const COLLECTIVE = 'Nobody in it has credit of their own: the pool earns it together.';

/** How people and pools do against quota; a quarter's attainment and a year's are never mixed. */
export const attainment: Section = (result, page) => {
  const { pools } = result.attainment;
  if (pools.length > FEW_POOLS) return attainmentOfMany(result, page);
  return pools.flatMap((pool) => titled(page, `Attainment of ${pool.pool} (${measureWords(pool.measure).noun})`, poolLines(result, page, pool)));
};

function poolLines(result: Result, page: Page, pool: PoolAttainment): string[] {
  const { period } = horizonOf(result.periods);
  const { shareAtQuota, whole } = pool;
  const ofPeople = hasOwnCredit(pool);
  return [
    ...(ofPeople ? [...wrap(page, perPeriod(pool, period)), ...wrap(page, perYear(pool)), ...histogram(page, pool, period), ...leftOut(page, pool, period)] : wrap(page, COLLECTIVE)),
    '',
    ...series(page, result.periods, [
      ...(ofPeople ? [{ label: 'people at quota', cells: shareAtQuota.periods.map(({ mean }) => percent(mean)) }] : []),
      // a ratio: a few small quotas would inflate its mean
      { label: 'pool, of its quota, P50', cells: whole.periods.map(({ p50 }) => percent(p50)), total: percent(whole.total.p50) },
    ]),
  ];
}

function perPeriod({ shareAtQuota: { periods } }: PoolAttainment, period: string): string {
  const counted = periods.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  if (counted.length === 0) return `Per ${period}: nobody carries quota long enough to be counted.`;
  const mean = counted.reduce((sum, share) => sum + share, 0) / counted.length;
  return `Per ${period}: ${percent(mean)} of the people are at or above quota${counted.length === 1 ? '' : ` (mean of the ${period}s)`}.`;
}

function perYear({ shareAtQuota: { total }, person: { total: person } }: PoolAttainment): string {
  if (total.mean === null) return 'Per fiscal year: nobody carries quota long enough to be counted.';
  const spread = person.p50 === null ? '' : `; P10 ${percent(person.p10)}, P50 ${percent(person.p50)}, P90 ${percent(person.p90)} of quota`;
  return `Per fiscal year: ${percent(total.mean)} are${spread}.`;
}

/** People by attainment: of fiscal years, or of periods where no year can be counted. */
function histogram(page: Page, { histogram: years, periodHistogram }: PoolAttainment, period: string): string[] {
  const isYears = years.counts.some((count) => count > 0);
  const { edges, counts, below, above } = coarser(isYears ? years : periodHistogram, MOST_BARS, 1);
  const all = counts.reduce((sum, count) => sum + count, below + above);
  if (all === 0) return [];
  const of = (edge: number) => trimmed(edge * 100, 1);
  const last = counts.length - 1;
  const rows = [
    ...(below > 0 ? [{ label: `below ${of(edges[0])} %`, count: below }] : []),
    ...counts.map((count, i) => ({ label: `${of(edges[i])} to ${of(edges[i + 1])} %`, count })),
    ...(above > 0 ? [{ label: `${of(edges[last + 1])} % and more`, count: above }] : []),
  ];
  const largest = Math.max(...rows.map(({ count }) => count));
  return [
    '',
    ...table(
      page,
      [
        { head: `of quota, ${isYears ? 'fiscal year' : period}`, cells: rows.map(({ label }) => label), align: 'right' },
        { head: 'people', cells: rows.map(({ count }) => percent(count / all)) },
      ],
      { least: 6, most: 50, draw: (columns) => rows.map(({ count }) => bar(page.glyphs, count / largest, columns)) },
    ),
  ];
}

function leftOut(page: Page, { person }: PoolAttainment, period: string): string[] {
  if (person.leftOut + person.yearsLeftOut === 0) return [];
  const { n, leftOut: periods, yearsLeftOut } = person;
  const years = person.total.n;
  const share = (out: number, counted: number) => percent(out / (out + counted));
  return note(
    page,
    `Left out, with quota for less than half of the time: ${grouped(periods)} of ${grouped(periods + n)} person-${period}s (${share(periods, n)})` +
      `${years + yearsLeftOut === 0 ? '' : `, ${grouped(yearsLeftOut)} of ${grouped(yearsLeftOut + years)} person-years (${share(yearsLeftOut, years)})`}.`,
  );
}
