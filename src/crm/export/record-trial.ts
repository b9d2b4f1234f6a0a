import type { Compiled } from '../../compile/compile.ts';
import { amountOf } from '../../kernel/amount.ts';
import * as kernel from '../../kernel/kernel.ts';
import { getF64, getI32 } from '../../kernel/lang.ts';
import { CREDIT_NEW, FREE, OPP_ACCOUNT, OPP_ASKED, OPP_CREATED, OPP_START, OPP_STATE, TRACE_CANCELLED, TRACE_CHURNED, TRACE_COPIED, TRACE_CREATED, TRACE_DROPPED, TRACE_HANDED_OVER, TRACE_JOINED, TRACE_LEFT, TRACE_LOST, TRACE_NAMED, TRACE_NO_DECISION, TRACE_PERIOD, TRACE_PROMOTED, TRACE_RENEWED, TRACE_RESUMED, TRACE_STARTED, TRACE_WAITS, TRACE_WON, TRACE_WON_BACK } from '../../kernel/layout.ts';
import { motionEvent, motionLeads, motionRenewal, motionSegment, renewalSegment, sourceMotion } from '../../kernel/sections.ts';
import { accountArr, accountEnd, accountRenewal, accountTerm, accountUsed, seatFilled, seatOccupant, seats, seatSince, seatOf, sourceOf, stageOf } from '../../kernel/state.ts';
import { createEngine, type Trace } from '../../run/engine.ts';
import type { RecordedAccount, RecordedContract, RecordedDeal, RecordedPerson, TrialRecord } from './trial-record.ts';

/**
 * Plays trials and keeps what a CRM would have recorded of each. The trials are those of `simulate`: same program, same
 * keys, same bits. Leads that are qualified are no deals; what they become is.
 */
export function trialRecorder(compiled: Compiled, keys: Int32Array): (trial: number) => TrialRecord {
  const last = compiled.periods[compiled.periods.length - 1];
  const recorder = new Recorder(last.start + last.days);
  const engine = createEngine(compiled.program, keys, { trace: recorder });
  return (trial) => {
    engine.runBlock(trial, 1);
    return recorder.finish();
  };
}

class Recorder implements Trace {
  readonly kernel = kernel;
  private readonly horizonDays: number;
  private deals: RecordedDeal[] = [];
  private people: RecordedPerson[] = [];
  private accounts: RecordedAccount[] = [];
  /** the kernel's places → deals, people and accounts */
  private readonly dealAt = new Map<number, RecordedDeal>();
  private readonly personAt = new Map<number, number>();
  private readonly accountAt = new Map<number, number>();

  constructor(horizonDays: number) {
    this.horizonDays = horizonDays;
  }

  readonly begin = (): void => {
    this.deals = [];
    this.people = [];
    this.accounts = [];
    for (const map of [this.dealAt, this.personAt, this.accountAt]) map.clear();
  };

  finish(): TrialRecord {
    for (const [o, deal] of this.dealAt) this.look(deal, o);
    return { deals: this.deals, people: this.people, accounts: this.accounts, horizonDays: this.horizonDays };
  }

  readonly sink = (kind: number, day: number, entity: number, a: number, b: number): void => {
    switch (kind) {
      case TRACE_PERIOD:
        return entity === 0 ? this.openBooks() : undefined;
      case TRACE_CREATED:
        return this.create(entity, b);
      case TRACE_NAMED:
        this.create(entity, getF64(entity, OPP_CREATED));
        return this.enter(entity, -b);
      case TRACE_COPIED:
        return this.copy(entity, a);
      case TRACE_DROPPED:
        return this.forget(entity);
      case TRACE_WAITS:
        return this.enter(entity, getF64(entity, OPP_ASKED));
      case TRACE_STARTED:
        return this.enter(entity, getF64(entity, OPP_START));
      case TRACE_RESUMED:
      case TRACE_HANDED_OVER:
        return this.look(this.dealAt.get(entity), entity);
      case TRACE_WON:
        // a win of the warm-up is booked nowhere and makes no customer
        return day < 0 ? this.forget(entity) : this.win(entity, a, b);
      case TRACE_LOST:
      case TRACE_NO_DECISION:
        return this.close(entity, kind === TRACE_LOST ? 'lost' : 'noDecision', b);
      case TRACE_JOINED:
        this.join(entity, a);
        return;
      case TRACE_PROMOTED:
        this.leave(entity, day);
        this.join(a, day);
        return;
      case TRACE_LEFT:
        return this.leave(entity, a);
      case TRACE_RENEWED:
        return this.renew(entity, a + b);
      case TRACE_CHURNED:
        return this.end(entity, undefined);
      case TRACE_CANCELLED:
        return this.end(entity, day);
      case TRACE_WON_BACK:
        return this.addContract(entity);
    }
  };

  /** Day 0: who is there, which contracts run. Deals that ended in the warm-up are gone; its wins were booked nowhere. */
  private openBooks(): void {
    for (const o of this.dealAt.keys()) if (getI32(o, OPP_STATE) === FREE) this.forget(o);
    this.deals = this.deals.filter(({ outcome }) => outcome === 'open');
    for (let seat = 0; seat < seats; seat += 1) if (seatFilled[seat] === 1 && !this.personAt.has(seat)) this.join(seat, seatSince[seat]);
    for (let at = 0; at < accountUsed[0]; at += 1) this.addContract(at);
  }

  private create(o: number, created: number): void {
    if (o < 0) return;
    this.forget(o);
    if (motionLeads[sourceMotion[sourceOf(o)]] === 1) return;
    this.add(o, { source: sourceOf(o), created, visits: [], outcome: 'open', closed: NaN, owner: -1, amount: NaN, account: -1 });
  }

  private copy(o: number, from: number): void {
    const original = this.dealAt.get(from);
    if (original === undefined) return;
    this.add(o, { ...original, visits: original.visits.map((visit) => ({ ...visit })), account: -1, amount: NaN, owner: -1 });
  }

  private add(o: number, deal: RecordedDeal): void {
    this.deals.push(deal);
    this.dealAt.set(o, deal);
  }

  private forget(o: number): void {
    const deal = this.dealAt.get(o);
    if (deal === undefined) return;
    this.dealAt.delete(o);
    this.deals.splice(this.deals.lastIndexOf(deal), 1);
  }

  // a deal that waits again for its stage, after a hand-over, has not entered it again
  private enter(o: number, entered: number): void {
    const deal = this.dealAt.get(o);
    if (deal === undefined) return;
    this.look(deal, o);
    const { visits } = deal;
    if (visits[visits.length - 1]?.stage !== stageOf(o)) visits.push({ stage: stageOf(o), entered: visits.length === 0 && entered >= deal.created ? deal.created : entered });
  }

  private look(deal: RecordedDeal | undefined, o: number): void {
    if (deal === undefined) return;
    if (seatOf(o) >= 0) deal.owner = this.personAt.get(seatOf(o)) ?? this.join(seatOf(o), seatSince[seatOf(o)]);
    deal.amount = amountOf(o);
  }

  private close(o: number, outcome: RecordedDeal['outcome'], clock: number): void {
    const deal = this.dealAt.get(o);
    if (deal === undefined) return;
    this.look(deal, o);
    deal.outcome = outcome;
    deal.closed = clock;
    this.dealAt.delete(o);
  }

  private win(o: number, gross: number, clock: number): void {
    const deal = this.dealAt.get(o);
    if (deal === undefined) return;
    this.close(o, 'won', clock);
    deal.amount = gross;
    const motion = sourceMotion[sourceOf(o)];
    if (motionEvent[motion] !== CREDIT_NEW) {
      const at = getI32(o, OPP_ACCOUNT);
      deal.account = this.accountAt.get(at) ?? -1;
      const contract = this.running(at);
      if (contract !== undefined) contract.amount = accountArr[at];
    } else if (motionRenewal[motion] >= 0) {
      const at = accountUsed[0] - 1;
      this.addContract(at);
      deal.account = this.accountAt.get(at)!;
    } else {
      deal.account = this.accounts.push({ segment: motionSegment[motion], contracts: [] }) - 1;
    }
  }

  private join(seat: number, hired: number): number {
    const index = this.people.push({ seat, occupant: seatOccupant[seat], hired, left: NaN }) - 1;
    this.personAt.set(seat, index);
    return index;
  }

  private leave(seat: number, day: number): void {
    const index = this.personAt.get(seat);
    if (index !== undefined) this.people[index].left = day;
    this.personAt.delete(seat);
  }

  private addContract(at: number): void {
    let index = this.accountAt.get(at);
    if (index === undefined) {
      index = this.accounts.push({ segment: renewalSegment[accountRenewal[at]], contracts: [] }) - 1;
      this.accountAt.set(at, index);
    }
    this.accounts[index].contracts.push({ start: accountEnd[at] - accountTerm[at], end: accountEnd[at], amount: accountArr[at], outcome: 'running', nextAmount: NaN });
  }

  private running(at: number): RecordedContract | undefined {
    return this.accounts[this.accountAt.get(at) ?? -1]?.contracts.at(-1);
  }

  private renew(at: number, nextAmount: number): void {
    const contract = this.running(at);
    if (contract !== undefined) {
      contract.outcome = 'renewed';
      contract.nextAmount = nextAmount;
    }
    this.addContract(at);
  }

  // a contract that is cancelled ends on that day, one that is not renewed on its date
  private end(at: number, day: number | undefined): void {
    const contract = this.running(at);
    if (contract === undefined) return;
    contract.outcome = 'ended';
    if (day !== undefined) contract.end = day;
  }
}
