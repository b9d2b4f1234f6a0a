import { type History, status } from '../history.ts';
import type { Value } from '../outlook/outlook.ts';

/** Won in [from, to), in money or deals; a win whose amount is not known counts as the mean of those that are. */
export function bookedBetween({ opportunities: { count, status: states, closed, amount } }: History, from: number, to: number, value: Value): number {
  let [sum, missing, known, total] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    if (states[i] !== status.won) continue;
    const isKnown = amount[i] === amount[i];
    if (isKnown) {
      known += 1;
      total += amount[i];
    }
    if (closed[i] < from || closed[i] >= to) continue;
    if (value === 'count') sum += 1;
    else if (isKnown) sum += amount[i];
    else missing += 1;
  }
  return known === 0 ? sum : sum + (missing * total) / known;
}

/** What each deal is worth, in money or deals; one whose amount is not known, the mean of those that are. */
export function worths({ opportunities: { amount } }: History, value: Value): Float64Array {
  if (value === 'count') return new Float64Array(amount.length).fill(1);
  const known = amount.filter((x) => x === x);
  const mean = known.length === 0 ? 0 : known.reduce((sum, x) => sum + x, 0) / known.length;
  return amount.map((x) => (x === x ? x : mean));
}

/** Value of the deals open on the morning of a day, in money or deals. */
export function openOn(history: History, day: number, value: Value): number {
  const { count, status: states, created, observedFrom, closed } = history.opportunities;
  const worth = worths(history, value);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (created[i] >= day || observedFrom[i] >= day) continue;
    if (states[i] !== status.open && closed[i] < day) continue;
    sum += worth[i];
  }
  return sum;
}
