import { shown } from '../../scenario/text/printable.ts';
import { status, type Status } from '../history.ts';
import { TextColumnBuilder } from '../text-column.ts';
import { notAnAmount } from '../csv/amounts.ts';
import { notADay } from '../csv/days.ts';
import { Indices, Reals } from '../csv/grow.ts';
import type { Settings } from './mapping.ts';
import { leftOut, Motions } from './motions.ts';
import type { SharedNames } from './names.ts';
import { categoryOf, flagOf, Outcomes } from './outcomes.ts';
import type { FileQuality } from './quality.ts';
import type { Refusals } from './refusals.ts';
import { idKey } from './salesforce-id.ts';
import { sourceName, type CrmSource } from '../csv/source.ts';
import { duplicate, readTable, refused, skipped, taken, type Fate, type Table } from './table.ts';

/** Opportunities as the rows state them; days and amounts are settled, nothing is judged yet. */
export interface RawOpportunities {
  readonly quality: FileQuality;
  readonly id: TextColumnBuilder;
  /** id key → row */
  readonly rowOf: Map<string, number>;
  readonly line: Int32Array;
  readonly owner: Int32Array;
  readonly account: Int32Array;
  readonly segment: Int32Array;
  readonly motion: Int32Array;
  readonly source: Int32Array;
  readonly origin: Int32Array;
  readonly product: Int32Array;
  readonly stage: Int32Array;
  readonly status: Int32Array;
  readonly category: Int32Array;
  readonly currency: Int32Array;
  readonly amount: Float64Array;
  readonly termMonths: Float64Array;
  readonly created: Float64Array;
  readonly qualified: Float64Array;
  readonly closed: Float64Array;
  readonly expectedClose: Float64Array;
  /** stage entries that the opportunities themselves state */
  readonly visits: { readonly opportunity: Int32Array; readonly stage: Int32Array; readonly entered: Float64Array };
  readonly motions: Motions;
  /** stages that only deals with a flag for closed are in: what they are called there, and what became of those deals */
  readonly closedWords: ReadonlyMap<string, Status>;
}

/** Reads opportunities; linear in the rows. @throws ScenarioError where columns, record types, dates or amounts cannot be told */
export async function readOpportunities(source: CrmSource, settings: Settings, { names, refusals, hasStages }: { names: SharedNames; refusals: Refusals; hasStages: boolean }): Promise<RawOpportunities> {
  const id = new TextColumnBuilder();
  const rowOf = new Map<string, number>();
  const motions = new Motions(settings);
  const outcomes = new Outcomes(settings.outcomes);
  const openWords = new Set((settings.stages ?? []).map((stage) => stage.trim()));
  const index = () => new Indices();
  const columns = { line: index(), owner: index(), account: index(), segment: index(), motion: index(), source: index(), origin: index(), product: index(), stage: index(), status: index(), category: index(), currency: index() };
  const reals = { amount: new Reals(), termMonths: new Reals(), created: new Reals(), qualified: new Reals(), closed: new Reals(), expectedClose: new Reals() };
  const visits = { opportunity: new Indices(), stage: new Indices(), entered: new Reals() };
  const closedWords = new Map<string, Status>();
  let table: Table<'opportunities'>;

  function begin(opened: Table<'opportunities'>) {
    table = opened;
    const { file, columns: { at, stageDays, currency: headerCurrency }, days, amounts } = table;
    const cell = (cells: readonly string[], position: number | undefined): string => (position === undefined ? '' : cells[position]);
    const refuse = (line: number, reason: string, detail = ''): Fate => {
      refusals.add(file, line, reason, detail);
      return refused;
    };
    const isFlagged = at.status === undefined && at.isClosed !== undefined;

    // undefined: a word that nobody knows
    function standing(cells: readonly string[], stage: string): Status | undefined {
      const reason = cell(cells, at.lossReason);
      const lost = (): Status => (reason !== '' && outcomes.of(reason) === status.noDecision ? status.noDecision : status.lost);
      if (at.status !== undefined) {
        const word = outcomes.of(cells[at.status]);
        return word === status.lost ? lost() : word;
      }
      const byStage = openWords.has(stage) ? status.open : outcomes.of(stage);
      if (isFlagged) {
        const [closed, won] = [flagOf(cells[at.isClosed!]), flagOf(cell(cells, at.isWon))];
        if (closed === undefined || won === undefined) return undefined;
        if (!closed) return status.open;
        return won || (at.isWon === undefined && byStage === status.won) ? status.won : byStage === status.noDecision ? byStage : lost();
      }
      if (at.isWon !== undefined && flagOf(cells[at.isWon]) === true) return status.won;
      return byStage === status.lost ? lost() : (byStage ?? status.open);
    }

    return (cells: readonly string[], line: number): Fate => {
      const text = cells[at.id!].trim();
      if (text === '') return refuse(line, 'no id');
      const motion = at.recordType === undefined ? motions.only() : motions.of(cells[at.recordType], line);
      if (motion === leftOut) return skipped;
      const stageName = cell(cells, at.stage).trim();
      const how = standing(cells, stageName);
      if (how === undefined) return refuse(line, at.status === undefined ? 'a closed or won flag that is neither true nor false' : 'a status that is not known', shown(cells[(at.status ?? at.isClosed)!]));
      const created = days.read(cells[at.created!], line);
      if (created === notADay) return refuse(line, 'created: no such day', shown(cells[at.created!]));
      if (created !== created) return refuse(line, 'created: no day');
      const close = days.read(cell(cells, at.closed), line);
      if (close === notADay) return refuse(line, 'closed: no such day', shown(cells[at.closed!]));
      const isOpen = how === status.open;
      if (!isOpen && close !== close) return refuse(line, 'closed, but without a close day');
      const expected = at.expectedClose === undefined ? close : days.read(cells[at.expectedClose], line);
      if (expected === notADay) return refuse(line, 'expected close: no such day', shown(cells[at.expectedClose!]));
      const qualified = days.read(cell(cells, at.qualified), line);
      if (qualified === notADay) return refuse(line, 'qualified: no such day', shown(cells[at.qualified!]));
      const amount = amounts.read(cell(cells, at.amount), line);
      if (amount === notAnAmount) return refuse(line, 'amount: no number', shown(cells[at.amount!]));
      if (amount < 0) return refuse(line, 'amount: negative', shown(cells[at.amount!]));
      const currency = names.currencies.of(at.currency === undefined ? (headerCurrency ?? amounts.currency) : cells[at.currency]);
      const term = Number(cell(cells, at.termMonths) || NaN);
      const category = isOpen ? categoryOf(cell(cells, at.forecastCategory)) : -1;
      if (category === undefined) return refuse(line, 'a forecast category that is not known', shown(cells[at.forecastCategory!]));
      // beside a flag, the stage of a closed deal is a word for how it closed
      if (isFlagged && !isOpen && stageName !== '' && closedWords.size < 1000) closedWords.set(stageName, how);
      const isOpenStage = stageName !== '' && (isOpen || !isFlagged) && (openWords.has(stageName) || (outcomes.of(stageName) ?? status.open) === status.open);
      const row = {
        line,
        owner: names.owners.of(cell(cells, at.owner)),
        account: names.accounts.of(cell(cells, at.account)),
        segment: names.segments.of(cell(cells, at.segment)),
        motion,
        source: names.sources.of(cell(cells, at.source)),
        origin: names.origins.of(cell(cells, at.origin)),
        product: names.products.of(cell(cells, at.product)),
        stage: isOpenStage ? names.stages.of(stageName) : -1,
        status: how,
        category,
        currency: amount === amount ? currency : -1,
      };
      const numbers = { amount, termMonths: term, created, qualified, closed: isOpen ? NaN : close, expectedClose: isOpen ? expected : NaN };
      const key = idKey(text);
      const before = rowOf.get(key);
      if (before !== undefined) return isSame(before, row, numbers) ? duplicate : refuse(line, 'an id that an earlier row has with other values', `${shown(text)} on line ${columns.line.at(before)}`);
      const added = id.length;
      rowOf.set(key, added);
      id.push(text);
      for (const name of indexNames) columns[name].push(row[name]);
      for (const name of realNames) reals[name].push(numbers[name]);
      for (const { at: position, stage } of stageDays) {
        const entered = days.read(cells[position], line);
        if (entered === entered && entered !== notADay) addVisit(added, stage, entered);
      }
      if (isOpenStage && isOpen && !hasStages && stageDays.length === 0 && at.stageEntered !== undefined) {
        const entered = days.read(cells[at.stageEntered], line);
        if (entered === entered && entered !== notADay) addVisit(added, stageName, entered);
      }
      return taken;
    };
  }

  function addVisit(opportunity: number, stage: string, entered: number): void {
    const outcome = outcomes.of(stage) ?? status.open;
    visits.opportunity.push(opportunity);
    visits.stage.push(outcome === status.open || openWords.has(stage) ? names.stages.of(stage) : -1 - outcome);
    visits.entered.push(entered);
  }

  const indexNames = Object.keys(columns) as (keyof typeof columns)[];
  const realNames = Object.keys(reals) as (keyof typeof reals)[];
  function isSame(before: number, row: Record<keyof typeof columns, number>, numbers: Record<keyof typeof reals, number>): boolean {
    return indexNames.every((name) => name === 'line' || columns[name].at(before) === row[name]) && realNames.every((name) => Object.is(reals[name].at(before), numbers[name]));
  }

  const quality = await readTable('opportunities', source, { mapping: settings, refusals }, begin);
  motions.refuseUnmapped(sourceName(source));
  for (const word of closedWords.keys()) if (names.stages.find(word) >= 0 || openWords.has(word)) closedWords.delete(word);
  const { days, amounts } = table!;
  const settledDays = (column: Reals): Float64Array => {
    const array = column.array();
    days.settle(array);
    return array;
  };
  const amount = reals.amount.array();
  amounts.settle(amount);
  return {
    quality,
    id,
    rowOf,
    ...(Object.fromEntries(indexNames.map((name) => [name, columns[name].array()])) as Record<keyof typeof columns, Int32Array>),
    amount,
    termMonths: reals.termMonths.array(),
    created: settledDays(reals.created),
    qualified: settledDays(reals.qualified),
    closed: settledDays(reals.closed),
    expectedClose: settledDays(reals.expectedClose),
    visits: { opportunity: visits.opportunity.array(), stage: visits.stage.array(), entered: settledDays(visits.entered) },
    motions,
    closedWords,
  };
}
