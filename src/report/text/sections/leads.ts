import { linesBy } from '../../find-line.ts';
import { amountIn } from '../../amount.ts';
import { metricRows } from '../metric-rows.ts';
import { note, titled, type Section } from '../section.ts';
import { series } from '../series.ts';

/** What there is to sell to and who finds it: leads, partners, and how much of a finite market is used. */
export const leads: Section = (result, page) => {
  const rows = metricRows(result, page, [
    { id: 'leads.created', label: 'leads' },
    { id: 'leads.qualified', label: 'qualified' },
    { id: 'leads.disqualified', label: 'disqualified', ifAny: true },
    { id: 'leads.stale', label: 'gone stale', ifAny: true },
    { id: 'partners.active', label: 'active partners' },
    { id: 'partners.recruited', label: 'partners recruited', ifAny: true },
    { id: 'partners.lost', label: 'partners lost', ifAny: true },
  ]);
  const saturation = linesBy(result, 'market.saturation', 'segment').map(({ name, line }) => {
    const amount = amountIn(line.unit, page.money);
    return { label: `market used, ${name}`, cells: line.periods.map(({ mean }) => amount(mean)), total: amount(line.total.mean) };
  });
  if (rows.length + saturation.length === 0) return [];
  const words = saturation.length === 0 ? [] : note(page, 'Market used: accounts that are being sold to, have bought or were lost lately, at the end.');
  return [...titled(page, 'Demand (means over trials)', series(page, result.periods, [...rows, ...saturation])), ...words];
};
