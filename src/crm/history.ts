import type { TextColumn } from './text-column.ts';

/*
 * What a CRM knows, in one columnar form: reading makes it, everything else in crm/ works on it. Row i of every column
 * is the same opportunity. Days are real numbers since 1970-01-01 in the CRM's own local time; NaN is "not known",
 * index -1 is "none given". Amounts are ACV in `currency`. A million opportunities take about 130 MB.
 */

/** How an opportunity stands. `noDecision` is a deal that ended without anyone deciding: cancelled, expired, gone cold. */
export const status = { open: 0, won: 1, lost: 2, noDecision: 3 } as const;
export type Status = (typeof status)[keyof typeof status];

/** What the seller says of an open deal, in rising order of confidence; -1 where nothing is said. */
export const forecastCategories = ['omitted', 'pipeline', 'bestCase', 'commit', 'closed'] as const;
export type ForecastCategory = (typeof forecastCategories)[number];

/** Columns that a CRM may fill in only when a deal closes; see `History.filledAtClose`. */
export type LateColumn = 'amount' | 'account' | 'segment' | 'source' | 'origin' | 'product';

export interface Opportunities {
  readonly count: number;
  /** as text and as exported: 15-character Salesforce ids differ by case alone */
  readonly id: TextColumn;
  /** index into `names.owners`: whoever owned the deal when it was exported */
  readonly owner: Int32Array;
  /** index into `accounts` */
  readonly account: Int32Array;
  /** index into `names.segments` */
  readonly segment: Int32Array;
  /** index into `names.motions`: what the record type maps to */
  readonly motion: Int32Array;
  /** index into `names.sources`: lead source */
  readonly source: Int32Array;
  /** index into `names.origins`: direct, partner-sourced, … */
  readonly origin: Int32Array;
  /** index into `names.products` */
  readonly product: Int32Array;
  /** ACV; NaN where none is given */
  readonly amount: Float64Array;
  readonly created: Float64Array;
  /** the day the deal was qualified; NaN where the CRM does not say or it never was */
  readonly qualified: Float64Array;
  /** the day it was won, lost or given up; NaN while open. In snapshots: the day of the first snapshot that shows it */
  readonly closed: Float64Array;
  /** a `Status` */
  readonly status: Uint8Array;
  /** index into `names.stages`: the stage of an open deal, the last open stage of a closed one; -1 where not known */
  readonly stage: Int32Array;
  /** the close day that the seller states for an open deal; NaN for closed ones (CRMs overwrite it at the close) */
  readonly expectedClose: Float64Array;
  /** index into `forecastCategories` for an open deal; -1 for closed ones and where nothing is said */
  readonly forecastCategory: Int8Array;
  /**
   * The day from which the deal is under observation, at least `created`: later where the history would not contain the
   * deal had it ended earlier (left truncation), and the first snapshot that shows it in snapshots. An estimator lets
   * the deal enter the risk set at the age observedFrom − created.
   */
  readonly observedFrom: Float64Array;
}

/** Entries into open stages, by opportunity and then by time. Visits of deal i are rows first[i] up to, not including, first[i + 1]. */
export interface StageVisits {
  readonly count: number;
  readonly first: Int32Array;
  readonly opportunity: Int32Array;
  /** index into `names.stages` */
  readonly stage: Int32Array;
  /** in snapshots: the day of the first snapshot that shows the deal in the stage */
  readonly entered: Float64Array;
}

/** What month-end snapshots showed of an open deal, by opportunity and then by day; empty where the history is one of events. */
export interface Observations {
  readonly count: number;
  readonly opportunity: Int32Array;
  /** the snapshot's day */
  readonly day: Float64Array;
  readonly stage: Int32Array;
  readonly amount: Float64Array;
  readonly expectedClose: Float64Array;
  readonly forecastCategory: Int8Array;
}

/** Row i belongs to `names.owners[i]`. */
export interface Owners {
  readonly count: number;
  /** NaN where not known */
  readonly hired: Float64Array;
  /** NaN for people who are still there, and where not known */
  readonly left: Float64Array;
}

export interface Accounts {
  readonly count: number;
  readonly id: TextColumn;
  readonly segment: Int32Array;
}

/** Contracts; amounts are per year. */
export interface Subscriptions {
  readonly count: number;
  /** index into `accounts` */
  readonly account: Int32Array;
  readonly start: Float64Array;
  /** the first day that is no longer covered */
  readonly end: Float64Array;
  readonly amount: Float64Array;
  /** amount of the contract that follows; NaN where none does or it is not known yet */
  readonly nextAmount: Float64Array;
  /** 1 renewed, 0 ended, -1 not known yet */
  readonly renewed: Int8Array;
}

/** What the indices stand for. Stages stand in funnel order. */
export interface Names {
  readonly stages: readonly string[];
  readonly owners: readonly string[];
  readonly motions: readonly string[];
  readonly segments: readonly string[];
  readonly sources: readonly string[];
  readonly origins: readonly string[];
  readonly products: readonly string[];
}

export interface History {
  /** `events`: every close and stage entry has its own day; `snapshots`: known only when a snapshot showed it */
  readonly source: 'events' | 'snapshots';
  /** The history is complete up to this day, not including it: an open deal is known to have been open until here. */
  readonly knownTo: number;
  /** Deals that closed before this day are missing (left truncation); -Infinity where none are. `observedFrom` has it applied. */
  readonly closesFrom: number;
  /** Stage entries before this day were not recorded; -Infinity where all were. */
  readonly visitsFrom: number;
  /** How finely days are known: 0 with times of day, 1 for dates, about 30 for month-end snapshots. */
  readonly resolutionDays: number;
  readonly currency: string | null;
  /** Columns that the CRM fills in at the close: what `asOf` blanks for deals that were still open. */
  readonly filledAtClose: readonly LateColumn[];
  readonly opportunities: Opportunities;
  readonly visits: StageVisits;
  readonly observations: Observations;
  /** the days of all snapshots, rising; empty for events */
  readonly snapshotDays: Float64Array;
  readonly owners: Owners;
  readonly accounts: Accounts;
  readonly subscriptions: Subscriptions;
  readonly names: Names;
}
