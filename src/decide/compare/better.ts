/** Whether more or less of a metric is better; null where that depends on what one wants. */
export type Better = 'more' | 'less' | null;

const less: readonly RegExp[] = [
  /^cycle\./,
  /^deals\.(lost|noDecision)$/,
  /^leads\.(stale|disqualified)$/,
  /^headcount\.leavers$/,
  /^partners\.lost$/,
  /^shortfall\./,
  /^arr\.(churned|contraction)$/,
  /^renewals\.uncovered$/,
  /^wait\./,
  /^pay\.(base|total|variable)$/,
  /^selling\.expense$/,
  /^costPerNewArr$/,
  /^payback\./,
];

const more: readonly RegExp[] = [
  /^bookings\.(new|net|total|expansion|renewal|oneOff)$/,
  /^deals\.won$/,
  /^opportunities\./,
  /^leads\.(created|qualified)$/,
  /^pipeline\./,
  /^coverage\./,
  /^winRate/,
  /^dealSize\./,
  /^arr\.(new|winBack|upsell|crossSell|uplift|closing|live)$/,
  /^mrr$/,
  /^accounts\./,
  /^arpa$/,
  /^partners\.(active|recruited)$/,
  /^retention\./,
  /^renewals\.(rate|renewed)$/,
  /^attainment\./,
  /^target\.hit$/,
];

export function betterOf(id: string): Better {
  if (less.some((pattern) => pattern.test(id))) return 'less';
  return more.some((pattern) => pattern.test(id)) ? 'more' : null;
}
