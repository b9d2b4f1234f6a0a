import { metricRows, type RowPlan } from '../metric-rows.ts';
import { note, titled, type Section } from '../section.ts';
import { series } from '../series.ts';

const plans: readonly RowPlan[] = [
  { id: 'pipeline.openCount', label: 'deals open, start', total: false },
  { id: 'pipeline.open', label: 'pipeline at start', total: false },
  { id: 'coverage.total', label: 'coverage, P50', figure: 'p50', total: false },
  { id: 'coverage.inQuarter', label: 'in-period coverage', total: false },
  { id: 'opportunities.created', label: 'opportunities' },
  { id: 'deals.won', label: 'won' },
  { id: 'deals.lost', label: 'lost' },
  { id: 'deals.noDecision', label: 'no decision', ifAny: true },
  { id: 'winRate', label: 'win rate' },
  { id: 'winRate.broad', label: 'win rate, broad' },
  { id: 'cycle.won', label: 'days to win' },
  { id: 'dealSize.won', label: 'size of won deals' },
  { id: 'bookings.lateShare', label: 'in last 14 days' },
  { id: 'quarterEnd.pulled', label: 'pulled in', ifAny: true },
  { id: 'quarterEnd.slipped', label: 'slipped out', ifAny: true },
];

/** What a label is too short to say. */
const explanations: readonly (readonly [label: string, text: string])[] = [
  ['win rate', 'Win rate: won of won and lost.'],
  ['win rate, broad', 'Broad: of all closed, deals without a decision included.'],
  ['coverage, P50', 'Coverage: open pipeline over the street quota of the period; its P50, as small quotas inflate the mean.'],
  ['in-period coverage', 'In-period: what deals open at the start book in the period, over what the target still wanted.'],
  ['days to win', 'Days to win contain waiting.'],
  ['in last 14 days', 'In last 14 days: the share of what the period books.'],
];

/** The pipeline, what became of it, and the rates at which it did. */
export const deals: Section = (result, page) => {
  const rows = metricRows(result, page, plans);
  // without undecided deals both win rates are the same
  const isDecided = !rows.some(({ label }) => label === 'no decision');
  const shown = isDecided ? rows.filter(({ label }) => label !== 'win rate, broad') : rows;
  const words = explanations.filter(([label]) => shown.some((row) => row.label === label)).map(([, text]) => text);
  const lines = series(page, result.periods, shown);
  return titled(page, 'Pipeline and deals (means over trials)', words.length === 0 ? lines : [...lines, ...note(page, words.join(' '))]);
};
