/** What a metric is called in a table; its id where it has no name of its own. */
const words: Readonly<Record<string, string>> = {
  'bookings.new': 'new ACV',
  'bookings.expansion': 'expansion ACV',
  'bookings.renewal': 'renewal bookings',
  'bookings.total': 'total bookings',
  'bookings.net': 'net bookings',
  'deals.won': 'deals won',
  'opportunities.created': 'opportunities created',
  winRate: 'win rate',
  'cycle.won': 'days to win',
  'dealSize.won': 'deal size',
  'headcount.filledAverage': 'people, average',
  'headcount.filledEnd': 'people at the end',
  'headcount.ramped': 'ramped people',
  'headcount.leavers': 'leavers',
  'quota.street': 'street quota',
  'pipeline.open': 'open pipeline',
  'coverage.total': 'pipeline coverage',
  'arr.closing': 'ARR at the end',
  'retention.gross': 'gross retention',
  'retention.net': 'net retention',
  'pay.total': 'pay',
  'selling.expense': 'selling expense',
  costPerNewArr: 'cost per new ARR',
  'payback.months': 'payback months',
};

type By = Readonly<Record<string, string>>;

/** `new ACV`, `chance of company`, `attained of company`, `utilisation (pool ae)`. */
export function metricWords(id: string, by: By = {}): string {
  const { target } = by;
  if (target !== undefined) {
    if (id === 'target.hit') return `chance of ${target}`;
    if (id === 'attainment.company') return `attained of ${target}`;
    if (id === 'shortfall.expected') return `shortfall of ${target}`;
    if (id === 'shortfall.ifMissed') return `missed ${target} by`;
  }
  const name = words[id] ?? id;
  const parts = Object.entries(by).map(([dimension, value]) => `${dimension} ${value}`);
  return parts.length === 0 ? name : `${name} (${parts.join(', ')})`;
}
