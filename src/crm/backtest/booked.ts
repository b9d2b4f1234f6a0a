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

/** Value of the deals open on the morning of a day, in money or deals. */
export function openOn({ opportunities: { count, status: states, created, observedFrom, closed, amount } }: History, day: number, value: Value): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (created[i] >= day || observedFrom[i] >= day) continue;
    if (states[i] !== status.open && closed[i] < day) continue;
    if (value === 'count') sum += 1;
    else if (amount[i] === amount[i]) sum += amount[i];
  }
  return sum;
}
