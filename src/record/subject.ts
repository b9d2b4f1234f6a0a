import type { PayPlan } from './payout.ts';

/**
 * What the recorder has to know of a compiled scenario: what every index of a trial's row means. Indices of entities
 * are positions in these lists; `sources` and `stages` run through all motions with a funnel, pseudo sources included.
 */
export interface Subject {
  readonly currency: string;
  readonly periods: readonly SubjectPeriod[];
  /** weeks whose ends are recorded; none unless paths were asked for */
  readonly weeks: readonly SubjectWeek[];
  /** fiscal years that the horizon touches */
  readonly years: readonly string[];
  readonly periodsPerYear: number;
  readonly segments: readonly SubjectSegment[];
  readonly pools: readonly SubjectPool[];
  readonly motions: readonly SubjectMotion[];
  readonly stages: readonly { readonly motion: number; readonly name: string }[];
  readonly sources: readonly { readonly motion: number; readonly name: string; readonly origin: string; readonly fulfilment: string; readonly fee?: number }[];
  readonly renewals: readonly { readonly name: string; readonly segment: number; readonly owner: number }[];
  /** programmes of partners */
  readonly programs: readonly string[];
  /** lost customers may come back */
  readonly winsBack?: boolean;
  readonly targets: readonly SubjectTarget[];
  readonly grossMargin?: number | undefined;
  /** whether there are ways up from one pool to another */
  readonly promotes?: boolean;
}

export interface SubjectPeriod {
  readonly id: string;
  readonly days: number;
}

export interface SubjectWeek {
  readonly lastDay: string;
  /** index of the period that its last day lies in */
  readonly period: number;
}

export interface SubjectSegment {
  readonly name: string;
  readonly product?: string | undefined;
  readonly vertical?: string | undefined;
  readonly tier?: string | undefined;
  /** accounts of its finite market */
  readonly market?: number | undefined;
}

export interface SubjectPool {
  readonly name: string;
  readonly unlimited: boolean;
  /** of its quota */
  readonly measure: string;
  readonly hasQuota: boolean;
  readonly pay?: PayPlan | undefined;
  /** money per filled seat and year, besides pay */
  readonly cost?: number | undefined;
  /** money per hire */
  readonly hiringCost?: number | undefined;
  /** what an employer spends per unit of pay; 1 unless stated */
  readonly payLoad?: number | undefined;
  /** pools whose numbers it carries, by index, and its cushion */
  readonly team?: { readonly of: readonly number[]; readonly cushion: number } | undefined;
  /** its people have no credit of their own: the pool's attainment is all there is */
  readonly collective?: boolean;
  /** looks after accounts, and has no work items */
  readonly cares?: boolean;
  /** its accounts are counted against its capacity */
  readonly covers?: boolean;
  /** helps stages along where it can */
  readonly assists?: boolean | undefined;
  /** earns credit for proofs of concept */
  readonly proves?: boolean | undefined;
}

export interface SubjectMotion {
  readonly name: string;
  /** what passes through it are leads, not deals */
  readonly isQualification: boolean;
  readonly segment: number;
  readonly owner: number;
  /** what its wins are; new business unless stated */
  readonly event?: 'new' | 'upsell' | 'crossSell';
  /** booked in the first period before the trial begins, money */
  readonly bookedToDate: number;
}

export interface SubjectTarget {
  readonly name: string;
  readonly measure: string;
  /** null where only the horizon has a figure */
  readonly byPeriod: readonly number[] | null;
  readonly total: number;
  /** for renewalRate: the same in every period and over the horizon */
  readonly rate?: number | undefined;
}
