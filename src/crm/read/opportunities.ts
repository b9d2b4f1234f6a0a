import { shown } from '../../scenario/text/printable.ts';
import { notAnAmount } from '../csv/amounts.ts';
import { notADay } from '../csv/days.ts';
import { Indices, Reals } from '../csv/grow.ts';
import { sourceName, type CrmSource } from '../csv/source.ts';
import { status, type Status } from '../history.ts';
import { TextColumnBuilder } from '../text-column.ts';
import type { Settings } from './mapping.ts';
import { leftOut, Motions } from './motions.ts';
import type { SharedNames } from './names.ts';
import { categoryOf, Outcomes } from './outcomes.ts';
import type { FileQuality } from './quality.ts';
import type { Refusals } from './refusals.ts';
import { idKey } from './salesforce-id.ts';
import { type Standing, standingOf } from './standing.ts';
import { duplicate, readTable, refused, skipped, taken, type Fate, type Table, type TakeRow } from './table.ts';

const indexNames = ['line', 'owner', 'account', 'segment', 'motion', 'source', 'origin', 'product', 'stage', 'status', 'category', 'currency'] as const;
const dayNames = ['created', 'closed', 'expectedClose', 'qualified'] as const;
const realNames = [...dayNames, 'amount', 'termMonths'] as const;
type IndexName = (typeof indexNames)[number];
type RealName = (typeof realNames)[number];

/** Opportunities as the rows state them; days and amounts are settled, nothing is judged yet. */
export type RawOpportunities = { readonly [K in IndexName]: Int32Array } & { readonly [K in RealName]: Float64Array } & {
  readonly quality: FileQuality;
  readonly id: TextColumnBuilder;
  /** id key → row */
  readonly rowOf: ReadonlyMap<string, number>;
  /** stage entries that the opportunities themselves state; the stage is −1 − status for an entry into a closed one */
  readonly visits: { readonly opportunity: Int32Array; readonly stage: Int32Array; readonly entered: Float64Array };
  readonly motions: Motions;
  /** stages that only deals with a flag for closed are in: what they are called there, and what became of those deals */
  readonly closedWords: ReadonlyMap<string, Status>;
};

interface Context {
  readonly names: SharedNames;
  readonly refusals: Refusals;
  /** a stage history is read as well, so that the day of the last stage change adds nothing */
  readonly hasStages: boolean;
}

/** Reads opportunities; linear in the rows. @throws ScenarioError where columns, record types, dates or amounts cannot be told */
export async function readOpportunities(source: CrmSource, settings: Settings, context: Context): Promise<RawOpportunities> {
  const rows = new Rows(settings, context);
  const quality = await readTable('opportunities', source, { mapping: settings, refusals: context.refusals }, (table) => rows.begin(table));
  rows.motions.refuseUnmapped(sourceName(source));
  return { quality, ...rows.columns(), id: rows.id, rowOf: rows.rowOf, motions: rows.motions };
}

class Rows {
  readonly id = new TextColumnBuilder();
  readonly rowOf = new Map<string, number>();
  readonly motions: Motions;
  readonly #names: SharedNames;
  readonly #refusals: Refusals;
  readonly #hasStages: boolean;
  readonly #outcomes: Outcomes;
  readonly #openStages: ReadonlySet<string>;
  readonly #indices = Object.fromEntries(indexNames.map((name) => [name, new Indices()])) as Record<IndexName, Indices>;
  readonly #reals = Object.fromEntries(realNames.map((name) => [name, new Reals()])) as Record<RealName, Reals>;
  readonly #visits = { opportunity: new Indices(), stage: new Indices(), entered: new Reals() };
  readonly #closedWords = new Map<string, Status>();
  #table!: Table<'opportunities'>;
  #standing!: Standing;

  constructor(settings: Settings, { names, refusals, hasStages }: Context) {
    this.motions = new Motions(settings);
    this.#names = names;
    this.#refusals = refusals;
    this.#hasStages = hasStages;
    this.#outcomes = new Outcomes(settings.outcomes);
    this.#openStages = new Set((settings.stages ?? []).map((stage) => stage.trim()));
  }

  begin(table: Table<'opportunities'>): TakeRow {
    this.#table = table;
    this.#standing = standingOf(table.columns.at, this.#outcomes, this.#openStages);
    return (cells, line) => this.#take(cells, line);
  }

  columns() {
    const { days, amounts } = this.#table;
    const reals = Object.fromEntries(realNames.map((name) => [name, this.#reals[name].array()])) as Record<RealName, Float64Array>;
    const entered = this.#visits.entered.array();
    for (const column of [...dayNames.map((name) => reals[name]), entered]) days.settle(column);
    amounts.settle(reals.amount);
    for (const word of this.#closedWords.keys()) if (this.#names.stages.find(word) >= 0 || this.#openStages.has(word)) this.#closedWords.delete(word);
    return {
      ...(Object.fromEntries(indexNames.map((name) => [name, this.#indices[name].array()])) as Record<IndexName, Int32Array>),
      ...reals,
      visits: { opportunity: this.#visits.opportunity.array(), stage: this.#visits.stage.array(), entered },
      closedWords: this.#closedWords,
    };
  }

  #take(cells: readonly string[], line: number): Fate {
    const { at } = this.#table.columns;
    const text = cells[at.id!].trim();
    if (text === '') return this.#refuse(line, 'no id');
    const motion = at.recordType === undefined ? this.motions.only() : this.motions.of(cells[at.recordType], line);
    if (motion === leftOut) return skipped;
    const stage = this.#cell(cells, at.stage).trim();
    const how = this.#standing.of(cells, stage);
    if (how === undefined) return this.#refuse(line, at.status === undefined ? 'a closed or won flag that is neither true nor false' : 'a status that is not known', shown(cells[this.#standing.column!]));
    const numbers = this.#numbers(cells, line, how);
    if (numbers === undefined) return refused;
    const category = how === status.open ? categoryOf(this.#cell(cells, at.forecastCategory)) : -1;
    if (category === undefined) return this.#refuse(line, 'a forecast category that is not known', shown(cells[at.forecastCategory!]));
    const indices = this.#entities(cells, { line, motion, status: how, category, stage: this.#stage(stage, how), currency: this.#currency(cells, numbers.amount) });
    return this.#add(text, indices, numbers) ? this.#enterStages(cells, line, indices.stage >= 0 && how === status.open ? stage : undefined) : this.#again(text, indices, numbers);
  }

  /** Days and amounts of a row; undefined where one of them is none, which is refused. */
  #numbers(cells: readonly string[], line: number, how: Status): Record<RealName, number> | undefined {
    const { columns: { at }, days, amounts } = this.#table;
    const isOpen = how === status.open;
    const created = days.read(this.#cell(cells, at.created), line);
    const close = days.read(this.#cell(cells, at.closed), line);
    const expectedClose = at.expectedClose === undefined ? close : days.read(cells[at.expectedClose], line);
    const qualified = days.read(this.#cell(cells, at.qualified), line);
    if (created === notADay) return void this.#refuse(line, 'created: no such day', shown(cells[at.created!]));
    if (close === notADay) return void this.#refuse(line, 'closed: no such day', shown(cells[at.closed!]));
    if (expectedClose === notADay) return void this.#refuse(line, 'expected close: no such day', shown(cells[at.expectedClose!]));
    if (qualified === notADay) return void this.#refuse(line, 'qualified: no such day', shown(cells[at.qualified!]));
    if (Number.isNaN(created)) return void this.#refuse(line, 'created: no day');
    if (!isOpen && Number.isNaN(close)) return void this.#refuse(line, 'closed, but without a close day');
    const amount = amounts.read(this.#cell(cells, at.amount), line);
    if (amount === notAnAmount || amount < 0) return void this.#refuse(line, amount < 0 ? 'amount: negative' : 'amount: no number', shown(cells[at.amount!]));
    const termMonths = Number(this.#cell(cells, at.termMonths) || NaN);
    return { created, closed: isOpen ? NaN : close, expectedClose: isOpen ? expectedClose : NaN, qualified, amount, termMonths };
  }

  #entities(cells: readonly string[], { line, motion, status: how, category, stage, currency }: Record<'line' | 'motion' | 'status' | 'category' | 'stage' | 'currency', number>): Record<IndexName, number> {
    const { at } = this.#table.columns;
    const { owners, accounts, segments, sources, origins, products } = this.#names;
    return {
      line,
      motion,
      status: how,
      category,
      stage,
      currency,
      owner: owners.of(this.#cell(cells, at.owner)),
      account: accounts.of(this.#cell(cells, at.account)),
      segment: segments.of(this.#cell(cells, at.segment)),
      source: sources.of(this.#cell(cells, at.source)),
      origin: origins.of(this.#cell(cells, at.origin)),
      product: products.of(this.#cell(cells, at.product)),
    };
  }

  // beside a flag, the stage of a closed deal is a word for how it closed
  #stage(name: string, how: Status): number {
    if (name === '') return -1;
    if (this.#standing.isFlagged && how !== status.open) {
      if (this.#closedWords.size < 1000) this.#closedWords.set(name, how);
      return -1;
    }
    return this.#isOpenStage(name) ? this.#names.stages.of(name) : -1;
  }

  #isOpenStage(name: string): boolean {
    return this.#openStages.has(name) || (this.#outcomes.of(name) ?? status.open) === status.open;
  }

  // the amount was read last, so a sign beside it is still known
  #currency(cells: readonly string[], amount: number): number {
    const { columns: { at, currency }, amounts } = this.#table;
    if (Number.isNaN(amount)) return -1;
    return this.#names.currencies.of(at.currency === undefined ? (currency ?? amounts.currency) : cells[at.currency]);
  }

  #add(text: string, indices: Record<IndexName, number>, numbers: Record<RealName, number>): boolean {
    const key = idKey(text);
    if (this.rowOf.has(key)) return false;
    this.rowOf.set(key, this.id.length);
    this.id.push(text);
    for (const name of indexNames) this.#indices[name].push(indices[name]);
    for (const name of realNames) this.#reals[name].push(numbers[name]);
    return true;
  }

  #again(text: string, indices: Record<IndexName, number>, numbers: Record<RealName, number>): Fate {
    const before = this.rowOf.get(idKey(text))!;
    const isSame = indexNames.every((name) => name === 'line' || this.#indices[name].at(before) === indices[name]) && realNames.every((name) => Object.is(this.#reals[name].at(before), numbers[name]));
    return isSame ? duplicate : this.#refuse(indices.line, 'an id that an earlier row has with other values', `${shown(text)} on line ${this.#indices.line.at(before)}`);
  }

  #enterStages(cells: readonly string[], line: number, openStage: string | undefined): Fate {
    const { columns: { at, stageDays }, days } = this.#table;
    const enter = (stage: string, position: number) => {
      const entered = days.read(cells[position], line);
      if (Number.isNaN(entered) || entered === notADay) return;
      this.#visits.opportunity.push(this.id.length - 1);
      this.#visits.stage.push(this.#isOpenStage(stage) ? this.#names.stages.of(stage) : -1 - this.#outcomes.of(stage)!);
      this.#visits.entered.push(entered);
    };
    for (const { at: position, stage } of stageDays) enter(stage, position);
    if (openStage !== undefined && !this.#hasStages && stageDays.length === 0 && at.stageEntered !== undefined) enter(openStage, at.stageEntered);
    return taken;
  }

  #cell(cells: readonly string[], position: number | undefined): string {
    return position === undefined ? '' : cells[position];
  }

  #refuse(line: number, reason: string, detail = ''): Fate {
    this.#refusals.add(this.#table.file, line, reason, detail);
    return refused;
  }
}
