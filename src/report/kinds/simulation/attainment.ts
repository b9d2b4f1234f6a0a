import type { PoolAttainment, Result } from '../../../record/result.ts';
import { attainment as histogramOf } from '../../chart/attainment.ts';
import { periodRanges } from '../../chart/period-ranges.ts';
import { choice, figure, type Block, type Part } from '../../document/document.ts';
import { ids } from '../../document/slug.ts';
import { statsTable, text } from '../../document/stats-table.ts';
import { measureWords } from '../../measure-words.ts';
import { grouped } from '../../number.ts';
import { percent } from '../../share.ts';
import { coarser } from '../../text/coarser.ts';
import type { Context } from '../context.ts';
import { binsTable, outside } from './bins-table.ts';

const MOST_BARS = 24;

/** How people and pools do against quota, a pool at a time. */
export function attainment(context: Context<Result>): Part[] {
  const name = ids('attainment');
  const options = context.result.attainment.pools.map((pool) => ({ name: pool.pool, blocks: poolBlocks(context, pool, name(pool.pool)) })).filter(({ blocks }) => blocks.length > 0);
  return options.length === 0 ? [] : [{ id: 'attainment', title: 'Attainment of quota', blocks: choice('attainment-pool', 'Pool', options) }];
}

function poolBlocks(context: Context<Result>, pool: PoolAttainment, id: string): Block[] {
  const { result, horizon } = context;
  const { periods } = result;
  const { noun } = measureWords(pool.measure);
  const rows = (what: string, { total, periods: each }: PoolAttainment['whole'], unit: string) => [
    ...each.map((stats, t) => ({ labels: [what, periods[t].id], unit, stats })),
    { labels: [what, what === 'one person' || what === 'share of people at quota' ? 'fiscal year' : 'total'], unit, stats: total },
  ];
  const table = statsTable({
    id,
    title: `Attainment of ${pool.pool}`,
    labels: [text('of'), text('period')],
    rows: [...rows('pool', pool.whole, 'share'), ...rows('one person', pool.person, 'share'), ...rows('share of people at quota', pool.shareAtQuota, 'share')],
    note: `Counted in ${noun}. A person's percentiles are over people and trials, their simulation error widened as people of one trial are alike. Left out, with quota for less than half of the time: ${grouped(pool.person.leftOut)} of ${grouped(pool.person.leftOut + pool.person.n)} person-${horizon.period}s.`,
  });
  return [...people(context, pool, id), ...whole(context, pool, id), { kind: 'table', table }];
}

/** People by attainment: of fiscal years, or of periods where no year can be counted. */
function people({ horizon }: Context<Result>, pool: PoolAttainment, id: string): Block[] {
  const isYears = pool.histogram.counts.some((count) => count > 0);
  const bins = coarser(isYears ? pool.histogram : pool.periodHistogram, MOST_BARS, 1);
  if (!bins.counts.some((count) => count > 0)) return [];
  const each = isYears ? 'fiscal year' : horizon.period;
  const counted = pool.shareAtQuota.periods.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  const atQuota = isYears ? pool.shareAtQuota.total.mean : counted.reduce((sum, share) => sum + share, 0) / counted.length;
  const title = `People of ${pool.pool} by attainment, ${each}`;
  const { p10, p50, p90 } = pool.person.total;
  const description = `${percent(atQuota)} of the people are at quota or above.${p50 === null || !isYears ? '' : ` P10 ${percent(p10)}, P50 ${percent(p50)}, P90 ${percent(p90)} of quota.`}`;
  return [
    figure({ id: `${id}-people`, title, description }, (canvas, head) => histogramOf(canvas, head, { ...bins, of: 'people', atQuota }), {
      note: `${description} Over all people and trials; ${each === 'fiscal year' ? 'a year evens out its quarters' : `a ${each} at a time`}.${outside(bins)}`,
      table: binsTable(`${id}-people`, title, 'share', bins),
    }),
  ];
}

function whole({ result, horizon }: Context<Result>, pool: PoolAttainment, id: string): Block[] {
  const rows = pool.whole.periods.map(({ p10, p25, p50, p75, p90 }, t) => ({ label: result.periods[t].id, p10, p25, p50, p75, p90, target: 1 }));
  if (rows.every(({ p50 }) => p50 === null)) return [];
  const title = `Attainment of the whole pool ${pool.pool} by ${horizon.period}`;
  const description = `${rows.map(({ label, p50 }) => `${label} P50 ${percent(p50)}`).join(', ')} of its quotas.`;
  return [figure({ id: `${id}-pool`, title, description }, (canvas, head) => periodRanges(canvas, head, { rows, unit: 'share', measure: 'credit over quotas', of: `simulated ${horizon.period}s`, mark: 'quota' }))];
}
