import type { ComparedMetric, ComparedVariant, Comparison, Factorial, Ranking } from '../../decide/compare/schema.ts';
import { paired } from '../chart/decide/paired.ts';
import type { DataTable } from '../document/data-table.ts';
import { choice, figure, type Block, type Document, type Part } from '../document/document.ts';
import { estimateCells, estimateColumns, gapColumns } from '../document/estimate-columns.ts';
import type { Formats } from '../document/formats.ts';
import { ids } from '../document/slug.ts';
import { text } from '../document/stats-table.ts';
import { horizonOf } from '../horizon.ts';
import { metricWords } from '../metric-words.ts';
import { grouped } from '../number.ts';
import { shownUnit, signed } from '../text/decide/amounts.ts';
import { sentence } from '../text/decide/comparison.ts';
import { costWords } from '../text/decide/cost.ts';
import { headParts, partialWords } from './head.ts';
import { wordsPage } from './words-page.ts';

/** The report of a comparison: what each variant changes, how sure that is, what it costs, and which is best. */
export function comparisonDocument(found: Comparison, formats: Formats): Document {
  const { scenario, base, periods, variants, run, primary } = found;
  const page = wordsPage(formats);
  const headline = variants.flatMap((variant) =>
    variant.metrics.filter((metric) => isPrimary(metric, primary) || metric.id === 'target.hit').map((metric) => `${variants.length === 1 ? '' : `${variant.name}: `}${sentence(metric, page, run.independent, horizonOf(periods).trials)}`),
  );
  return {
    kind: found.kind,
    title: variants.length === 1 ? `${variants[0].name} against ${base}` : `${variants.length} variants against ${base}`,
    subtitle: [scenario.name, `${horizonOf(periods).span} (${periods[0].firstDay} to ${periods[periods.length - 1].lastDay})`, scenario.currency, `${grouped(run.trials)} trials each, ${run.independent ? 'each with luck of its own' : 'all on the same random numbers'}`],
    partial: partialWords(found),
    headline,
    parts: [...side(found, formats), ...(found.ranking === null ? [] : [ranking(found.ranking, formats)]), ...found.factorial.map((each, i) => factorial(each, i, formats)), ...details(found, formats), ...headParts(found)],
  };
}

const isPrimary = ({ id, by }: { readonly id: string; readonly by: Readonly<Record<string, string>> }, primary: Comparison['primary']): boolean => id === primary.id && by['target'] === primary.by['target'];

/** All variants side by side, in the metric that answers the question and in the chance of each target. */
function side({ variants, primary }: Comparison, formats: Formats): Part[] {
  const [first] = variants;
  if (first === undefined) return [];
  const shown = first.metrics.filter((metric) => isPrimary(metric, primary) || metric.id === 'target.hit');
  const options = shown.map((metric, k) => {
    const unit = shownUnit(metric);
    const name = metricWords(metric.id, metric.by);
    const rows = variants.flatMap((variant) => variant.metrics.filter((each) => each.id === metric.id && sameBy(each.by, metric.by)).map((each) => ({ name: variant.name, metric: each })));
    const title = `Difference in ${name} to the base`;
    return { name, blocks: [differences(`difference-${k}`, title, name, unit, rows, formats)] };
  });
  return [{ id: 'differences', title: 'What changes', blocks: choice('difference-metric', 'Metric', options) }];
}

const sameBy = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean => JSON.stringify(a) === JSON.stringify(b);

function differences(id: string, title: string, measure: string, unit: string, rows: readonly { readonly name: string; readonly metric: ComparedMetric }[], formats: Formats): Block {
  const write = (value: number | null) => signed(wordsPage(formats), unit, value);
  const words = ({ mean, verdict }: ComparedMetric) => `${told[verdict] ?? write(mean.value)}${mean.lo === null ? '' : ` (simulation error: ${write(mean.lo)} to ${write(mean.hi)})`}`;
  const data = rows.map(({ name, metric }) => ({ name, value: metric.mean.value, lo: metric.mean.lo, hi: metric.mean.hi, words: words(metric), isOpen: metric.verdict === 'notDecided' }));
  const table: DataTable = {
    id,
    title,
    columns: [text('variant'), { key: 'base', head: 'base, mean', unit }, { key: 'mean', head: 'variant, mean', unit }, ...gapColumns('difference', 'difference', unit), ...gapColumns('p10', 'of P10', unit), ...gapColumns('p50', 'of P50', unit), ...gapColumns('p90', 'of P90', unit), ...estimateColumns('better', 'better in', 'share'), { key: 'ties', head: 'same in', unit: 'integer' }, { key: 'n', head: 'trials', unit: 'integer' }, text('verdict')],
    rows: rows.map(({ name, metric }) => [name, metric.base, metric.variant, ...estimateCells(metric.mean), ...estimateCells(metric.p10), ...estimateCells(metric.p50), ...estimateCells(metric.p90), metric.beats.p, metric.beats.lo, metric.beats.hi, metric.beats.ties, metric.n, verdictWords[metric.verdict]]),
  };
  return figure({ id, title, description: `${rows.map(({ name, metric }) => `${name}: ${words(metric)}`).join('; ')}.` }, (canvas, head) => paired(canvas, head, { rows: data, unit, measure: `difference in ${measure}` }), { table, note: 'The difference of the means, trial by trial on the same luck; an interval that holds 0 decides nothing.' });
}

const told: Partial<Record<ComparedMetric['verdict'], string>> = { same: 'the same', notDecided: 'not decided' };
const verdictWords: Readonly<Record<ComparedMetric['verdict'], string>> = { more: 'more', less: 'less', same: 'the same in every trial', notDecided: 'not decided' };

function ranking({ metric, unit, by, order, confidence, trialsToDecide }: Ranking, formats: Formats): Part {
  const name = metricWords(metric, by);
  const open = order.filter(({ mayBeBest }) => mayBeBest).length;
  const verdict = open === 1 ? `The first place is decided: ${order[0].name}.` : `The first place is not decided between ${open} of them${trialsToDecide === null ? '.' : `; about ${grouped(trialsToDecide)} trials of each would tell.`}`;
  const title = `Behind the best in ${name}`;
  const write = (value: number | null) => signed(wordsPage(formats), unit, value);
  const rows = order.map(({ name: variant, behind, mayBeBest }, i) => ({ name: variant, ...behind, words: i === 0 ? 'first' : `${write(behind.value)} (${write(behind.lo)} to ${write(behind.hi)})`, isOpen: mayBeBest && open > 1 }));
  const table: DataTable = {
    id: 'ranking',
    title: `Ranking by ${name}`,
    columns: [text('variant'), { key: 'mean', head: name, unit }, ...gapColumns('behind', 'behind the best', unit), text('mayBeBest', 'may be best'), { key: 'bestIn', head: 'best in', unit: 'share' }, { key: 'furtherTrials', head: 'further trials', unit: 'integer' }],
    rows: order.map((each) => [each.name, each.mean, ...estimateCells(each.behind), each.mayBeBest ? 'yes' : 'no', each.bestIn, each.furtherTrials]),
  };
  return { id: 'ranking', title: 'Ranking', blocks: [{ kind: 'text', lines: [`${verdict} All intervals hold together with ${Math.round(confidence * 100)} %.`] }, figure({ id: 'ranking', title, description: verdict }, (canvas, head) => paired(canvas, head, { rows, unit, measure: `behind the best in ${name}` })), { kind: 'table', table }] };
}

function factorial({ metric, unit, by, effects }: Factorial, k: number, formats: Formats): Part {
  const name = metricWords(metric, by);
  const write = (value: number | null) => signed(wordsPage(formats), unit, value);
  const rows = effects.map(({ levers, together, interaction, verdict }) => ({ name: levers.join(' and '), ...together, words: `${write(together.value)}${levers.length === 1 ? '' : `, interaction ${verdict === 'notDecided' ? 'not decided' : write(interaction.value)}`}`, isOpen: isOpen(together) }));
  const title = `Levers alone and together: ${name}`;
  const table: DataTable = {
    id: `factorial-${k}`,
    title,
    columns: [text('levers'), ...gapColumns('together', 'against the base', unit), ...gapColumns('interaction', 'interaction', unit), text('verdict', 'interaction is')],
    rows: effects.map(({ levers, together, interaction, verdict }) => [levers.join(' and '), ...estimateCells(together), ...(levers.length === 1 ? [null, null, null, ''] : [...estimateCells(interaction), verdictWords[verdict]])]),
    note: "The interaction is what a group does beyond the sum of its parts: below 0 they get in each other's way.",
  };
  return { id: `factorial-${k}`, title, blocks: [figure({ id: `factorial-${k}`, title, description: `${rows.map((row) => `${row.name}: ${row.words}`).join('; ')}.` }, (canvas, head) => paired(canvas, head, { rows, unit, measure: `difference in ${name}` })), { kind: 'table', table }] };
}

/** Whether an interval holds 0 and more: one that is 0 altogether says that nothing changes. */
const isOpen = ({ lo, hi }: { readonly lo: number | null; readonly hi: number | null }): boolean => lo !== null && hi !== null && lo <= 0 && hi >= 0 && lo < hi;

/** Every metric of each variant, a variant at a time. */
function details({ variants }: Comparison, formats: Formats): Part[] {
  const name = ids('variant');
  const options = variants.map((variant) => ({ name: variant.name, blocks: variantBlocks(variant, name(variant.name), formats) }));
  return [{ id: 'variants', title: 'Each variant', blocks: choice('variant', 'Variant', options) }];
}

function variantBlocks(variant: ComparedVariant, id: string, formats: Formats): Block[] {
  const { metrics, exitRunRate, changes, file, onlyInBase, onlyInVariant, name, identity } = variant;
  const of = changes.length > 0 ? changes : [file ?? 'a scenario of its own'];
  const money = metrics.find((metric) => metric.id === 'bookings.new')?.unit ?? 'count';
  const all = [...metrics, { ...exitRunRate, id: 'exitRunRate', by: {}, unit: money, better: 'more' as const }];
  const table: DataTable = {
    id,
    title: `Every metric of ${name} against the base`,
    columns: [text('metric'), text('unit'), { key: 'base', head: 'base', unit: 'row' }, { key: 'variant', head: 'variant', unit: 'row' }, ...gapColumns('difference', 'difference', 'row'), ...gapColumns('p10', 'of P10', 'row'), ...gapColumns('p50', 'of P50', 'row'), ...gapColumns('p90', 'of P90', 'row'), ...estimateColumns('better', 'better in', 'share'), text('verdict')],
    rows: all.map((metric) => [metricWords(metric.id, metric.by), shownUnit(metric), metric.base, metric.variant, ...estimateCells(metric.mean), ...estimateCells(metric.p10), ...estimateCells(metric.p50), ...estimateCells(metric.p90), metric.beats.p, metric.beats.lo, metric.beats.hi, verdictWords[metric.verdict]]),
  };
  const missing = [...(onlyInBase.length > 0 ? [`Only the base has ${onlyInBase.join(', ')}.`] : []), ...(onlyInVariant.length > 0 ? [`Only the variant has ${onlyInVariant.join(', ')}.`] : [])];
  return [{ kind: 'text', lines: [`Made of the base by ${of.join('; ')} (identity ${identity.slice(0, 12)}).`, costWords(variant, wordsPage(formats)), ...missing] }, { kind: 'table', table, isFolded: true }];
}
