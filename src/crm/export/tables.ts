import type { Compiled } from '../../compile/compile.ts';
import { dateOf, dayNumber } from '../../scenario/calendar.ts';
import { personNames, stageNames } from './history-of-trial.ts';
import { statedByStage, type Stated } from './stated.ts';
import type { RecordedDeal, TrialRecord } from './trial-record.ts';

/** One file of an export: headers and rows of text. */
export interface CrmTable {
  readonly name: string;
  readonly header: readonly string[];
  rows: string[][];
}

const closedStages = { won: 'Closed Won', lost: 'Closed Lost', noDecision: 'Closed No Decision' } as const;

/**
 * The files that a CRM would export at the beginning of day `until`, in the columns of Salesforce. An open deal's close
 * date and forecast category are what a seller who knows the scenario's averages would state: the mean days that are
 * left, and the chance of a win from its stage.
 */
export function crmTables(compiled: Compiled, record: TrialRecord, until: number, { snapshots = false }: { readonly snapshots?: boolean } = {}): CrmTable[] {
  const writer = new Writer(compiled, record);
  const tables = [writer.opportunities(until), writer.stageHistory(until), writer.owners(until), writer.accounts(until)];
  const subscriptions = writer.subscriptions(until);
  if (subscriptions.rows.length > 0) tables.push(subscriptions);
  return snapshots ? [...tables, ...writer.snapshots(until)] : tables;
}

class Writer {
  private readonly compiled: Compiled;
  private readonly record: TrialRecord;
  private readonly origin: number;
  private readonly stages: readonly string[];
  private readonly people: readonly string[];
  private readonly stated: readonly Stated[];

  constructor(compiled: Compiled, record: TrialRecord) {
    this.compiled = compiled;
    this.record = record;
    this.origin = dayNumber(compiled.scenario.calendar.asOf);
    this.stages = stageNames(compiled);
    this.people = personNames(compiled, record);
    this.stated = statedByStage(compiled);
  }

  opportunities(until: number): CrmTable {
    const rows = this.known(until).map(([deal, number]) => {
      const motion = this.motionOf(deal);
      const { name, segment } = this.compiled.names.motions[motion];
      const { stage, close, category } = this.standing(deal, until);
      const source = this.compiled.names.sources[deal.source];
      return [
        idOf('006', number), `${source.name} ${number + 1}`, this.people[deal.owner] ?? '', this.accountOf(deal, number), name, source.name, source.origin,
        this.compiled.names.segments[segment], stage, money(deal.amount), this.compiled.scenario.currency, this.time(deal.created), close, category,
      ];
    });
    const header = ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Account ID', 'Opportunity Record Type', 'Lead Source', 'Origin', 'Segment', 'Stage', 'Amount', 'Opportunity Currency', 'Created Date', 'Close Date', 'Forecast Category'];
    return { name: 'opportunities.csv', header, rows };
  }

  stageHistory(until: number): CrmTable {
    const rows = this.known(until).flatMap(([deal, number]) => {
      const entries = deal.visits.filter(({ entered }) => entered < until).map(({ stage, entered }) => [idOf('006', number), this.stages[stage], this.time(entered)]);
      if (deal.outcome !== 'open' && deal.closed < until) entries.push([idOf('006', number), closedStages[deal.outcome], this.time(deal.closed)]);
      return entries;
    });
    return { name: 'stage_history.csv', header: ['Opportunity ID', 'To Stage', 'Created Date'], rows };
  }

  owners(until: number): CrmTable {
    const seats = this.compiled.names.pools.flatMap(({ name, seats: count }) => Array.from({ length: count }, () => name));
    const rows = this.record.people.flatMap((person, index) => (person.hired >= until ? [] : [[this.people[index], seats[person.seat], this.date(person.hired), person.left < until ? this.date(person.left) : '']]));
    return { name: 'owners.csv', header: ['Full Name', 'Role', 'Start Date', 'End Date'], rows };
  }

  /** Customers, then those that are not yet or never were: one for each deal. */
  accounts(until: number): CrmTable {
    const { segments, motions } = this.compiled.names;
    const customers = this.record.accounts.map(({ segment }, k) => [idOf('001', k), `Customer ${k + 1}`, segments[segment]]);
    const prospects = this.known(until).flatMap(([deal, number]) => (deal.account >= 0 ? [] : [[this.accountOf(deal, number), `Prospect ${number + 1}`, segments[motions[this.motionOf(deal)].segment]]]));
    return { name: 'accounts.csv', header: ['Account ID', 'Account Name', 'Segment'], rows: [...customers, ...prospects] };
  }

  subscriptions(until: number): CrmTable {
    const rows = this.record.accounts.flatMap(({ contracts }, k) =>
      contracts.filter(({ start }) => start < until).map(({ start, end, amount, outcome }) => [idOf('001', k), this.date(start), this.date(end - 1), money(amount), end >= until || outcome === 'running' ? '' : String(outcome === 'renewed')]),
    );
    return { name: 'subscriptions.csv', header: ['Account ID', 'Start Date', 'End Date', 'ARR', 'Renewed'], rows };
  }

  /** At each month's end what was open, and what had closed since the one before. */
  snapshots(until: number): CrmTable[] {
    const tables: CrmTable[] = [];
    const header = ['Opportunity ID', 'Opportunity Owner', 'Opportunity Record Type', 'Stage', 'Amount', 'Created Date', 'Close Date', 'Forecast Category'];
    let before = -Infinity;
    for (let end = monthEnd(this.origin) - this.origin; end <= until; end = monthEnd(this.origin + end) - this.origin) {
      const rows = this.known(end)
        .filter(([{ closed }]) => !(closed < before) && !(closed < 0))
        .map(([deal, number]) => {
          const { stage, close, category } = this.standing(deal, end);
          return [idOf('006', number), this.people[deal.owner] ?? '', this.compiled.names.motions[this.motionOf(deal)].name, stage, money(deal.amount), this.date(deal.created), close, category];
        });
      tables.push({ name: `snapshots/pipeline-${this.date(end - 1)}.csv`, header, rows });
      before = end;
    }
    return tables;
  }

  /** Stage, close date and forecast category as they stood at the beginning of a day. */
  private standing(deal: RecordedDeal, until: number): { stage: string; close: string; category: string } {
    if (deal.outcome !== 'open' && deal.closed < until) {
      return { stage: closedStages[deal.outcome], close: this.date(deal.closed), category: deal.outcome === 'won' ? 'Closed' : 'Omitted' };
    }
    const visit = deal.visits.findLast(({ entered }) => entered < until) ?? deal.visits[0];
    if (visit === undefined) return { stage: '', close: '', category: 'Pipeline' };
    const { daysToWin, chance } = this.stated[visit.stage];
    const close = this.date(Math.max(until, visit.entered + daysToWin));
    return { stage: this.stages[visit.stage], close, category: chance >= 0.7 ? 'Commit' : chance >= 0.45 ? 'Best Case' : 'Pipeline' };
  }

  private known(until: number): [RecordedDeal, number][] {
    return this.record.deals.map((deal, number): [RecordedDeal, number] => [deal, number]).filter(([{ created }]) => created < until);
  }

  private motionOf({ source }: RecordedDeal): number {
    return this.compiled.names.sources[source].motion;
  }

  private accountOf({ account }: RecordedDeal, number: number): string {
    return idOf('001', account >= 0 ? account : this.record.accounts.length + number);
  }

  private date(day: number): string {
    return dateOf(Math.floor(this.origin + day));
  }

  // rounded down, so that nothing moves into the next day
  private time(day: number): string {
    const seconds = Math.floor((this.origin + day) * 86_400);
    return new Date(seconds * 1000).toISOString().slice(0, 19);
  }
}

const money = (amount: number): string => (Number.isNaN(amount) ? '' : amount.toFixed(2));

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A 15-character Salesforce id: some differ by case alone, as real ones do. */
export function idOf(prefix: string, number: number): string {
  let text = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / 62)) text = digits[rest % 62] + text;
  return `${prefix}Qc${text.padStart(10, '0')}`;
}

// the first day of the next month
function monthEnd(day: number): number {
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86_400_000;
}
