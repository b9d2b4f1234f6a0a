import { shown } from '../../scenario/text/printable.ts';
import { notADay } from '../csv/days.ts';
import type { Settings } from './mapping.ts';
import type { SharedNames } from './names.ts';
import type { FileQuality } from './quality.ts';
import type { Refusals } from './refusals.ts';
import type { CrmSource } from '../csv/source.ts';
import { duplicate, readTable, refused, taken, type Fate, type Table } from './table.ts';

interface Context {
  readonly names: SharedNames;
  readonly refusals: Refusals;
}

export interface RawOwner {
  /** id and name, as either may stand in the opportunities */
  readonly keys: readonly string[];
  readonly hired: number;
  readonly left: number;
}

export interface RawOwners {
  readonly quality: FileQuality;
  readonly owners: readonly RawOwner[];
}

/** Reads owners; who has no hire date has none (NaN). */
export async function readOwners(source: CrmSource, settings: Settings, { refusals }: Context): Promise<RawOwners> {
  const keys: string[][] = [];
  const [hired, left]: [number[], number[]] = [[], []];
  const seen = new Set<string>();
  let table: Table<'owners'>;
  const quality = await readTable('owners', source, { mapping: settings, refusals }, (opened) => {
    table = opened;
    const { file, columns: { at }, days } = table;
    return (cells, line): Fate => {
      const refuse = (reason: string, detail = ''): Fate => {
        refusals.add(file, line, reason, detail);
        return refused;
      };
      const id = cells[at.id!].trim();
      if (id === '') return refuse('no owner');
      if (seen.has(id)) return duplicate;
      const dates = [at.hired, at.left].map((position) => (position === undefined ? NaN : days.read(cells[position], line)));
      if (dates.includes(notADay)) return refuse('hired or left: no such day', shown([at.hired, at.left].map((position) => (position === undefined ? '' : cells[position])).join(', ')));
      seen.add(id);
      keys.push([id, ...(at.name === undefined ? [] : [cells[at.name].trim()])]);
      hired.push(dates[0]);
      left.push(dates[1]);
      return taken;
    };
  });
  const [hiredDays, leftDays] = [Float64Array.from(hired), Float64Array.from(left)];
  for (const column of [hiredDays, leftDays]) table!.days.settle(column);
  return { quality, owners: keys.map((names, k) => ({ keys: names, hired: hiredDays[k], left: leftDays[k] })) };
}

/** Reads the list of products, for deals to be held against. */
export async function readProducts(source: CrmSource, settings: Settings, { refusals }: Context): Promise<{ quality: FileQuality; products: readonly string[] }> {
  const products = new Set<string>();
  const quality = await readTable('products', source, { mapping: settings, refusals }, ({ file, columns: { at } }) => (cells, line): Fate => {
    const name = cells[at.name!].trim();
    if (products.has(name)) return duplicate;
    if (name === '') refusals.add(file, line, 'no name');
    else products.add(name);
    return name === '' ? refused : taken;
  });
  return { quality, products: [...products] };
}

/** Reads accounts into the shared index: opportunities and subscriptions may name them by id or by name. */
export async function readAccounts(source: CrmSource, settings: Settings, { names, refusals }: Context): Promise<FileQuality> {
  return readTable('accounts', source, { mapping: settings, refusals }, ({ file, columns: { at } }) => (cells, line): Fate => {
    const id = cells[at.id!].trim();
    if (id === '') {
      refusals.add(file, line, 'no id');
      return refused;
    }
    if (names.accounts.has(id)) return duplicate;
    names.accounts.add(id, at.name === undefined ? '' : cells[at.name].trim(), at.segment === undefined ? -1 : names.segments.of(cells[at.segment]));
    return taken;
  });
}
