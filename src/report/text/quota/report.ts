import type { Quota, QuotaLevel, QuotaPool } from '../../../decide/quota/result.ts';
import { chanceText, howOften, interval, simulationError } from '../../chance.ts';
import { measureWords } from '../../measure-words.ts';
import { average, grouped, MISSING } from '../../number.ts';
import { percent, percentPoints } from '../../share.ts';
import { bar } from '../bars.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';

const PER = { perMonth: 'a month', perQuarter: 'a quarter', perYear: 'a year' } as const;

/** What over-assignment does to people, pay and the plan. */
export function quotaReport(quota: Quota, options: PageOptions = {}): string[] {
  const page = pageOf(quota.scenario.currency, options);
  const { hold, target, stated, run } = quota;
  const title = hold === 'plan' ? 'What quotas do while the plan stays' : 'What the plan may be while the quotas stay';
  return [
    ...wrap(page, `${title}: ${quota.scenario.name}`, { indent: 0 }).map(page.bold),
    '',
    ...wrap(page, `Plan: ${page.money(target.total)} of ${measureWords(target.measure).noun}. Street quota: ${page.money(stated.street)}, ${against(stated.overAssignment)}.`),
    ...(hold === 'plan' ? held(quota).flatMap((text) => wrap(page, text)) : []),
    ...(hold === 'plan' ? quota.stated.pools.flatMap(({ pool }) => titled(page, `By over-assignment: ${pool}`, poolTable(quota, pool, page))) : titled(page, 'By over-assignment', planTable(quota, page))),
    ...titled(page, 'From the people up to the plan', chain(stated, page)),
    ...titled(page, 'Who attains', attained(quota, page)),
    '',
    ...note(page, `${grouped(run.trials)} trials of each level on the same luck, seed ${run.seed}. ± is the half width of a 95 % interval.`),
  ];
}

const against = (over: number): string => (over >= 0 ? `${percent(over)} above the plan` : `${percent(-over)} below the plan`);

/** The chance of the plan, once; that quotas sell nothing is said where it is so. */
function held({ stated: { hit }, sellsTheSame, levels }: Quota): string[] {
  const chance = `The plan is reached in ${howOften(hit)} trials (${simulationError(hit)})`;
  if (sellsTheSame) return [`${chance}, whatever the quotas: quotas do not change what people sell in this scenario.`];
  const range = levels.map(({ hit: { p } }) => p ?? 0);
  return [`${chance} with the quotas as they are. Quotas do not change what a person sells, but who falls short of them leaves sooner: over the levels the chance goes from ${percentPoints(Math.min(...range), 1)} to ${percentPoints(Math.max(...range), 1)}.`];
}

function poolTable({ stated, levels, sellsTheSame }: Quota, pool: string, page: Page): string[] {
  const rows = withStated(stated, levels).map((row) => ({ ...row, line: row.level.pools.find((each) => each.pool === pool)! }));
  const hasPay = rows.some(({ line }) => line.pay !== null);
  return [
    ...table(
      page,
      [
        { head: 'over plan', cells: rows.map(({ level, isStated }) => `${signed(level.overAssignment)}${isStated ? ' (now)' : ''}`) },
        { head: `quota ${PER[rows[0].line.quota.per]}`, cells: rows.map(({ line }) => page.money(line.quota.amount)) },
        { head: 'at quota', cells: rows.map(({ line }) => percent(line.shareAtQuota.mean)) },
        { head: '±', cells: rows.map(({ line }) => points(line.shareAtQuota.error)), drop: 1 },
        ...(hasPay ? [{ head: 'pay', cells: rows.map(({ line }) => page.money(line.pay?.mean)) }, { head: '±', cells: rows.map(({ line }) => page.money(line.pay?.error)), drop: 2 }] : []),
        { head: 'leavers', cells: rows.map(({ line }) => leavers(line)) },
        ...(sellsTheSame ? [] : [{ head: 'chance', cells: rows.map(({ level }) => chanceText(level.hit)) }]),
      ],
      { least: 6, most: 20, draw: (columns) => rows.map(({ line }) => bar(page.glyphs, line.shareAtQuota.mean ?? 0, columns)) },
    ),
    ...note(page, `At quota: share of people at or above it in a fiscal year. ${hasPay ? 'Pay and leavers' : 'Leavers'} over the horizon, means.${hasPay ? '' : ' No pay is stated.'}`),
  ];
}

/** Levels in their order, and what the scenario states, where it is no level of its own. */
function withStated(stated: QuotaLevel, levels: readonly QuotaLevel[]): { level: QuotaLevel; isStated: boolean }[] {
  const same = ({ overAssignment }: QuotaLevel) => Math.abs(overAssignment - stated.overAssignment) < 5e-4;
  const all = levels.map((level) => ({ level, isStated: same(level) }));
  return levels.some(same) ? all : [...all, { level: stated, isStated: true }].sort((a, z) => a.level.overAssignment - z.level.overAssignment);
}

function planTable({ stated, levels }: Quota, page: Page): string[] {
  const rows = withStated(stated, levels);
  return [
    ...table(
      page,
      [
        { head: 'over plan', cells: rows.map(({ level, isStated }) => `${signed(level.overAssignment)}${isStated ? ' (now)' : ''}`) },
        { head: 'plan', cells: rows.map(({ level }) => page.money(level.plan)) },
        { head: 'chance', cells: rows.map(({ level }) => chanceText(level.hit)) },
        { head: 'simulation error', cells: rows.map(({ level }) => interval(level.hit)), drop: 1 },
      ],
      { least: 8, most: 30, draw: (columns) => rows.map(({ level }) => bar(page.glyphs, level.hit.p ?? 0, columns)) },
    ),
    ...note(page, 'The same trials against another plan: street quota over the plan, less 1.'),
  ];
}

function chain({ chain: links }: QuotaLevel, page: Page): string[] {
  return links.flatMap(({ of, number, below, cushion }) => wrap(page, `${of === 'plan' ? 'The plan' : of}: ${page.money(number)}; the numbers below add up to ${page.money(below)}, a cushion of ${percent(cushion)}.`, { hang: 4 }));
}

function attained({ attained: found, stated }: Quota, page: Page): string[] {
  if (found === null) return [];
  const each = found.quotas.map(({ pool, per, amount }) => `${pool} ${page.money(amount)} ${PER[per]} (now ${page.money(stated.pools.find((line) => line.pool === pool)!.quota.amount)})`);
  return wrap(page, `${percent(found.share)} of the people attain at ${each.join(', ')}: ${percent(found.factor)} of today's quotas (simulation error ${percent(found.lo)} to ${percent(found.hi)}).`);
}

const signed = (over: number): string => (Math.abs(over) < 5e-4 ? '0 %' : `${over < 0 ? '-' : '+'}${percent(Math.abs(over))}`);
const points = (error: number | null): string => (error === null ? MISSING : (error * 100).toFixed(1));
const leavers = ({ leavers: { mean } }: QuotaPool): string => average(mean);
