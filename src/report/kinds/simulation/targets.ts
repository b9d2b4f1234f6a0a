import type { Result, ResultTarget } from '../../../record/result.ts';
import type { Stats } from '../../../record/statistics/stats.ts';
import { chanceText, interval } from '../../chance.ts';
import { chance } from '../../chart/chance.ts';
import { landing, type Bins } from '../../chart/landing.ts';
import { periodRanges } from '../../chart/period-ranges.ts';
import type { DataTable } from '../../document/data-table.ts';
import { choice, figure, type Block, type Part } from '../../document/document.ts';
import { ids } from '../../document/slug.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { findLine } from '../../find-line.ts';
import { measureWords } from '../../measure-words.ts';
import { spread } from '../../spread.ts';
import type { Context } from '../context.ts';
import { binsTable, outside } from './bins-table.ts';

/** For each target: where its measure lands, how often it is reached, and where it lies in each period. */
export function targets(context: Context<Result>): Part[] {
  const name = ids('target');
  return context.result.targets.map((target) => {
    const id = name(target.name);
    return { id, title: `Target ${target.name}: ${measureWords(target.measure).noun}`, blocks: [...landings(context, target, id), ...chances(context, target, id), ...ranges(context, target, id)] };
  });
}

interface Landed {
  readonly name: string;
  readonly bins: Bins;
  readonly figure: number;
  readonly at: Stats;
  readonly trials: string;
}

function landings(context: Context<Result>, target: ResultTarget, id: string): Block[] {
  const { result, horizon } = context;
  const lies = spread(result, target);
  if (target.landing === undefined || lies === undefined) return [];
  const whole: Landed = { name: 'whole time', bins: target.landing.total, figure: target.total, at: lies.total, trials: horizon.trials };
  const periods = target.landing.periods.length < 2 ? [] : target.landing.periods.map((bins, t): Landed => ({ name: result.periods[t].id, bins, figure: target.periods[t], at: lies.periods[t], trials: `simulated ${horizon.period}s` }));
  const drawn = [whole, ...periods].filter(({ bins }) => bins.counts.length > 0);
  return choice(`${id}-time`, 'Time', drawn.map((landed, i) => ({ name: landed.name, blocks: [picture(context, target, landed, `${id}-landing-${i}`)] })));
}

function picture({ formats }: Context<Result>, { measure, unit }: ResultTarget, { name, bins, figure: aim, at, trials }: Landed, id: string): Block {
  const write = formats.amount(unit);
  const { noun } = measureWords(measure);
  const title = `Where ${noun} lands, ${name}`;
  const description = `Histogram of ${noun} over ${trials}: P10 ${write(at.p10)}, P50 ${write(at.p50)}, P90 ${write(at.p90)}, target ${write(aim)}.`;
  return figure({ id, title, description }, (canvas, head) => landing(canvas, head, { ...bins, unit, measure: noun, trials, target: aim, p10: at.p10, p50: at.p50, p90: at.p90 }), {
    note: `80 % of ${trials} lie between P10 and P90.${outside(bins)}`,
    table: binsTable(id, `${title}: trials`, unit, bins),
  });
}

function chances({ result, formats }: Context<Result>, target: ResultTarget, id: string): Block[] {
  const { name, unit, total, periods, hit, shortfall } = target;
  const missed = findLine(result, 'shortfall.ifMissed', { target: name });
  const byPeriod = hit.periods.map((each, t) => ({ label: result.periods[t].id, aim: periods[t], each, missed: missed?.periods[t] }));
  const rows = [...(byPeriod.length > 1 ? byPeriod : []), { label: 'total', aim: total, each: hit.total, missed: missed?.total }];
  const title = `How often target ${name} is reached`;
  const table: DataTable = {
    id: `${id}-chance`,
    title,
    columns: [
      text('period'),
      { key: 'target', head: 'target', unit },
      { key: 'chance', head: 'chance', unit: 'share' },
      { key: 'chance.low', head: 'chance, simulation error from', unit: 'share', error: { of: 'chance', side: 'low' } },
      { key: 'chance.high', head: 'chance, simulation error to', unit: 'share', error: { of: 'chance', side: 'high' } },
      { key: 'hits', head: 'reached in', unit: 'integer' },
      { key: 'n', head: 'trials', unit: 'integer' },
      { key: 'ifMissed', head: 'if missed, by', unit },
      { key: 'ifMissed.error', head: 'if missed by, simulation error', unit, error: { of: 'ifMissed', side: 'half' } },
    ],
    rows: rows.map(({ label, aim, each, missed: by }) => [label, aim, each.p, each.lo, each.hi, each.hits, each.n, by?.mean ?? null, by?.error.mean ?? null]),
    note: `Over the whole time the team falls short by ${formats.gap(unit)(shortfall.expected)} on average, trials that reach the target counted as 0.`,
  };
  const description = rows.map(({ label, each }) => `${label} ${chanceText(each)}`).join(', ');
  const bars = rows.map(({ label, each }) => ({ label, p: each.p, lo: each.lo, hi: each.hi, words: `${chanceText(each)}${interval(each) === '' ? '' : ` (simulation error ${interval(each)})`}` }));
  return [figure({ id: `${id}-chance`, title, description: `Chances: ${description}.` }, (canvas, head) => chance(canvas, head, { of: 'trials', rows: bars })), { kind: 'table', table }];
}

function ranges({ result, formats, horizon }: Context<Result>, target: ResultTarget, id: string): Block[] {
  const lies = spread(result, target);
  if (lies === undefined || lies.periods.length < 2) return [];
  const { noun } = measureWords(target.measure);
  const write = formats.amount(lies.unit);
  const rows = lies.periods.map((at, t) => ({ label: result.periods[t].id, ...at, target: target.periods[t] ?? null }));
  const title = `Range of ${noun} by ${horizon.period}`;
  const description = `${rows.map(({ label, p10, p50, p90 }) => `${label}: P10 ${write(p10)}, P50 ${write(p50)}, P90 ${write(p90)}`).join('; ')}.`;
  const table = statsTable({
    id: `${id}-ranges`,
    title,
    labels: [text('period')],
    rows: [...lies.periods.map((stats, t) => ({ labels: [result.periods[t].id], unit: lies.unit, stats })), { labels: ['total'], unit: lies.unit, stats: lies.total }],
    note: `P10: 1 trial in 10 is below, P90: 1 in 10 is above. The P50s of ${horizon.period}s do not add up to the P50 of the total; means do.`,
  });
  return [figure({ id: `${id}-ranges`, title, description }, (canvas, head) => periodRanges(canvas, head, { rows, unit: lies.unit, measure: noun, of: `simulated ${horizon.period}s` })), { kind: 'table', table }];
}
