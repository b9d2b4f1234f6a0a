/** How a pool's people are paid; amounts are money per year. */
export interface PayPlan {
  readonly base: number;
  readonly variable: number;
  readonly tiers: readonly { readonly from: number; readonly rate: number }[];
  readonly cap: number | null;
  readonly perCredit: number;
  /** periods that are measured together: each alone, or those of a fiscal year */
  readonly spans: readonly (readonly number[])[];
  /** by the pool's attainment, not by that of each person */
  readonly byPool: boolean;
}

/** Variable pay of an attainment, as a multiple of that at 100 % (the kernel's `payout`). */
export function payoutOf({ tiers, cap }: Pick<PayPlan, 'tiers' | 'cap'>, attainment: number): number {
  const earned = tiers.reduce((sum, { from, rate }, k) => {
    const to = Math.min(attainment, tiers[k + 1]?.from ?? Infinity);
    return to > from ? sum + rate * (to - from) : sum;
  }, 0);
  return cap === null ? earned : Math.min(earned, cap);
}
