import type { Quota, QuotaLevel } from '../../decide/quota/result.ts';
import { chanceText, howOften, simulationError } from '../chance.ts';
import { levels } from '../chart/decide/levels.ts';
import type { Cell, DataTable } from '../document/data-table.ts';
import { figure, type Document, type Part } from '../document/document.ts';
import { halfCells, halfColumns } from '../document/estimate-columns.ts';
import type { Formats } from '../document/formats.ts';
import { text } from '../document/stats-table.ts';
import { measureWords } from '../measure-words.ts';
import { grouped } from '../number.ts';
import { percent } from '../share.ts';
import { headParts, partialWords } from './head.ts';

const PER = { perMonth: 'a month', perQuarter: 'a quarter', perYear: 'a year' } as const;

/** The report of quotas: what over-assignment does to people, pay and the plan. */
export function quotaDocument(quota: Quota, formats: Formats): Document {
  const { hold, target, stated, run, scenario, sellsTheSame } = quota;
  const over = stated.overAssignment;
  const held = hold === 'plan' && sellsTheSame ? ['Quotas do not change what people sell in this scenario: the chance is the same at every level.'] : [];
  return {
    kind: quota.kind,
    title: `${hold === 'plan' ? 'What quotas do while the plan stays' : 'What the plan may be while the quotas stay'}: ${scenario.name}`,
    subtitle: [scenario.currency, `${grouped(run.trials)} trials of each level on the same luck`],
    partial: partialWords(quota),
    headline: [
      `The plan of ${formats.money(target.total)} of ${measureWords(target.measure).noun} is reached in ${howOften(stated.hit)} trials (${simulationError(stated.hit)}).`,
      `The street quota is ${formats.money(stated.street)}, ${percent(Math.abs(over))} ${over >= 0 ? 'above' : 'below'} the plan; ${stated.pools.map(({ pool, shareAtQuota }) => `${percent(shareAtQuota.mean)} of ${pool} are at quota in a fiscal year`).join(', ')}.`,
      ...held,
      ...attained(quota, formats),
    ],
    parts: [...frontier(quota), chain(quota), ...headParts(quota)],
  };
}

function attained({ attained: found, stated }: Quota, formats: Formats): string[] {
  if (found === null) return [];
  const each = found.quotas.map(({ pool, per, amount }) => `${pool} ${formats.money(amount)} ${PER[per]} (now ${formats.money(stated.pools.find((line) => line.pool === pool)?.quota.amount ?? null)})`);
  return [`${percent(found.share)} of the people attain at ${each.join(', ')}: ${percent(found.factor)} of today's quotas (simulation error ${percent(found.lo)} to ${percent(found.hi)}).`];
}

function frontier({ levels: all, stated, hold, scenario }: Quota): Part[] {
  const pools = stated.pools.map(({ pool }) => pool);
  const isNow = (level: QuotaLevel) => Math.abs(level.overAssignment - stated.overAssignment) < 5e-4;
  const sorted = [...all, ...(all.some(isNow) ? [] : [stated])].toSorted((a, z) => a.overAssignment - z.overAssignment);
  const chance = { name: 'chance of the plan', points: sorted.flatMap(({ overAssignment, hit }) => (hit.p === null ? [] : [{ at: overAssignment, share: hit.p, lo: hit.lo, hi: hit.hi }])) };
  const people = pools.map((pool) => ({
    name: `${pool} at quota`,
    points: sorted.flatMap(({ overAssignment, pools: lines }) => {
      const share = lines.find((line) => line.pool === pool)?.shareAtQuota;
      if (share === undefined || share.mean === null) return [];
      return [{ at: overAssignment, share: share.mean, lo: share.error === null ? null : share.mean - share.error, hi: share.error === null ? null : share.mean + share.error }];
    }),
  }));
  const lines = (hold === 'plan' ? [...people, chance] : [chance, ...people]).filter(({ points }) => points.length > 0);
  const title = hold === 'plan' ? 'Who attains, and whether the plan is reached, by over-assignment' : 'The chance of a plan by how far the street quota exceeds it';
  const rows = sorted.flatMap((level) => level.pools.map(({ pool, quota, shareAtQuota, pay, leavers }): Cell[] => [level.overAssignment, isNow(level) ? 'now' : '', level.plan, level.street, level.hit.p, level.hit.lo, level.hit.hi, pool, quota.amount, PER[quota.per], ...halfCells(share(shareAtQuota)), ...halfCells(share(pay)), ...halfCells(share(leavers))]));
  const { currency } = scenario;
  const table: DataTable = {
    id: 'levels',
    title: 'Every level',
    columns: [{ key: 'over', head: 'over plan', unit: 'share' }, text('now', 'is'), { key: 'plan', head: 'plan', unit: currency }, { key: 'street', head: 'street quota', unit: currency }, { key: 'chance', head: 'chance', unit: 'share' }, { key: 'chance.low', head: 'chance, simulation error from', unit: 'share', error: { of: 'chance', side: 'low' } }, { key: 'chance.high', head: 'chance, simulation error to', unit: 'share', error: { of: 'chance', side: 'high' } }, text('pool'), { key: 'quota', head: 'quota', unit: currency }, text('per'), ...halfColumns('atQuota', 'at quota', 'share'), ...halfColumns('pay', 'pay', currency), ...halfColumns('leavers', 'leavers', 'count')],
    rows,
    note: `At quota: share of people at or above it in a fiscal year. ${stated.pools.some(({ pay }) => pay !== null) ? 'Pay and leavers' : 'Leavers'} over the horizon, means.`,
  };
  const description = `${sorted.map(({ overAssignment, hit, pools: each }) => `${percent(overAssignment)}: chance ${chanceText(hit)}, ${each.map(({ pool, shareAtQuota }) => `${pool} ${percent(shareAtQuota.mean)} at quota`).join(', ')}`).join('; ')}.`;
  return [{ id: 'frontier', title: 'By over-assignment', blocks: [figure({ id: 'frontier', title, description }, (canvas, head) => levels(canvas, head, { lines, now: stated.overAssignment, axis: 'street quota above the plan', upright: 'share' })), { kind: 'table', table }] }];
}

const share = (of: { readonly mean: number | null; readonly error: number | null } | null) => ({ value: of?.mean ?? null, error: of?.error ?? null });

function chain({ stated, scenario }: Quota): Part {
  const table: DataTable = { id: 'chain', title: 'From the people up to the plan', columns: [text('of'), { key: 'number', head: 'number', unit: scenario.currency }, { key: 'below', head: 'the numbers below add up to', unit: scenario.currency }, { key: 'cushion', head: 'cushion', unit: 'share' }], rows: stated.chain.map(({ of, number, below, cushion }) => [of, number, below, cushion]) };
  return { id: 'chain', title: 'From the people up to the plan', blocks: [{ kind: 'table', table }] };
}
