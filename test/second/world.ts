import type { NewBusiness, Pool as PoolSpec, Renewal, Scenario, Source as SourceSpec } from '../../src/scenario/schema.ts';
import type { Distribution } from './draws/families.ts';
import type { Random } from './draws/random.ts';
import type { Probabilities } from './deals/funnel.ts';
import type { Ledger } from './ledger.ts';
import type { Ramp } from './people/ramp.ts';
import type { Timeline } from './timeline.ts';

/** Someone in a seat. Days are counted from asOf; `born` is the day of tenure 0, a real number. */
export interface Person {
  readonly seat: Seat;
  readonly born: number;
  readonly startDay: number;
  readonly leaveTime: number;
  /** Multiplies the odds of every deal. */
  readonly skill: number;
  /** Rounds fractions of a slot, fixed per person. */
  readonly rounding: number;
  /** By period: credit earned, quota carried, days present. */
  readonly credit: number[];
  readonly carried: number[];
  readonly present: number[];
}

export interface Seat {
  readonly pool: Pool;
  readonly index: number;
  readonly budgetedFrom: number;
  person: Person | null;
  /** When the next person starts; null where nobody is coming. */
  nextStart: number | null;
  /** Slots that today's person has, and how many are in use. */
  slots: number;
  used: number;
  /** Clocks at which slots were released today and not taken since, in order. */
  readonly released: number[];
  assignedThisPeriod: number;
  /** Share of slots free after the morning's releases and grants. */
  freeShare: number;
}

export interface Pool {
  readonly name: string;
  readonly spec: PoolSpec;
  /** Slots of a fully ramped person; Infinity for unlimited. */
  readonly capacity: number;
  readonly ramp: Ramp;
  readonly relief: Ramp;
  readonly slotShares: readonly number[] | undefined;
  readonly hazards: readonly { readonly fromDays: number; readonly perDay: number }[];
  readonly skillSd: number;
  readonly timeToFill: Distribution;
  readonly handoverLost: number;
  readonly seats: Seat[];
  readonly people: Person[];
  /** Slots that stages of other people's deals have taken. */
  seized: number;
  /** Clocks at which such slots were released today and not taken since, in order. */
  readonly released: number[];
  lastAssigned: number;
}

export interface FunnelStage {
  readonly name: string;
  readonly days: Distribution;
  readonly daysIfLost: Distribution;
  readonly noDecision: number;
  readonly seizes: readonly Pool[];
  readonly patience: Distribution | null;
  readonly isWholeDays: boolean;
}

export interface Source {
  readonly name: string;
  readonly spec: SourceSpec;
  readonly motion: Motion;
  readonly perDay: number;
  readonly winOdds: number;
  readonly daysFactor: number;
  readonly overDispersion: number;
  /** Gamma multiplier of the present period. */
  multiplier: number;
  /** Deterministic arrivals: the rate cumulated so far, by seat for `self` (null otherwise). */
  readonly cumulated: Map<Seat | null, number>;
}

export interface Motion {
  readonly name: string;
  readonly spec: NewBusiness;
  readonly segment: string;
  readonly owner: Pool;
  readonly sources: Source[];
  /** It has named open deals, so no warm-up. */
  readonly hasNamedDeals: boolean;
  readonly stages: readonly FunnelStage[];
  readonly probabilities: Probabilities;
  /** Power of an overall odds multiplier in one stage. */
  readonly power: number;
  readonly size: Distribution;
  readonly oneOff: Distribution | null;
  readonly patience: Distribution | null;
  readonly slipProbability: number;
  readonly pullProbability: number;
}

export interface RenewalMotion {
  readonly name: string;
  readonly spec: Renewal;
  readonly segment: string;
  readonly owner: Pool;
  /** Renewal probability from a customer tenure on. */
  readonly rates: readonly { readonly fromMonths: number; readonly rate: number }[];
  readonly contractionProbability: number;
  readonly contractionShare: Distribution | null;
  readonly uplift: Distribution | null;
}

export type Ending = 'won' | 'lost' | 'noDecision';

export interface Deal {
  readonly motion: Motion;
  readonly source: Source | null;
  /** Clock of its creation. */
  readonly created: number;
  amount: number;
  /** Stage probabilities of this deal, where it has its own. */
  advance: readonly number[];
  state: 'waiting' | 'running' | 'closed';
  stage: number;
  /** When its present stage started or, while it waits, when it asked for what it needs. */
  clock: number;
  seat: Seat | null;
  /** The only seat that it may wait for. */
  boundSeat: Seat | null;
  /** Pools whose slots its running stage has taken. */
  seized: readonly Pool[];
  /** While running: where the stage leads, and when it ends. */
  next: number | Ending;
  end: number;
  /** Raised whenever what was scheduled for it no longer holds. */
  version: number;
  /** Price after a pull's discount, as a share. */
  priceShare: number;
  /** Days left of a stage that a hand-over interrupted. */
  remaining: number | null;
  /** Days already spent in a stage that began before the opening day. */
  age: number | null;
  ticket: number;
  /** While it waits: the clock at which its patience ends. */
  coldClock: number;
  needs: Needs;
}

/** What a waiting deal waits for; deals with the same key form one queue. */
export interface Needs {
  readonly owner: boolean;
  readonly pools: readonly Pool[];
  readonly key: string;
}

export interface Account {
  readonly segment: string;
  readonly motion: RenewalMotion;
  readonly termMonths: number;
  arr: number;
  /** End of the present term, and the customer's tenure then. */
  ends: number;
  tenureMonthsAtEnd: number;
  /** The seat that works the open renewal; `uncovered` where none was free. */
  worked: 'notYet' | 'uncovered' | Seat;
}

/** Multipliers by period; neutral before the opening day. */
export interface Shocks {
  readonly demand: readonly number[];
  readonly winOdds: readonly number[];
  readonly cycle: readonly number[];
}

export interface Scheduled {
  readonly deal: Deal;
  readonly version: number;
}

export interface Arrival {
  readonly clock: number;
  readonly source: Source;
}

/** All of one trial. */
export interface World {
  readonly scenario: Scenario;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly seasons: { readonly arrivals: readonly number[]; readonly winOdds: readonly number[]; readonly dealSize: readonly number[] };
  readonly shocks: Shocks;
  readonly pools: readonly Pool[];
  readonly motions: readonly Motion[];
  readonly renewals: readonly RenewalMotion[];
  readonly ledger: Ledger;
  /** Open deals in order of creation. */
  readonly open: Set<Deal>;
  /** Waiting deals by what they need, each queue in ticket order. */
  readonly queues: Map<string, Deal[]>;
  /** Stage ends by day, in the order in which they were scheduled. */
  readonly due: Map<number, Scheduled[]>;
  readonly arrivals: Map<number, Arrival[]>;
  readonly accounts: Account[];
  readonly renewalsOpening: Map<number, Account[]>;
  readonly renewalsEnding: Map<number, Account[]>;
  lastTicket: number;
}

export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
