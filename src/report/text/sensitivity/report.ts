import type { Sensitivity } from '../../../decide/sensitivity/result.ts';
import { amountIn } from '../../amount.ts';
import { howOften, simulationError } from '../../chance.ts';
import { measureWords } from '../../measure-words.ts';
import { grouped } from '../../number.ts';
import { PATH_COLUMNS, pathLabel } from '../../path-label.ts';
import { bar } from '../bars.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { atMost, note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { tornadoLines } from './tornado.ts';

type Estimate = Sensitivity['split']['variance'];

const MOST_REASONS = 5;

/** What moves an outcome: where its spread comes from, what is worth knowing, what a change of each input does. */
export function sensitivityReport(found: Sensitivity, options: PageOptions = {}): string[] {
  const page = pageOf(found.scenario.currency, options);
  return [
    ...wrap(page, `What moves ${outcome(found)}: ${found.scenario.name}`, { indent: 0 }).map(page.bold),
    '',
    ...sentences(found, page).flatMap((text) => wrap(page, text)),
    ...titled(page, 'What the spread comes from', spread(found, page)),
    ...titled(page, 'What knowing an input would be worth', knowing(found, page)),
    ...titled(page, 'What each input does', tornadoLines(found, page)),
    ...titled(page, 'What the decisions do together', decisions(found, page)),
    ...titled(page, 'Not moved', leftOut(found, page)),
    '',
    ...note(page, `${grouped(found.run.trials)} trials of each variant, ${grouped(found.timing.trials)} in all, seed ${found.run.seed}. ± is the half width of a 95 % interval: how far other random numbers would move a figure.`),
  ];
}

export const outcome = ({ metric }: Sensitivity): string => measureWords(metric.measure).noun;

export function sentences(found: Sensitivity, page: Page): string[] {
  const { base, metric, target } = found;
  const amount = amountIn(metric.unit, page.money);
  const first = `${capital(outcome(found))} over the horizon: ${amount(base.mean)} on average, standard deviation ${amount(base.sd)}.`;
  return [first, ...(base.chance === null ? [] : [`Target ${target} is reached in ${howOften(base.chance)} trials (${simulationError(base.chance)}).`])];
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function spread({ split, metric, base }: Sensitivity, page: Page): string[] {
  if (split.variance.value === 0) return wrap(page, `Nothing: it is ${amountIn(metric.unit, page.money)(base.mean)} in every trial.`);
  const rows = [
    { words: 'luck (deals, leads, people)', part: split.luck },
    { words: 'shocks shared by all deals', part: split.shocks },
    { words: 'not knowing the rates', part: split.rates },
  ];
  const lines = table(
    page,
    [
      { head: '', cells: rows.map(({ words }) => words) },
      { head: 'share', cells: rows.map(({ part }) => points(part.share.value)) },
      { head: '±', cells: rows.map(({ part }) => errorPoints(part.share)) },
      { head: 'alone', cells: rows.map(({ part }) => amountIn(metric.unit, page.money)(Math.sqrt(Math.max(0, part.amount.value)))) },
    ],
    { least: 8, most: 30, draw: (columns) => rows.map(({ part }) => bar(page.glyphs, Math.max(0, part.share.value), columns)) },
  );
  return [...lines, ...note(page, 'Shares of the variance. What two of them do together counts for the later of rates, shocks and luck. "alone": the standard deviation that it would make by itself.')];
}

function knowing({ rates, metric, base, scenario }: Sensitivity, page: Page): string[] {
  if (rates === null) return wrap(page, 'All rates are taken as exactly known. Write one that you are not sure of as { p10: 0.18, p90: 0.30 } to see what knowing it would be worth.');
  const amount = amountIn(metric.unit, page.money);
  if (!rates.decided) return wrap(page, `Not decided: what is not known of the rates moves the mean by less than these trials can tell (variance ${rates.variance.value.toPrecision(3)} ± ${rates.variance.error.toPrecision(2)}). More trials would.`);
  const inputs = [...rates.inputs].sort((a, z) => z.total.value - a.total.value);
  const lines = table(page, [
    { head: 'input', cells: inputs.map(({ name }) => pathLabel(name, PATH_COLUMNS)) },
    { head: 'alone', cells: inputs.map(({ first }) => points(first.value)) },
    { head: '±', cells: inputs.map(({ first }) => errorPoints(first)) },
    { head: 'in all', cells: inputs.map(({ total }) => points(total.value)) },
    { head: '±', cells: inputs.map(({ total }) => errorPoints(total)) },
    { head: 'sd if known', cells: inputs.map(({ sdIfKnown }) => amount(sdIfKnown)) },
  ]);
  const sentence = `"alone" and "in all" are shares of what not knowing the ${scenario.uncertain.length === 1 ? 'rate' : 'rates'} does to the mean (first-order and total Sobol indices). "sd if known": what the standard deviation of ${amount(base.sd)} would become, luck included.`;
  return [...lines, ...note(page, sentence)];
}

function decisions({ ranges }: Sensitivity, page: Page): string[] {
  if (ranges === null) return [];
  if (!ranges.decided) return wrap(page, 'Not decided: over these ranges the mean moves by less than the trials can tell.');
  const { inputs } = ranges;
  const lines = table(page, [
    { head: 'decision', cells: inputs.map(({ path }) => pathLabel(path, PATH_COLUMNS)) },
    { head: 'from', cells: inputs.map(({ from }) => String(from)) },
    { head: 'to', cells: inputs.map(({ to }) => String(to)) },
    { head: 'alone', cells: inputs.map(({ first }) => points(first.value)) },
    { head: '±', cells: inputs.map(({ first }) => errorPoints(first)) },
    { head: 'in all', cells: inputs.map(({ total }) => points(total.value)) },
    { head: '±', cells: inputs.map(({ total }) => errorPoints(total)) },
  ]);
  return [...lines, ...note(page, `Shares of the variance of the mean when all are varied evenly over their ranges: ${ranges.points} points with ${ranges.trialsPerPoint} trials each. Where "in all" exceeds "alone", a decision works together with others.`)];
}

function leftOut({ leftOut: all }: Sensitivity, page: Page): string[] {
  const { shown, more } = atMost(all, MOST_REASONS);
  return [...shown.flatMap(({ path, reason }) => wrap(page, `${path}: the scenario would not stand (expected ${reason})`, { hang: 6 })), ...more];
}

/** Whole percents; shares that come out below nothing are nothing, within their error. */
const points = (share: number): string => `${Math.round(Math.max(0, share) * 100)} %`;
const errorPoints = ({ error }: Estimate): string => (error === 0 ? 'exact' : error < 0.01 ? '1' : String(Math.ceil(error * 100)));
