import { arrParts } from '../../line-names.ts';
import { metricRows, type RowPlan } from '../metric-rows.ts';
import { note, titled, type Section } from '../section.ts';
import { series } from '../series.ts';

const walk: readonly RowPlan[] = [
  { id: 'arr.opening', label: 'opening ARR' },
  ...arrParts.map(([id, label, sign]) => ({ id, label: `${sign > 0 ? '+' : '-'} ${label}`, ifAny: id !== 'arr.new' && id !== 'arr.churned' })),
  { id: 'arr.closing', label: '= closing ARR' },
  { id: 'accounts.closing', label: 'customers at end' },
];

const retention: readonly RowPlan[] = [
  { id: 'retention.gross', label: 'gross retention' },
  { id: 'retention.net', label: 'net retention' },
  { id: 'retention.logo', label: 'customers kept' },
  { id: 'renewals.due', label: 'ARR coming due' },
  { id: 'renewals.rate', label: 'renewed of it' },
  { id: 'renewals.uncovered', label: 'due, nobody free' },
];

/** The walk of recurring revenue and what is kept of it; nothing where nothing renews. */
export const customers: Section = (result, page) => {
  if (!result.metrics.some(({ id }) => id === 'arr.opening')) return [];
  const kept = series(page, result.periods, metricRows(result, page, retention), 'whole');
  return [
    ...titled(page, 'Recurring revenue (means over trials, which add up)', series(page, result.periods, metricRows(result, page, walk), 'whole')),
    ...titled(page, 'Retention and renewals (means over trials)', kept),
    ...(kept.length === 0 ? [] : note(page, 'Retention looks back over 12 months: n/a before there are 12 months. "Whole" is its last figure.')),
  ];
};
