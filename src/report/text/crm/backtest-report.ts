import type { Backtest, MethodScores } from '../../../crm/backtest/result.ts';
import { grouped, MISSING } from '../../number.ts';
import { percent, percentPoints } from '../../share.ts';
import { rangeBar, scaleOf } from '../bars.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { checks } from './checks.ts';

const words = { '4w': 'four-week period', month: 'month', quarter: 'quarter' } as const;
type Amount = (value: number) => string;

/** Scores of forecasts for a terminal: how far off, beside what people use instead, and where each period ended. */
export function backtestReport(found: Backtest, options: PageOptions = {}): string[] {
  const page = pageOf(found.history.currency ?? '', options);
  const { history, settings, origins, periods } = found;
  const amount: Amount = settings.value === 'count' || history.currency === null ? (value) => grouped(value) : page.money;
  const title = `Backtest: ${settings.value === 'count' ? 'deals' : (history.currency ?? 'amount')} won per ${words[settings.period]}`;
  const span = `${grouped(history.deals)} deals, ${history.firstDay} to ${history.lastDay}${history.source === 'snapshots' ? ', known by snapshots' : ''}; ${periods.length} periods, forecast at ${origins.length} origins`;
  return [
    ...wrap(page, title, { indent: 0 }).map(page.bold),
    ...wrap(page, span, { indent: 0 }).map(page.dim),
    '',
    ...headline(found).flatMap((text, i) => wrap(page, text).map((line) => (i === 0 ? page.bold(line) : line))),
    ...titled(page, `Scores over ${origins.length} forecasts, as shares of the mean period`, scores(found, page)),
    ...titled(page, "Quotacast's forecasts", forecasts(found, page, amount)),
    ...titled(page, 'What the history taught', learnt(found, page)),
    ...titled(page, 'Checks', checks(page, found.health)),
    ...titled(page, 'Run', wrap(page, `${grouped(found.run.draws)} trials a forecast, seed ${found.run.seed}, quotacast ${found.run.engine}, ${found.timing.seconds.toFixed(0)} seconds`)),
  ];
}

/** The answer in sentences: how far off, beside the best of the others; how often its interval held. */
export function headline({ scores: [own, ...others], comparisons, origins }: Backtest): string[] {
  const rivals = others.filter((each) => each.crps !== null && own.crps !== null);
  const best = rivals.reduce<MethodScores | undefined>((least, each) => (least === undefined || each.crps! < least.crps! ? each : least), undefined);
  const versus = best === undefined ? '' : `; the best of the others (${best.name}) by ${percent(best.wape)}`;
  const test = comparisons.find(({ method }) => method === best?.method);
  const decided = test === undefined || test.p === null ? [] : [test.p < 0.05 ? `By CRPS, which also scores the spread, ${test.difference < 0 ? 'Quotacast is better' : 'the other is better'} beyond chance (p ${pText(test.p)}).` : `By CRPS, which also scores the spread, ${test.difference < 0 ? 'Quotacast is ahead' : 'the other is ahead'}, but ${origins.length} forecasts cannot tell them apart (p ${pText(test.p)}).`];
  const { coverage, width } = own;
  const held = coverage === null ? [] : [`Its 80 % interval held ${coverage.hits} of ${coverage.n} times (95 % interval of the share: ${percent(coverage.lo)} to ${percent(coverage.hi)}; against 80 %: p ${pText(coverage.p)}) and is ${percent(width)} of the mean period wide.`];
  return [`Quotacast's P50 was off by ${percent(own.wape)}${versus}.`, ...decided, ...held];
}

function scores({ scores: all, comparisons }: Backtest, page: Page): string[] {
  const rows = all.filter(({ n }) => n > 0);
  const missing = all.filter(({ n }) => n === 0).map(({ name }) => name);
  const better = rows.map(({ method }) => comparisons.find((each) => each.method === method)?.p ?? null);
  const lines = table(page, [
    { head: '', cells: rows.map(({ name }) => name) },
    { head: 'WAPE', cells: rows.map(({ wape }) => decimals(wape)) },
    { head: 'bias', cells: rows.map(({ bias }) => decimals(bias, true)), drop: 2 },
    { head: 'CRPS', cells: rows.map(({ crps }) => decimals(crps)) },
    { head: 'held', cells: rows.map(({ coverage }) => (coverage === null ? '' : `${coverage.hits}/${coverage.n}`)) },
    { head: 'width', cells: rows.map(({ width }) => (width === null ? '' : percent(width))), drop: 1 },
    { head: 'p', cells: better.map((p) => (p === null ? '' : pText(p))), drop: 3 },
  ]);
  return [
    ...lines,
    ...note(page, 'WAPE: mean error of the P50. CRPS: the same for the whole distribution; a method that states only a number has its error there. held: how often the interval from P10 to P90 held, width: how wide it is. p: Diebold–Mariano test of the CRPS against that of Quotacast; forecasts of one period hang together, so it is rough.'),
    ...(missing.length === 0 ? [] : note(page, `Not possible with this history: ${missing.join(', ')}.`)),
  ];
}

function forecasts({ origins, scores: [own] }: Backtest, page: Page, amount: Amount): string[] {
  const rows = origins.flatMap((origin) => origin.forecasts.filter(({ method }) => method === own.method).map((forecast) => ({ ...origin, ...forecast })));
  if (rows.length === 0) return [];
  const ranges = rows.map(({ p10, p50, p90, actual }) => ({ low: p10, middle: p50, high: p90, mark: actual }));
  const scale = scaleOf(ranges);
  const lines = table(
    page,
    [
      { head: 'on', cells: rows.map(({ day }) => day) },
      { head: 'booked', cells: rows.map(({ booked }) => amount(booked)), drop: 1 },
      { head: 'P10', cells: rows.map(({ p10 }) => amount(p10)) },
      { head: 'P50', cells: rows.map(({ p50 }) => amount(p50)) },
      { head: 'P90', cells: rows.map(({ p90 }) => amount(p90)) },
      { head: 'actual', cells: rows.map(({ actual }) => amount(actual)) },
    ],
    { least: 12, most: 40, draw: (columns) => ranges.map((range) => rangeBar(page.glyphs, range, scale, columns)) },
  );
  const { range, middle, mark } = page.glyphs;
  return [...lines, ...note(page, `${range} from P10 to P90, ${middle} P50, ${mark} what the period came to (hidden where P50 is the same).`)];
}

function learnt({ learnt: found, history }: Backtest, page: Page): string[] {
  if (found === null) return [];
  const step = history.source === 'snapshots' ? 'from snapshot to snapshot' : 'from week to week';
  const shock = `What is won moves together by ± ${percent(found.shockSd)} ${step} beyond luck, with a correlation of ${found.shockPersistence.toFixed(2)} between neighbours; arrivals by ± ${percent(found.demandSd)}.`;
  const effects = found.effects.length === 0 ? 'Beside stage and age no difference between deals was found that bears on winning.' : `Beside stage and age, winning differs by ${found.effects.map(({ name, sd }) => `${name} (± ${percent(sd)})`).join(', ')}.`;
  return [...wrap(page, shock), ...wrap(page, effects)];
}

const decimals = (share: number | null, isSigned = false): string => (share === null ? MISSING : `${isSigned && share > 0 ? '+' : ''}${percentPoints(share, 1)}`);
const pText = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(p < 0.1 ? 3 : 2));
