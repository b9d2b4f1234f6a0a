import { status } from '../history.ts';

interface Deals {
  readonly closed: Float64Array;
  readonly status: ArrayLike<number>;
}

interface Entries {
  readonly opportunity: Int32Array;
  /** −1 − status for an entry into a closed stage */
  readonly stage: Int32Array;
  readonly entered: Float64Array;
}

/**
 * Close days without a time of day take the time at which the stage history says that the deal entered its closed stage,
 * in place, where it did so on that very day: CRMs keep the one as a date and the other to the second.
 */
export function refineCloses({ closed, status: how }: Deals, { opportunity, stage, entered }: Entries): void {
  const days = closed.slice();
  for (let k = 0; k < entered.length; k += 1) {
    const row = opportunity[k];
    if (stage[k] >= 0 || how[row] === status.open || days[row] % 1 !== 0) continue;
    if (Math.floor(entered[k]) === days[row] && entered[k] > closed[row]) closed[row] = entered[k];
  }
}
