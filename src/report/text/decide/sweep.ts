import type { Sweep, SweepMetric, SweepRow } from '../../../decide/sweep/schema.ts';
import { metricWords } from '../../metric-words.ts';
import { grouped } from '../../number.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { atMost, note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { error, figure, shortName, shownUnit, signed } from './amounts.ts';
import { runLine } from './run-line.ts';

const MOST_ROWS = 24;
const MOST_FAILURES = 8;
const MOST_SETTINGS = 3;

/** The report of a sweep for a terminal: the variants, the best first, and those that failed. */
export function sweepReport(sweep: Sweep, options: PageOptions = {}): string[] {
  const { scenario, run, rows, asked, base } = sweep;
  const page = pageOf(scenario.currency, options);
  const luck = run.independent ? 'each with luck of its own' : 'all on the same random numbers';
  const partial = run.partial ? [page.bold(page.bad(`PARTIAL: ${grouped(rows.length)} of ${grouped(asked)} variants; the sweep was interrupted.`)), ''] : [];
  return [
    ...partial,
    ...wrap(page, `${grouped(asked)} ${asked === 1 ? 'variant' : 'variants'} of ${base.name}`, { indent: 0 }).map(page.bold),
    ...wrap(page, `${grouped(run.trials)} trials each, ${luck}`, { indent: 0 }),
    ...best(sweep, page),
    ...failures(rows, page),
    '',
    ...note(page, 'Errors (±) of the paired differences are simulation error; "not decided" means that the 95 % interval of the difference to the base holds 0. Many variants are compared: the first of a long list looks better than it is. --out and --table have all figures.'),
    ...runLine(sweep, page),
  ];
}

function best({ base, rows, primary }: Sweep, page: Page): string[] {
  const metricOf = ({ metrics }: SweepRow) => metrics.find(({ id, by }) => id === primary.id && by['target'] === primary.by['target']);
  const done = rows.flatMap((row) => {
    const metric = metricOf(row);
    return metric === undefined ? [] : [{ row, metric }];
  });
  if (done.length === 0) return [];
  const sign = metricOf(base)?.better === 'less' ? -1 : 1;
  const sorted = done.toSorted((a, b) => sign * ((b.metric.level.mean ?? -Infinity) - (a.metric.level.mean ?? -Infinity)));
  const { shown, more } = atMost(sorted, MOST_ROWS);
  const unit = shownUnit(primary);
  const hits = shown.map(({ row }) => row.metrics.find(({ id }) => id === 'target.hit'));
  const cells = shown.map(({ metric }) => metric);
  const lines = table(page, [
    ...names(shown.map(({ row }) => row), base, page),
    { head: metricWords(primary.id, primary.by), cells: [figure(page, unit, metricOf(base)!.level.mean), ...cells.map(({ level }) => figure(page, unit, level.mean))] },
    { head: 'difference', cells: ['', ...cells.map((metric) => told(metric, page, unit))] },
    { head: 'error', cells: ['', ...cells.map(({ verdict, mean }) => (verdict === 'same' ? '' : error(page, unit, mean)))], drop: 2 },
    ...(hits.every((hit) => hit === undefined) ? [] : [{ head: metricWords('target.hit', hits.find((hit) => hit !== undefined)!.by), cells: [base, ...shown.map(({ row }) => row)].map(chance), drop: 1 }]),
  ]);
  return titled(page, 'Best first', [...lines, ...more]);
}

function chance({ metrics }: SweepRow): string {
  const hit = metrics.find(({ id }) => id === 'target.hit');
  return hit?.level.mean === null || hit?.level.mean === undefined ? '' : `${Math.round(hit.level.mean * 100)} %`;
}

function told({ verdict, mean }: SweepMetric, page: Page, unit: string): string {
  if (verdict === 'same') return 'the same';
  return verdict === 'notDecided' ? 'not decided' : signed(page, unit, mean.value);
}

/** A column per varied field where there are few, else the variants' names. */
function names(rows: readonly SweepRow[], base: SweepRow, page: Page): { head: string; cells: string[]; align: 'left' }[] {
  const paths = [...new Set(rows.flatMap(({ settings }) => Object.keys(settings)))];
  const isShort = paths.length > 0 && paths.length <= MOST_SETTINGS && rows.every(({ name, settings }) => name === nameOf(settings) && Object.values(settings).every((value) => value.length <= 14));
  if (!isShort) return [{ head: '', cells: [`base: ${base.name}`, ...rows.map(({ name }) => name)].map((name) => shortName(page, name)), align: 'left' }];
  const [first, ...others] = paths.map((path) => ({ head: headOf(path, paths), cells: rows.map(({ settings }) => settings[path] ?? ''), align: 'left' as const }));
  return [{ ...first, cells: ['base', ...first.cells] }, ...others.map((column) => ({ ...column, cells: ['', ...column.cells] }))];
}

const nameOf = (settings: Readonly<Record<string, string>>): string => Object.entries(settings).map(([path, value]) => `${path}=${value}`).join('; ');

/** The last parts of a path, as many as tell it from the others. */
function headOf(path: string, paths: readonly string[]): string {
  const parts = path.split('.');
  for (let n = 1; n < parts.length; n++) {
    const head = parts.slice(-n).join('.');
    if (paths.filter((other) => other.endsWith(head)).length === 1) return head;
  }
  return path;
}

function failures(rows: readonly SweepRow[], page: Page): string[] {
  const { shown, more } = atMost(rows.filter(({ error: text }) => text !== null), MOST_FAILURES);
  return titled(page, shown.length === 0 ? '' : 'Failed', [...shown.flatMap(({ name, error: text }) => wrap(page, `${name}: ${text}`, { hang: 4 })), ...more]);
}
