/** What a metric is called in a table; its id where it has no name of its own. */
const words: Readonly<Record<string, string>> = {
  'bookings.new': 'new ACV',
  'bookings.expansion': 'expansion ACV',
  'bookings.renewal': 'renewal bookings',
  'bookings.total': 'total bookings',
  'bookings.net': 'net bookings',
  'bookings.oneOff': 'one-off bookings',
  'bookings.lateShare': 'booked in the last 14 days',
  'deals.won': 'deals won',
  'deals.lost': 'deals lost',
  'deals.noDecision': 'deals without a decision',
  'leads.created': 'leads created',
  'leads.qualified': 'leads qualified',
  'leads.disqualified': 'leads disqualified',
  'leads.stale': 'leads gone stale',
  'opportunities.created': 'opportunities created',
  'market.saturation': 'share of the market called on',
  'partners.active': 'active partners',
  'partners.recruited': 'partners recruited',
  'partners.lost': 'partners lost',
  'credit.proofOfConcept': 'credit for proofs of concept',
  'assist.share': 'deals with help',
  winRate: 'win rate',
  'winRate.broad': 'win rate, no decision counted as lost',
  'cycle.won': 'days to win',
  'cycle.lost': 'days to lose',
  'dealSize.won': 'deal size',
  'headcount.filledAverage': 'people, average',
  'headcount.filledEnd': 'people at the end',
  'headcount.ramped': 'ramped people',
  'headcount.leavers': 'leavers',
  'headcount.hires': 'hires',
  'headcount.budgeted': 'seats planned',
  'quota.street': 'street quota',
  'quota.streetFilled': 'street quota of filled seats',
  'pipeline.open': 'open pipeline',
  'pipeline.openCount': 'open opportunities',
  'coverage.total': 'pipeline coverage',
  'coverage.accounts': 'accounts for each that there is time for',
  'coverage.inQuarter': 'coverage of what closes in the period',
  'quarterEnd.pulled': 'moved into a period',
  'quarterEnd.slipped': 'moved out of a period',
  'arr.opening': 'ARR at the start',
  'arr.new': 'new ARR',
  'arr.winBack': 'ARR won back',
  'arr.upsell': 'ARR from upsell',
  'arr.crossSell': 'ARR from cross-sell',
  'arr.uplift': 'ARR from price increases',
  'arr.contraction': 'ARR contracted',
  'arr.churned': 'ARR churned',
  'arr.closing': 'ARR at the end',
  'arr.live': 'live ARR at the end',
  mrr: 'live MRR at the end',
  'accounts.closing': 'accounts at the end',
  arpa: 'ARR per account',
  'renewals.due': 'ARR due',
  'renewals.renewed': 'ARR renewed',
  'renewals.rate': 'renewal rate',
  'renewals.uncovered': 'renewals that nobody was free for',
  'retention.gross': 'gross retention',
  'retention.net': 'net retention',
  'retention.logo': 'logo retention',
  'attainment.pool': 'attainment',
  'attainment.shareAtQuota': 'people at quota',
  'wait.days': 'days waited',
  'wait.share': 'work that had to wait',
  'pay.total': 'pay',
  'pay.base': 'base pay',
  'pay.variable': 'variable pay',
  'pay.credit': 'credit that is paid',
  'pay.quota': 'quota that pay is reckoned by',
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
