import type { Sensitivity, TornadoEnd } from '../../decide/sensitivity/result.ts';
import { split } from '../chart/split.ts';
import { tornado } from '../chart/decide/tornado.ts';
import type { Cell, DataTable } from '../document/data-table.ts';
import { figure, type Block, type Document, type Part } from '../document/document.ts';
import { estimateCells, estimateColumns, halfCells, halfColumns } from '../document/estimate-columns.ts';
import type { Formats } from '../document/formats.ts';
import { text } from '../document/stats-table.ts';
import { compact, grouped, trimmed } from '../number.ts';
import { PATH_COLUMNS, pathLabel } from '../path-label.ts';
import { percent } from '../share.ts';
import { outcome, sentences } from '../text/sensitivity/report.ts';
import { headParts, partialWords } from './head.ts';
import { wordsPage } from './words-page.ts';

const MOST_BARS = 20;

/** The report of what moves an outcome: its spread, what knowing an input is worth, what each input does. */
export function sensitivityDocument(found: Sensitivity, formats: Formats): Document {
  const { scenario, run } = found;
  const noun = outcome(found);
  return {
    kind: found.kind,
    title: `What moves ${noun}: ${scenario.name}`,
    subtitle: [scenario.currency, `${grouped(run.trials)} trials of each variant`],
    partial: partialWords(found),
    headline: [...sentences(found, wordsPage(formats)), ...largest(found, formats)],
    parts: [...tornadoPart(found, formats, noun), ...spread(found), ...knowing(found), ...together(found), ...leftOut(found), ...headParts(found)],
  };
}

function largest({ tornado: [first], metric }: Sensitivity, formats: Formats): string[] {
  if (first === undefined) return [];
  const write = formats.amount(metric.unit);
  const change = ({ value, difference }: TornadoEnd) => `${(difference.value ?? 0) > 0 ? '+' : ''}${write(difference.value)} at ${figureOf(value)}`;
  return [`${first.path} does most of all that was moved: ${change(first.low)}, ${change(first.high)}.`];
}

function tornadoPart({ tornado: lines, metric, whatIf }: Sensitivity, formats: Formats, noun: string): Part[] {
  if (lines.length === 0) return [];
  const write = formats.amount(metric.unit);
  const end = ({ value, difference }: TornadoEnd) => ({ at: figureOf(value), ...difference });
  const rows = lines.slice(0, MOST_BARS).map(({ path, low, high }) => ({ name: pathLabel(path, PATH_COLUMNS), low: end(low), high: end(high) }));
  const title = `What each input does to ${noun}`;
  const endColumns = (key: string, head: string) => [{ key, head, unit: 'count' }, ...estimateColumns(`${key}.change`, 'change there', metric.unit), ...estimateColumns(`${key}.chance`, 'chance there', 'share')];
  const endCells = ({ value, difference, chance }: TornadoEnd): Cell[] => [value, ...estimateCells(difference), chance?.p ?? null, chance?.lo ?? null, chance?.hi ?? null];
  const kindWords = { uncertain: 'not known: P10, P90', range: 'ends of its range', whatIf: 'moved as a what-if' } as const;
  const table: DataTable = { id: 'tornado', title, columns: [text('input'), text('kind', 'moved'), ...endColumns('low', 'from'), ...endColumns('high', 'to')], rows: lines.map(({ path, kind, low, high }) => [path, kindWords[kind], ...endCells(low), ...endCells(high)]) };
  const description = `${lines.slice(0, MOST_BARS).map(({ path, low, high }) => `${path}: ${write(low.difference.value)} at ${figureOf(low.value)}, ${write(high.difference.value)} at ${figureOf(high.value)}`).join('; ')}.`;
  const moved = whatIf === null ? '' : ` What is taken as known is moved by ${percent(whatIf)}, which says what it would do and not how unsure it is.`;
  const more = lines.length > MOST_BARS ? ` The ${MOST_BARS} that do most of ${lines.length}.` : '';
  return [{ id: 'tornado', title: 'What each input does', blocks: [figure({ id: 'tornado', title, description }, (canvas, head) => tornado(canvas, head, { rows, unit: metric.unit, measure: noun }), { note: `Change of the mean on the same luck, one input at a time.${moved}${more}` }), { kind: 'table', table }] }];
}

function spread({ split: { variance, rates, shocks, luck }, metric }: Sensitivity): Part[] {
  if (variance.value === 0) return [{ id: 'spread', title: 'What the spread comes from', blocks: [{ kind: 'text', lines: ['Nothing: the outcome is the same in every trial.'] }] }];
  const parts = [['luck (deals, leads, people)', luck], ['shocks shared by all deals', shocks], ['not knowing the rates', rates]] as const;
  const title = 'Variance by where it comes from';
  const table: DataTable = {
    id: 'spread',
    title,
    columns: [text('source', 'comes from'), ...halfColumns('share', 'share', 'share'), { key: 'sd', head: 'standard deviation alone', unit: metric.unit }],
    rows: parts.map(([name, part]) => [name, ...halfCells(part.share), Math.sqrt(Math.max(0, part.amount.value))]),
    note: 'Shares of the variance. What two of them do together counts for the later of rates, shocks and luck. Alone: the standard deviation that it would make by itself.',
  };
  const description = `${parts.map(([name, { share }]) => `${name} ${percent(Math.max(0, share.value))}`).join(', ')}.`;
  const shares = parts.map(([name, { share }]) => ({ name, share: Math.max(0, share.value), words: `${percent(Math.max(0, share.value))}` }));
  return [{ id: 'spread', title: 'What the spread comes from', blocks: [figure({ id: 'spread', title, description }, (canvas, head) => split(canvas, head, { parts: shares, of: 'the variance' })), { kind: 'table', table }] }];
}

function knowing({ rates, metric }: Sensitivity): Part[] {
  const title = 'What knowing an input would be worth';
  const blocks = (): Block[] => {
    if (rates === null) return [{ kind: 'text', lines: ['All rates are taken as exactly known. Write one that you are not sure of as { p10: 0.18, p90: 0.30 } to see what knowing it would be worth.'] }];
    if (!rates.decided) return [{ kind: 'text', lines: ['Not decided: what is not known of the rates moves the mean by less than these trials can tell. More trials would.'] }];
    const table: DataTable = {
      id: 'knowing',
      title,
      columns: [text('input'), ...halfColumns('first', 'alone', 'share'), ...halfColumns('total', 'in all', 'share'), ...halfColumns('removed', 'of the variance, luck included', 'share'), { key: 'sdIfKnown', head: 'sd if known', unit: metric.unit }],
      rows: rates.inputs.map(({ name, first, total, removed, sdIfKnown }) => [name, ...halfCells(first), ...halfCells(total), ...halfCells(removed), sdIfKnown]),
      note: 'Alone and in all: shares of what not knowing the rates does to the mean (first-order and total Sobol indices).',
    };
    return [{ kind: 'table', table }];
  };
  return [{ id: 'knowing', title, blocks: blocks() }];
}

function together({ ranges }: Sensitivity): Part[] {
  if (ranges === null) return [];
  const table: DataTable = {
    id: 'ranges',
    title: 'What the decisions do together',
    columns: [text('decision'), { key: 'from', head: 'from', unit: 'count' }, { key: 'to', head: 'to', unit: 'count' }, ...halfColumns('first', 'alone', 'share'), ...halfColumns('total', 'in all', 'share')],
    rows: ranges.inputs.map(({ path, from, to, first, total }) => [path, from, to, ...halfCells(first), ...halfCells(total)]),
    note: `${ranges.decided ? '' : 'Not decided: over these ranges the mean moves by less than the trials can tell. '}Shares of the variance of the mean when all are varied evenly over their ranges: ${ranges.points} points with ${ranges.trialsPerPoint} trials each.`,
  };
  return [{ id: 'ranges', title: 'What the decisions do together', blocks: [{ kind: 'table', table }] }];
}

function leftOut({ leftOut: all }: Sensitivity): Part[] {
  return all.length === 0 ? [] : [{ id: 'left-out', title: 'Not moved', blocks: [{ kind: 'list', items: all.map(({ path, reason }) => `${path}: the scenario would not stand (expected ${reason})`) }] }];
}

const figureOf = (value: number): string => (Math.abs(value) >= 1000 ? compact(value) : trimmed(value, Math.abs(value) < 1 ? 3 : 1));
