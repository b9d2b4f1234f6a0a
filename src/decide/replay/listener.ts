import type { Compiled } from '../../compile/compile.ts';
import { amountOf } from '../../kernel/amount.ts';
import * as kernel from '../../kernel/kernel.ts';
import { getF64, getI32 } from '../../kernel/lang.ts';
import { CREDIT_NEW, OPP_ACCOUNT, OPP_ASKED, OPP_CREATED, OPP_START, TRACE_CANCELLED, TRACE_CHURNED, TRACE_COPIED, TRACE_CREATED, TRACE_DROPPED, TRACE_HANDED_OVER, TRACE_JOINED, TRACE_LEFT, TRACE_LOST, TRACE_NAMED, TRACE_NO_DECISION, TRACE_PROMOTED, TRACE_PULLED, TRACE_RENEWED, TRACE_RESUMED, TRACE_SLIPPED, TRACE_STARTED, TRACE_UNCOVERED, TRACE_WAITS, TRACE_WON, TRACE_WON_BACK } from '../../kernel/layout.ts';
import { motionEvent, motionLeads, motionRenewal, sourceMotion } from '../../kernel/sections.ts';
import { accountUsed, seatLeaves, seatOccupant, seatOf, sourceOf, stageOf } from '../../kernel/state.ts';
import type { Trace } from '../../run/engine.ts';
import { dateOf, dayNumber } from '../../scenario/calendar.ts';
import type { EventKind, LogEvent } from './event.ts';
import { TraceNames } from './names.ts';

/** An open deal as its story is told. */
interface Deal {
  readonly name: string;
  /** what it waits for, and since when, if it waits */
  waits: { readonly asked: number; readonly pools: string } | null;
}

type Facts = Partial<Omit<LogEvent, 'day' | 'date' | 'period' | 'event'>>;

/**
 * Hears one trial and writes down what happens, with names instead of numbers. It reads the kernel's state at each event
 * and changes nothing that a draw depends on: the amount of a deal is keyed, whenever it is asked for.
 */
export class Listener implements Trace {
  readonly kernel = kernel;
  readonly events: LogEvent[] = [];
  private readonly compiled: Compiled;
  private readonly asOf: number;
  private readonly horizonDays: number;
  private readonly deals = new Map<number, Deal>();
  private readonly accounts = new Map<number, string>();
  private readonly created: number[] = [];
  private names: TraceNames;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.names = new TraceNames(compiled);
    this.asOf = dayNumber(compiled.scenario.calendar.asOf);
    const last = compiled.periods[compiled.periods.length - 1];
    this.horizonDays = last.start + last.days;
  }

  readonly begin = (): void => {
    this.events.length = 0;
    this.deals.clear();
    this.accounts.clear();
    this.created.length = 0;
  };

  readonly sink = (kind: number, day: number, entity: number, a: number, b: number): void => {
    switch (kind) {
      case TRACE_CREATED:
        return this.create(entity, day, a);
      case TRACE_COPIED:
        return this.create(entity, day, sourceOf(entity), 'open');
      case TRACE_NAMED:
        this.deals.set(entity, { name: this.names.deals[a], waits: null });
        return this.deal('open', day, entity);
      case TRACE_DROPPED:
        this.deals.delete(entity);
        return;
      case TRACE_WAITS:
        this.dealOf(entity).waits = { asked: getF64(entity, OPP_ASKED), pools: this.names.set(a) };
        return this.deal('waits', day, entity, { waitedFor: this.names.set(a) });
      case TRACE_STARTED:
        return this.start('started', day, entity, getF64(entity, OPP_START), b);
      case TRACE_RESUMED:
        return this.start('resumed', day, entity, a, b);
      case TRACE_SLIPPED:
      case TRACE_PULLED:
        return this.deal(kind === TRACE_SLIPPED ? 'slipped' : 'pulled', day, entity, { days: b - a, until: this.until(b) });
      case TRACE_WON:
        return this.win(day, entity, a, b);
      case TRACE_LOST:
      case TRACE_NO_DECISION:
        return this.close(kind === TRACE_LOST ? 'lost' : 'noDecision', day, entity, b);
      case TRACE_HANDED_OVER:
        return this.deal('handedOver', day, entity, { person: this.names.person(a, seatOccupant[a]), days: b < 0 ? null : b });
      case TRACE_LEFT:
        return this.person('left', day, entity);
      case TRACE_JOINED:
        return this.person('joined', day, entity, this.until(b));
      case TRACE_PROMOTED:
        // the seat that was left has its next occupant's number already
        this.add('promoted', day, { person: this.names.person(entity, seatOccupant[entity] - 1), pool: this.names.seats[a].pool });
        return;
      case TRACE_RENEWED:
        return this.account('renewed', day, entity, a + b);
      case TRACE_CHURNED:
        return this.account('churned', day, entity, a);
      case TRACE_CANCELLED:
        return this.account('cancelled', day, entity, a);
      case TRACE_WON_BACK:
        return this.account('wonBack', day, entity, a);
      case TRACE_UNCOVERED:
        return this.account('uncovered', day, entity, a);
    }
  };

  private create(o: number, day: number, source: number, event: 'created' | 'open' = 'created'): void {
    if (o < 0) return;
    this.created[source] = (this.created[source] ?? 0) + 1;
    this.deals.set(o, { name: `${this.names.source(source)} ${this.created[source]}`, waits: null });
    this.deal(event, day, o);
  }

  private start(event: 'started' | 'resumed', day: number, o: number, start: number, end: number): void {
    const deal = this.dealOf(o);
    const { waits } = deal;
    deal.waits = null;
    this.deal(event, day, o, { days: waits === null ? null : Math.max(0, start - waits.asked), waitedFor: waits?.pools ?? null, until: this.until(end) });
  }

  private win(day: number, o: number, gross: number, clock: number): void {
    const isLead = motionLeads[sourceMotion[sourceOf(o)]] === 1;
    if (isLead) return this.close('qualified', day, o, clock);
    // what is won in the warm-up books nothing and makes no customer
    if (day < 0) return this.close('won', day, o, clock);
    const motion = sourceMotion[sourceOf(o)];
    const isNew = motionEvent[motion] === CREDIT_NEW;
    if (isNew && motionRenewal[motion] >= 0) this.accounts.set(accountUsed[0] - 1, `customer of ${this.dealOf(o).name}`);
    this.close('won', day, o, clock, { amount: gross, account: isNew ? null : this.accountName(getI32(o, OPP_ACCOUNT)) });
  }

  private close(event: EventKind, day: number, o: number, clock: number, facts: Facts = {}): void {
    const { waits } = this.dealOf(o);
    this.deal(event, day, o, { days: clock - getF64(o, OPP_CREATED), waitedFor: waits?.pools ?? null, ...facts });
    this.deals.delete(o);
  }

  private deal(event: EventKind, day: number, o: number, facts: Facts = {}): void {
    const source = sourceOf(o);
    const isLead = motionLeads[sourceMotion[source]] === 1;
    const seat = seatOf(o);
    const amount = isLead || event === 'created' ? null : amountOf(o);
    const owner = seat < 0 ? null : this.names.person(seat, seatOccupant[seat]);
    this.add(event, day, { deal: this.dealOf(o).name, motion: this.names.motionOfSource(source), stage: this.names.stage(stageOf(o)), person: owner, pool: seat < 0 ? null : this.names.seats[seat].pool, amount, ...facts });
  }

  private person(event: 'left' | 'joined', day: number, seat: number, until: string | null = null): void {
    this.add(event, day, { person: this.names.person(seat, seatOccupant[seat]), pool: this.names.seats[seat].pool, until, days: event === 'joined' ? seatLeaves[seat] - day : null });
  }

  private account(event: EventKind, day: number, at: number, amount: number): void {
    this.add(event, day, { account: this.accountName(at), amount });
  }

  private accountName(at: number): string {
    return this.accounts.get(at) ?? this.names.openingAccount(at) ?? `customer ${at + 1}`;
  }

  private dealOf(o: number): Deal {
    const deal = this.deals.get(o);
    if (deal === undefined) throw new Error(`trace: opportunity ${o} has no beginning`);
    return deal;
  }

  private add(event: EventKind, day: number, facts: Facts): void {
    const period = day < 0 ? null : (this.compiled.periods.find(({ start, days }) => day < start + days)?.id ?? null);
    this.events.push({ day, date: dateOf(this.asOf + day), period, event, ...blank, ...facts });
  }

  private until(time: number): string | null {
    const day = Math.floor(time);
    return day >= this.horizonDays ? null : dateOf(this.asOf + day);
  }
}

const blank = { deal: null, motion: null, stage: null, person: null, pool: null, account: null, amount: null, days: null, waitedFor: null, until: null } as const;
