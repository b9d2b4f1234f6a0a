import { type History, status } from '../history.ts';
import { visitsOf } from '../history-of.ts';

/**
 * The same history until a day, and another one from then on: deals that closed later closed otherwise, are not as they
 * were, deals created later never came, stages entered later were not entered. Whoever sees only what was known on
 * that day cannot tell the two apart; a forecast that does has looked ahead.
 */
export function rewriteFuture(history: History, day: number): History {
  const { opportunities: all, visits, observations, subscriptions } = history;
  const kept = Int32Array.from({ length: all.count }, (_, i) => i).filter((i) => all.created[i] < day && all.observedFrom[i] < day);
  const isLater = (i: number) => all.closed[i] >= day;
  const place = new Int32Array(all.count).fill(-1);
  kept.forEach((row, k) => (place[row] = k));
  const late = new Set<string>(history.filledAtClose);
  const ints = (name: 'owner' | 'account' | 'segment' | 'motion' | 'source' | 'origin' | 'product') =>
    Int32Array.from(kept, (i) => (late.has(name) && (isLater(i) || all.status[i] === status.open) ? -1 : all[name][i]));
  const opportunities = {
    count: kept.length,
    id: all.id.select(kept),
    owner: ints('owner'),
    account: ints('account'),
    segment: ints('segment'),
    motion: ints('motion'),
    source: ints('source'),
    origin: ints('origin'),
    product: ints('product'),
    amount: Float64Array.from(kept, (i) => (history.source === 'snapshots' || late.has('amount') ? (isLater(i) || all.status[i] === status.open ? 7e7 + i : all.amount[i]) : all.amount[i])),
    created: Float64Array.from(kept, (i) => all.created[i]),
    qualified: Float64Array.from(kept, (i) => (all.qualified[i] >= day ? NaN : all.qualified[i])),
    // won becomes lost and lost becomes won, on the day itself
    closed: Float64Array.from(kept, (i) => (isLater(i) ? day : all.closed[i])),
    status: Uint8Array.from(kept, (i) => (isLater(i) ? (all.status[i] === status.won ? status.lost : status.won) : all.status[i])),
    stage: Int32Array.from(kept, (i) => (isLater(i) ? -1 : all.stage[i])),
    expectedClose: Float64Array.from(kept, (i) => (isLater(i) || all.status[i] === status.open ? day + 1 : all.expectedClose[i])),
    forecastCategory: Int8Array.from(kept, (i) => (isLater(i) || all.status[i] === status.open ? 1 : all.forecastCategory[i])),
    observedFrom: Float64Array.from(kept, (i) => all.observedFrom[i]),
  };
  const seen = (count: number, at: Float64Array, of: Int32Array) => Int32Array.from({ length: count }, (_, k) => k).filter((k) => at[k] < day && place[of[k]] >= 0);
  const [stays, shown] = [seen(visits.count, visits.entered, visits.opportunity), seen(observations.count, observations.day, observations.opportunity)];
  const entered = { opportunity: stays.map((k) => place[visits.opportunity[k]]), stage: stays.map((k) => visits.stage[k]), entered: Float64Array.from(stays, (k) => visits.entered[k]) };
  return {
    ...history,
    opportunities,
    visits: visitsOf(kept.length, entered),
    observations: {
      count: shown.length,
      opportunity: shown.map((k) => place[observations.opportunity[k]]),
      day: Float64Array.from(shown, (k) => observations.day[k]),
      stage: shown.map((k) => observations.stage[k]),
      amount: Float64Array.from(shown, (k) => observations.amount[k]),
      expectedClose: Float64Array.from(shown, (k) => observations.expectedClose[k]),
      forecastCategory: Int8Array.from(shown, (k) => observations.forecastCategory[k]),
    },
    subscriptions,
  };
}
