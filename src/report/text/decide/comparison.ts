import type { ComparedMetric, ComparedVariant, Comparison } from '../../../decide/compare/schema.ts';
import { chanceText } from '../../chance.ts';
import { horizonOf } from '../../horizon.ts';
import { metricWords } from '../../metric-words.ts';
import { grouped } from '../../number.ts';
import { percent } from '../../share.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { between, error, figure, reduction, shownUnit, signed } from './amounts.ts';
import { costLines } from './cost.ts';
import { factorialLines } from './factorial.ts';
import { rankingLines } from './ranking.ts';
import { runLine } from './run-line.ts';

/** Metrics that the table shows where the scenario has them; --json has all. */
const shown = ['target.hit', 'bookings.new', 'bookings.expansion', 'bookings.renewal', 'bookings.total', 'deals.won', 'opportunities.created', 'winRate', 'cycle.won', 'dealSize.won', 'retention.net', 'arr.closing', 'headcount.filledAverage', 'quota.street', 'selling.expense'];

/** The report of a comparison for a terminal. */
export function comparisonReport(comparison: Comparison, options: PageOptions = {}): string[] {
  const { scenario, base, periods, variants, run } = comparison;
  const page = pageOf(scenario.currency, options);
  const luck = run.independent ? 'each with luck of its own' : 'all on the same random numbers';
  const head = [
    ...wrap(page, variants.length === 1 ? `${variants[0].name} against ${base}` : `${variants.length} variants against ${base}`, { indent: 0 }).map(page.bold),
    ...wrap(page, `${horizonOf(periods).span} (${periods[0].firstDay} to ${periods[periods.length - 1].lastDay}), ${scenario.currency}, ${grouped(run.trials)} trials each, ${luck}`, { indent: 0 }),
  ];
  return [
    ...head,
    ...(comparison.ranking === null ? [] : rankingLines(comparison.ranking, page)),
    ...comparison.factorial.flatMap((each) => factorialLines(each, page)),
    ...variants.flatMap((variant) => variantLines(comparison, variant, page)),
    ...legend(comparison, page),
    ...runLine(comparison, page),
  ];
}

function variantLines(comparison: Comparison, variant: ComparedVariant, page: Page): string[] {
  const lines = [...answer(comparison, variant, page), '', ...metricTable(variant, page), '', ...quantileTable(comparison, variant, page), ...costLines(variant, page), ...missing(variant, page)];
  return comparison.variants.length === 1 ? ['', ...lines] : titled(page, variant.name, lines);
}

/** What has changed, in a sentence or two. */
function answer({ primary, run, periods }: Comparison, { metrics }: ComparedVariant, page: Page): string[] {
  const headline = metrics.filter(({ id, by }) => (id === primary.id && by['target'] === primary.by['target']) || id === 'target.hit');
  return headline.flatMap((metric) => wrap(page, sentence(metric, page, run.independent, horizonOf(periods).trials)));
}

export function sentence(metric: ComparedMetric, page: Page, isIndependent: boolean, trials: string): string {
  const { id, by, verdict, mean, base, variant, beats } = metric;
  const unit = shownUnit(metric);
  const name = capital(metricWords(id, by));
  const from = `${figure(page, unit, base)} to ${figure(page, unit, variant)}`;
  const mode = id === 'target.hit' ? '' : ' on average';
  if (verdict === 'same') return `${name} does not change: it is the same in every trial.`;
  if (verdict === 'notDecided') return `${name}: not decided. It goes from ${from}${mode}, and the difference may be anything from ${between(page, unit, mean)}.`;
  const often = isIndependent || id === 'target.hit' ? '' : ` It is ${metric.better === 'less' ? 'less' : 'more'} in ${chanceText(beats)} of ${trials}${ties(beats)}.`;
  return `${name} goes from ${from}${mode}: ${signed(page, unit, mean.value)} (simulation error, 95 %: ${between(page, unit, mean)}).${often}`;
}

function ties({ ties: n, n: trials }: ComparedMetric['beats']): string {
  return n / trials < 0.005 ? '' : `, and the same in ${percent(n / trials)}`;
}

function metricTable({ metrics, exitRunRate }: ComparedVariant, page: Page): string[] {
  const found = shown.flatMap((id) => metrics.filter((metric) => metric.id === id && metric.n > 0));
  const money = metrics.find(({ id }) => id === 'bookings.new')!.unit;
  const rows = [
    ...found.filter((metric) => !isRepeated(metric, found)).map((metric) => ({ ...metric, unit: shownUnit(metric), name: metricWords(metric.id, metric.by) })),
    { ...exitRunRate, id: '', name: 'exit run-rate', unit: money, better: 'more' as const },
  ];
  return table(page, [
    { head: '', cells: rows.map(({ name }) => name) },
    { head: 'base', cells: rows.map(({ unit, base }) => figure(page, unit, base)) },
    { head: 'variant', cells: rows.map(({ unit, variant }) => figure(page, unit, variant)) },
    { head: 'difference', cells: rows.map(({ verdict, unit, mean }) => told[verdict] ?? signed(page, unit, mean.value)) },
    { head: 'error', cells: rows.map(({ verdict, unit, mean }) => (verdict === 'same' ? '' : error(page, unit, mean))), drop: 2 },
    { head: 'better in', cells: rows.map(({ id, better, verdict, beats }) => (better === null || verdict === 'same' || id === 'target.hit' ? '' : percent(beats.p))), drop: 1 },
  ]);
}

const told: Partial<Record<ComparedMetric['verdict'], string>> = { same: 'the same', notDecided: 'not decided' };

/** All bookings where all are new business. */
function isRepeated({ id, base, variant }: ComparedMetric, all: readonly ComparedMetric[]): boolean {
  const whole = all.find((metric) => metric.id === 'bookings.new');
  return id === 'bookings.total' && whole?.base === base && whole.variant === variant;
}

/** The difference at the bad, middle and good end of what a variant is about, and what the common random numbers are worth. */
function quantileTable({ primary, run }: Comparison, { metrics }: ComparedVariant, page: Page): string[] {
  const metric = metrics.find(({ id, by }) => id === primary.id && by['target'] === primary.by['target']);
  if (metric === undefined) return [];
  const unit = shownUnit(metric);
  const rows = (['mean', 'p10', 'p50', 'p90'] as const).map((name) => ({ name: name === 'mean' ? name : name.toUpperCase(), estimate: metric[name] }));
  return table(page, [
    { head: `difference in ${metricWords(metric.id, metric.by)}`, cells: rows.map(({ name }) => name) },
    { head: '', cells: rows.map(({ estimate }) => signed(page, unit, estimate.value)) },
    { head: '95 % interval', cells: rows.map(({ estimate }) => between(page, unit, estimate)) },
    { head: run.independent ? 'variance, independent' : 'variance reduced', cells: rows.map(({ estimate }) => reduction(estimate.varianceReduction)), drop: 1 },
  ]);
}

function missing({ onlyInBase, onlyInVariant }: ComparedVariant, page: Page): string[] {
  const told = (lines: readonly string[], who: string) => (lines.length === 0 ? [] : note(page, `Only ${who} has ${lines.slice(0, 6).join(', ')}${lines.length > 6 ? ` and ${lines.length - 6} more` : ''}.`));
  return [...told(onlyInBase, 'the base'), ...told(onlyInVariant, 'the variant')];
}

function legend({ run }: Comparison, page: Page): string[] {
  const luck = run.independent
    ? 'The trials of base and variant are independent: only their distributions are compared, and "better in" takes any trial against any other.'
    : 'Trial by trial both have the same luck: a deal, a person or a quarter has the same fate in both until the change reaches it. "Better in" is the share of trials in which the variant comes out ahead; ties count for neither. "Variance reduced" is how many times smaller the variance of the difference is than with independent runs of as many trials (--independent).';
  return ['', ...note(page, `Errors (±) and intervals of 95 % are simulation error, not how sure the plan is; "not decided" means that the interval holds 0. The exit run-rate is what is booked in the last period, per year. ${luck}`)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

