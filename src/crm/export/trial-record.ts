/*
 * What one simulated trial leaves behind, as a CRM would hold it. Days are real numbers from asOf on; what lies before
 * day 0 was open on it. Indices of motions, sources, stages and seats are the program's.
 */

export interface RecordedDeal {
  readonly source: number;
  readonly created: number;
  /** stages in the order in which the deal entered them, waiting for people included */
  readonly visits: { readonly stage: number; readonly entered: number }[];
  outcome: 'open' | 'won' | 'lost' | 'noDecision';
  closed: number;
  /** index into `people`; -1 while nobody has taken it */
  owner: number;
  /** ACV; what was booked, for wins */
  amount: number;
  /** index into `accounts` */
  account: number;
}

export interface RecordedPerson {
  readonly seat: number;
  /** 0 for who sat there on the opening day, or first */
  readonly occupant: number;
  readonly hired: number;
  left: number;
}

export interface RecordedAccount {
  /** index of the segment */
  readonly segment: number;
  readonly contracts: RecordedContract[];
}

export interface RecordedContract {
  readonly start: number;
  end: number;
  amount: number;
  outcome: 'running' | 'renewed' | 'ended';
  nextAmount: number;
}

export interface TrialRecord {
  readonly deals: readonly RecordedDeal[];
  readonly people: readonly RecordedPerson[];
  readonly accounts: readonly RecordedAccount[];
  /** days from asOf to the end of the horizon */
  readonly horizonDays: number;
}
