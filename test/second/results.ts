/** A total and its parts by segment. */
export interface Tally {
  total: number;
  bySegment: Record<string, number>;
}

/** Open deals; a stage is addressed as `motion.stage`, and a deal that waits for a stage is in it. */
export interface OpenPipeline {
  count: number;
  value: number;
  byStage: Record<string, { count: number; value: number }>;
}

export interface PoolPeriod {
  /** Everyone who started, of whom some filled a vacancy; everyone who left. */
  hires: number;
  backfills: number;
  leavers: number;
  filledEnd: number;
  personDays: number;
  /** Credit of the pool's own quota measure; quota of budgeted seats, and of the days that were filled. */
  credit: number;
  street: number;
  streetFilled: number;
  attainment: number | null;
  /** Attainment of each person counted; how many were left out; share of those counted at or above 1. */
  persons: number[];
  leftOut: number;
  shareAtQuota: number | null;
  /** When the day is over; none are available in a pool without a limit. */
  slotDaysUsed: number;
  slotDaysAvailable: number;
  waits: { served: number; waited: number; days: number };
}

export interface PeriodResult {
  /** On the period's first day, before anything happens. */
  open: OpenPipeline;
  bookings: {
    new: number;
    newBySegment: Record<string, number>;
    newByMotion: Record<string, number>;
    /** New business after partner margin; net adds expansion. */
    newNet: number;
    net: number;
    expansion: number;
    renewal: number;
    oneOff: number;
    /** New, booked in the last 14 days. */
    late: number;
  };
  created: Tally;
  won: Tally;
  lost: Tally;
  noDecision: Tally;
  /** Days from creation to close, summed over the deals that closed so. */
  cycleDays: { won: number; lost: number; noDecision: number };
  quarterEnd: { pulled: number; slipped: number };
  renewals: { due: number; renewed: number; uncovered: number };
  arr: { opening: number; new: number; uplift: number; contraction: number; churned: number; closing: number };
  /** Accounts with ARR at the period's end. */
  accounts: number;
  retention: { gross: number | null; net: number | null; logo: number | null };
  pools: Record<string, PoolPeriod>;
  /** By target: what counts, and the share of the period's figure. */
  targets: Record<string, { measured: number; attainment: number | null }>;
}

export interface TrialResult {
  periods: PeriodResult[];
  /** At the horizon's end. */
  open: OpenPipeline;
  /** By fiscal year and pool: persons' attainments over the simulated part of the year. */
  years: { fiscalYear: string; pools: Record<string, { persons: number[]; leftOut: number; shareAtQuota: number | null }> }[];
}
