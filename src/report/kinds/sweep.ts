import type { Sweep, SweepMetric, SweepRow } from '../../decide/sweep/schema.ts';
import { breakdown } from '../chart/breakdown.ts';
import { paired } from '../chart/decide/paired.ts';
import type { Cell, Column, DataTable } from '../document/data-table.ts';
import { figure, type Document, type Part } from '../document/document.ts';
import { estimateCells, estimateColumns, gapColumns } from '../document/estimate-columns.ts';
import type { Formats } from '../document/formats.ts';
import { text } from '../document/stats-table.ts';
import { metricWords } from '../metric-words.ts';
import { grouped } from '../number.ts';
import { shownUnit, signed } from '../text/decide/amounts.ts';
import { headParts } from './head.ts';
import { wordsPage } from './words-page.ts';

const MOST_BARS = 24;

/** The report of a sweep: many variants in one table, the best first, and those that failed. */
export function sweepDocument(sweep: Sweep, formats: Formats): Document {
  const { scenario, run, rows, asked, base, failed, primary } = sweep;
  const name = metricWords(primary.id, primary.by);
  const sorted = bestFirst(sweep);
  const [best] = sorted;
  const write = formats.amount(shownUnit(primary));
  const answer = best === undefined ? 'No variant could be simulated.' : `Best by ${name}: ${shortName(best.row)}, ${write(best.metric.level.mean)} on average; the base has ${write(levelOf(base, primary))}: ${told(best.metric, formats, shownUnit(primary))}.`;
  return {
    kind: sweep.kind,
    title: `${grouped(asked)} ${asked === 1 ? 'variant' : 'variants'} of ${base.name}`,
    subtitle: [scenario.name, scenario.currency, `${grouped(run.trials)} trials each, ${run.independent ? 'each with luck of its own' : 'all on the same random numbers'}`],
    partial: run.partial ? `PARTIAL: ${grouped(rows.length)} of ${grouped(asked)} variants. The sweep was interrupted.` : null,
    headline: [answer, ...(sorted.length > 2 ? ['Many variants are compared: the first of a long list looks better than it is.'] : []), ...(failed > 0 ? [`${grouped(failed)} of ${grouped(asked)} variants failed.`] : [])],
    parts: [...pictures(sweep, sorted, formats), ...(sorted.length === 0 ? [] : [{ id: 'rows', title: 'Every variant', blocks: [{ kind: 'table' as const, table: rowsTable(sweep, sorted) }, { kind: 'table' as const, table: allTable(sweep), isFolded: true, isLong: true }] }]), ...failures(sweep), ...headParts(sweep)],
  };
}

interface Done {
  readonly row: SweepRow;
  readonly metric: SweepMetric;
}

const metricOf = ({ metrics }: SweepRow, { id, by }: Sweep['primary']) => metrics.find((metric) => metric.id === id && metric.by['target'] === by['target']);
const levelOf = (row: SweepRow, primary: Sweep['primary']) => metricOf(row, primary)?.level.mean ?? null;

function bestFirst({ rows, base, primary }: Sweep): Done[] {
  const sign = metricOf(base, primary)?.better === 'less' ? -1 : 1;
  const done = rows.flatMap((row): Done[] => {
    const metric = metricOf(row, primary);
    return metric === undefined ? [] : [{ row, metric }];
  });
  return done.toSorted((a, b) => sign * ((b.metric.level.mean ?? -Infinity) - (a.metric.level.mean ?? -Infinity)));
}

function told({ verdict, mean }: SweepMetric, formats: Formats, unit: string): string {
  const write = (value: number | null) => signed(wordsPage(formats), unit, value);
  if (verdict === 'same') return 'the same';
  const range = mean.lo === null ? '' : ` (simulation error: ${write(mean.lo)} to ${write(mean.hi)})`;
  return verdict === 'notDecided' ? `not decided${range}` : `${write(mean.value)}${range}`;
}

function pictures({ primary, base }: Sweep, sorted: readonly Done[], formats: Formats): Part[] {
  if (sorted.length === 0) return [];
  const unit = shownUnit(primary);
  const name = metricWords(primary.id, primary.by);
  const shown = sorted.slice(0, MOST_BARS);
  const cut = sorted.length > shown.length ? ` The first ${shown.length} of ${sorted.length}.` : '';
  const levels = [{ name: `base: ${base.name}`, metric: metricOf(base, primary)! }, ...shown.map(({ row, metric }) => ({ name: shortName(row), metric }))].map((each) => ({ name: each.name, mean: each.metric.level.mean ?? 0, p10: each.metric.level.p10, p90: each.metric.level.p90 }));
  const rows = shown.map(({ row, metric }) => ({ name: shortName(row), value: metric.mean.value, lo: metric.mean.lo, hi: metric.mean.hi, words: told(metric, formats, unit), isOpen: metric.verdict === 'notDecided' }));
  const description = `${rows.map((row) => `${row.name}: ${row.words}`).join('; ')}.`;
  return [
    {
      id: 'levels',
      title: 'Best first',
      blocks: [
        figure({ id: 'levels', title: `${capital(name)} of each variant`, description }, (canvas, head) => breakdown(canvas, head, { rows: levels, unit, measure: name, of: 'trials' }), { note: `Bars are means; lines hold 80 % of trials.${cut}` }),
        figure({ id: 'differences', title: `Difference in ${name} to the base`, description }, (canvas, head) => paired(canvas, head, { rows, unit, measure: `difference in ${name}` }), { note: `An interval that holds 0 decides nothing.${cut}` }),
      ],
    },
  ];
}

/** What was set, by the last words of its paths: `capacity=24, spring.count=5`. */
function shortName({ name, settings }: SweepRow): string {
  const paths = Object.keys(settings);
  return paths.length === 0 ? name : paths.map((path) => `${lastWords(path, paths)}=${settings[path]}`).join(', ');
}

/** The last word of a path, or the last two where another path has the same. */
function lastWords(path: string, all: readonly string[]): string {
  const last = (each: string) => each.split('.').at(-1)!;
  return all.filter((each) => last(each) === last(path)).length === 1 ? last(path) : path.split('.').slice(-2).join('.');
}

/** A row per variant: what was set, and the metric that answers the question. */
function rowsTable({ base, primary }: Sweep, sorted: readonly Done[]): DataTable {
  const unit = shownUnit(primary);
  const paths = [...new Set(sorted.flatMap(({ row }) => Object.keys(row.settings)))].slice(0, 8);
  const columns: Column[] = [text('variant'), { ...text('name', 'name, in full'), isHidden: true }, ...paths.map((path) => text(`set:${path}`, lastWords(path, paths))), ...(['mean', 'p10', 'p50', 'p90'] as const).map((key) => ({ key, head: key === 'mean' ? 'mean' : key.toUpperCase(), unit })), ...gapColumns('difference', 'difference', unit), ...estimateColumns('better', 'better in', 'share'), { key: 'chance', head: 'chance', unit: 'share' }, text('verdict')];
  const chance = (row: SweepRow) => row.metrics.find(({ id }) => id === 'target.hit')?.level.mean ?? null;
  const line = (row: SweepRow, metric: SweepMetric, isBase: boolean): Cell[] => [isBase ? `base: ${row.name}` : shortName(row), row.name, ...paths.map((path) => row.settings[path] ?? ''), metric.level.mean, metric.level.p10, metric.level.p50, metric.level.p90, ...(isBase ? [null, null, null, null, null, null] : [...estimateCells(metric.mean), metric.beats.p, metric.beats.lo, metric.beats.hi]), chance(row), isBase ? '' : metric.verdict === 'notDecided' ? 'not decided' : metric.verdict];
  return { id: 'rows', title: `Variants by ${metricWords(primary.id, primary.by)}`, columns, rows: [line(base, metricOf(base, primary)!, true), ...sorted.map(({ row, metric }) => line(row, metric, false))] };
}

function allTable({ base, rows }: Sweep): DataTable {
  return {
    id: 'metrics',
    title: 'Every metric of every variant',
    columns: [text('variant'), text('metric'), text('unit'), ...(['mean', 'p10', 'p50', 'p90'] as const).map((key) => ({ key, head: key === 'mean' ? 'mean' : key.toUpperCase(), unit: 'row' })), ...gapColumns('difference', 'difference', 'row'), ...estimateColumns('better', 'better in', 'share'), text('verdict')],
    rows: [base, ...rows].flatMap((row) => row.metrics.map((metric) => [row.name, metricWords(metric.id, metric.by), shownUnit(metric), metric.level.mean, metric.level.p10, metric.level.p50, metric.level.p90, ...estimateCells(metric.mean), metric.beats.p, metric.beats.lo, metric.beats.hi, metric.verdict])),
  };
}

function failures({ rows }: Sweep): Part[] {
  const failed = rows.filter(({ error }) => error !== null);
  return failed.length === 0 ? [] : [{ id: 'failed', title: 'Failed', blocks: [{ kind: 'list', items: failed.map(({ name, error }) => `${name}: ${error}`) }] }];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
