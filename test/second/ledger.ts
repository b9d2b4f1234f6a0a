import type { Scenario } from '../../src/scenario/schema.ts';
import { perPeriod } from './quota.ts';
import { shareAt } from './people/ramp.ts';
import type { OpenPipeline, PeriodResult, PoolPeriod, TrialResult } from './results.ts';
import type { Timeline } from './timeline.ts';
import type { Account, Deal, Ending, Person, Pool } from './world.ts';

type CreditEvent = 'new' | 'uplift' | 'renewal';

const counted: Record<string, readonly CreditEvent[]> = {
  newAcv: ['new'],
  newAndExpansionAcv: ['new', 'uplift'],
  totalBookings: ['new', 'uplift', 'renewal'],
};

const lateDays = 14;

/** Everything that one trial writes down, period by period. */
export class Ledger {
  readonly periods: PeriodResult[];
  readonly scenario: Scenario;
  readonly timeline: Timeline;
  /** ARR by account at each period's start and at the end of the last one. */
  readonly arrAt: Map<Account, number>[] = [];
  readonly openAt: OpenPipeline[] = [];
  private readonly quotas: ReadonlyMap<string, readonly number[]>;
  private readonly stageNames: readonly string[];

  constructor(scenario: Scenario, line: Timeline) {
    this.scenario = scenario;
    this.timeline = line;
    this.periods = line.periods.map(() => emptyPeriod(scenario));
    const quotaOf = (name: string): number[] => line.periods.map((_, k) => perPeriod(scenario.pools[name]!.quota ?? {}, scenario, line, k) ?? 0);
    this.quotas = new Map(Object.keys(scenario.pools).map((name) => [name, quotaOf(name)]));
    this.stageNames = Object.entries(scenario.motions).flatMap(([name, motion]) =>
      motion.kind === 'newBusiness' ? Object.keys(motion.stages).map((stage) => `${name}.${stage}`) : [],
    );
    const first = this.periods[0]!;
    for (const [name, motion] of Object.entries(scenario.motions)) {
      if (motion.kind === 'newBusiness' && motion.bookedToDate) this.addNew(first, name, segmentOf(motion.segment, scenario), motion.bookedToDate, motion.bookedToDate);
    }
  }

  period(day: number): PeriodResult {
    return this.periods[this.timeline.periodOf(day)]!;
  }

  created({ motion }: Deal, day: number): void {
    add(this.period(day).created, motion.segment);
  }

  closed(deal: Deal, ending: Ending, clock: number, day: number): void {
    const period = this.period(day);
    add(period[ending], deal.motion.segment);
    period.cycleDays[ending] += clock - deal.created;
  }

  booked({ motion }: Deal, gross: number, net: number, oneOff: number, day: number): void {
    const period = this.period(day);
    this.addNew(period, motion.name, motion.segment, gross, net);
    period.bookings.oneOff += oneOff;
    const next = this.timeline.startOf(this.timeline.periodOf(day) + 1);
    if (day >= next - lateDays) period.bookings.late += gross;
  }

  private addNew({ bookings }: PeriodResult, motion: string, segment: string, gross: number, net: number): void {
    bookings.new += gross;
    bookings.newNet += net;
    bookings.newBySegment[segment]! += gross;
    bookings.newByMotion[motion]! += gross;
  }

  /** Money that a period's close pulled into a period, or that slipped out of it. */
  moved(position: number, how: 'pulled' | 'slipped', amount: number): void {
    const period = this.periods[position];
    if (period) period.quarterEnd[how] += amount;
  }

  credit(person: Person, event: CreditEvent, amount: number, day: number): void {
    const k = this.timeline.periodOf(day);
    if (this.creditPool(person.seat.pool, event, amount, day)) person.credit[k] = (person.credit[k] ?? 0) + amount;
  }

  /** True if the event counts against the pool's quota. */
  creditPool(pool: Pool, event: CreditEvent, amount: number, day: number): boolean {
    const counts = counted[pool.spec.quota?.measure ?? 'newAndExpansionAcv']!.includes(event);
    if (counts) this.period(day).pools[pool.name]!.credit += amount;
    return counts;
  }

  /** One slot granted, so many days after it was asked for; clocks are sums, and may differ in their last bits. */
  granted(pool: Pool, day: number, daysWaited: number): void {
    if (day < 0) return;
    const { waits } = this.period(day).pools[pool.name]!;
    waits.served += 1;
    if (daysWaited > 1e-9) waits.waited += 1;
    waits.days += daysWaited;
  }

  started(person: Person, isBackfill: boolean, day: number): void {
    const record = this.period(day).pools[person.seat.pool.name]!;
    record.hires += 1;
    if (isBackfill) record.backfills += 1;
  }

  left(person: Person, day: number): void {
    this.period(day).pools[person.seat.pool.name]!.leavers += 1;
  }

  /** The first period's days before the opening day: carried, and their credit earned, by the opening people alike. */
  countBefore(pool: Pool): void {
    for (let day = this.timeline.periods[0]!.start; day < 0; day++) this.countPeople(pool, day);
    const credit = pool.spec.creditToDate ?? 0;
    this.periods[0]!.pools[pool.name]!.credit += credit;
    for (const person of pool.people) person.credit[0] = credit / pool.people.length;
  }

  /** Who is present on a day and the quota that they, and the vacant budgeted seats, carry. */
  countPeople(pool: Pool, day: number): void {
    const k = this.timeline.periodOf(day);
    const record = this.periods[k]!.pools[pool.name]!;
    const daily = this.quotas.get(pool.name)![k]! / this.timeline.periods[k]!.days;
    for (const { person, budgetedFrom } of pool.seats) {
      if (person) {
        const quota = daily * shareAt(pool.relief, day - person.born);
        record.personDays += 1;
        record.street += quota;
        record.streetFilled += quota;
        person.present[k] = (person.present[k] ?? 0) + 1;
        person.carried[k] = (person.carried[k] ?? 0) + quota;
      } else if (budgetedFrom <= day) record.street += daily;
    }
  }

  /** Slots in use and slots there are, when the day is over. */
  countSlots(pool: Pool, day: number): void {
    const record = this.period(day).pools[pool.name]!;
    record.slotDaysUsed += pool.seized;
    for (const seat of pool.seats) {
      record.slotDaysUsed += seat.used;
      if (pool.capacity !== Infinity) record.slotDaysAvailable += seat.slots;
    }
  }

  /** The state between two days: open deals and ARR. */
  snapshot(open: Iterable<Deal>, accounts: readonly Account[]): void {
    const byStage = Object.fromEntries(this.stageNames.map((name) => [name, { count: 0, value: 0 }]));
    const pipeline: OpenPipeline = { count: 0, value: 0, byStage };
    for (const { motion, stage, amount } of open) {
      for (const part of [pipeline, byStage[`${motion.name}.${motion.stages[stage]!.name}`]!]) {
        part.count += 1;
        part.value += amount;
      }
    }
    this.openAt.push(pipeline);
    this.arrAt.push(new Map(accounts.filter(({ arr }) => arr > 0).map((account) => [account, account.arr])));
  }

  result(pools: readonly Pool[], years: TrialResult['years']): TrialResult {
    for (const [k, period] of this.periods.entries()) {
      period.open = this.openAt[k]!;
      period.arr.opening = sum(this.arrAt[k]!.values());
      period.arr.closing = sum(this.arrAt[k + 1]!.values());
      period.accounts = this.arrAt[k + 1]!.size;
      period.bookings.net = period.bookings.newNet + period.bookings.expansion;
      for (const pool of pools) {
        const record = period.pools[pool.name]!;
        record.attainment = record.street > 0 ? record.credit / record.street : null;
      }
    }
    return { periods: this.periods, open: this.openAt.at(-1)!, years };
  }
}

export const segmentOf = (name: string | undefined, scenario: Scenario): string => name ?? Object.keys(scenario.segments)[0]!;

function emptyPeriod(scenario: Scenario): PeriodResult {
  const segments = Object.keys(scenario.segments);
  const bySegment = (): Record<string, number> => Object.fromEntries(segments.map((name) => [name, 0]));
  const tally = (): { total: number; bySegment: Record<string, number> } => ({ total: 0, bySegment: bySegment() });
  return {
    open: { count: 0, value: 0, byStage: {} },
    bookings: {
      new: 0,
      newBySegment: bySegment(),
      newByMotion: Object.fromEntries(Object.keys(scenario.motions).map((name) => [name, 0])),
      newNet: 0,
      net: 0,
      expansion: 0,
      renewal: 0,
      oneOff: 0,
      late: 0,
    },
    created: tally(),
    won: tally(),
    lost: tally(),
    noDecision: tally(),
    cycleDays: { won: 0, lost: 0, noDecision: 0 },
    quarterEnd: { pulled: 0, slipped: 0 },
    renewals: { due: 0, renewed: 0, uncovered: 0 },
    arr: { opening: 0, new: 0, uplift: 0, contraction: 0, churned: 0, closing: 0 },
    accounts: 0,
    retention: { gross: null, net: null, logo: null },
    pools: Object.fromEntries(Object.keys(scenario.pools).map((name) => [name, emptyPool()])),
    targets: {},
  };
}

function emptyPool(): PoolPeriod {
  return {
    hires: 0,
    backfills: 0,
    leavers: 0,
    filledEnd: 0,
    personDays: 0,
    credit: 0,
    street: 0,
    streetFilled: 0,
    attainment: null,
    persons: [],
    leftOut: 0,
    shareAtQuota: null,
    slotDaysUsed: 0,
    slotDaysAvailable: 0,
    waits: { served: 0, waited: 0, days: 0 },
  };
}

function add(tally: { total: number; bySegment: Record<string, number> }, segment: string): void {
  tally.total += 1;
  tally.bySegment[segment]! += 1;
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
