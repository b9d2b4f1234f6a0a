import { shown } from '../../scenario/text/printable.ts';
import { notAnAmount } from '../csv/amounts.ts';
import { notADay } from '../csv/days.ts';
import { Indices, Reals } from '../csv/grow.ts';
import type { Settings } from './mapping.ts';
import type { SharedNames } from './names.ts';
import { flagOf } from './outcomes.ts';
import type { FileQuality } from './quality.ts';
import type { Refusals } from './refusals.ts';
import type { CrmSource } from '../csv/source.ts';
import { readTable, refused, taken, type Fate, type Table } from './table.ts';

// a contract that begins this near to another's end follows it
const followsWithinDays = 45;

export interface RawSubscriptions {
  readonly quality: FileQuality;
  readonly line: Int32Array;
  readonly account: Int32Array;
  readonly currency: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly amount: Float64Array;
  readonly nextAmount: Float64Array;
  /** 1, 0, or −1 where the file does not say */
  readonly renewed: Int32Array;
}

/** Reads contracts as the rows state them. An end date is the last day covered; it is stored as the first day not covered. */
export async function readSubscriptions(source: CrmSource, settings: Settings, { names, refusals }: { names: SharedNames; refusals: Refusals }): Promise<RawSubscriptions> {
  const [line0, account, currency, renewed] = [new Indices(), new Indices(), new Indices(), new Indices()];
  const [start, end, amount, nextAmount] = [new Reals(), new Reals(), new Reals(), new Reals()];
  let table: Table<'subscriptions'>;
  const quality = await readTable('subscriptions', source, { mapping: settings, refusals }, (opened) => {
    table = opened;
    const { file, columns: { at, currency: headerCurrency }, days, amounts } = table;
    return (cells, line): Fate => {
      const refuse = (reason: string, detail = ''): Fate => {
        refusals.add(file, line, reason, detail);
        return refused;
      };
      const customer = names.accounts.of(cells[at.account!]);
      if (customer < 0) return refuse('no account');
      const [first, last] = [days.read(cells[at.start!], line), days.read(cells[at.end!], line)];
      if (first === notADay || last === notADay) return refuse('start or end: no such day', shown(`${cells[at.start!]}, ${cells[at.end!]}`));
      if (first !== first || last !== last) return refuse('start or end: no day');
      const next = at.nextAmount === undefined ? NaN : amounts.read(cells[at.nextAmount], line);
      const value = amounts.read(cells[at.amount!], line);
      if (value === notAnAmount || next === notAnAmount) return refuse('amount: no number', shown(cells[at.amount!]));
      if (value !== value || value < 0 || next < 0) return refuse(value !== value ? 'amount: none' : 'amount: negative');
      const flag = at.renewed === undefined || cells[at.renewed].trim() === '' ? -1 : flagOf(cells[at.renewed]);
      if (flag === undefined) return refuse('renewed: neither true nor false', shown(cells[at.renewed!]));
      line0.push(line);
      account.push(customer);
      currency.push(names.currencies.of(at.currency === undefined ? (headerCurrency ?? amounts.currency) : cells[at.currency]));
      start.push(first);
      end.push(last);
      amount.push(value);
      nextAmount.push(next);
      renewed.push(Number(flag));
      return taken;
    };
  });
  const [starts, ends, values, nexts] = [start.array(), end.array(), amount.array(), nextAmount.array()];
  for (const column of [starts, ends]) table!.days.settle(column);
  for (const column of [values, nexts]) table!.amounts.settle(column);
  return { quality, line: line0.array(), account: account.array(), currency: currency.array(), start: starts, end: ends.map((day) => Math.floor(day) + 1), amount: values, nextAmount: nexts, renewed: renewed.array() };
}

/**
 * Fills in what the file does not say: a contract of the same account that begins within 45 days of the end is the
 * renewal; without one the contract has ended, once these days are over.
 */
export function followRenewals({ account, start, end, amount, nextAmount, renewed }: Omit<RawSubscriptions, 'quality'>, knownTo: number): void {
  const order = Int32Array.from(account.keys()).sort((a, b) => account[a] - account[b] || start[a] - start[b]);
  const usedAsNext = new Set<number>();
  for (let k = 0; k < order.length; k += 1) {
    const row = order[k];
    if (end[row] >= knownTo) {
      renewed[row] = -1;
      nextAmount[row] = NaN;
      continue;
    }
    if (renewed[row] >= 0) continue;
    let next = -1;
    for (let j = k + 1; j < order.length && account[order[j]] === account[row] && start[order[j]] <= end[row] + followsWithinDays; j += 1) {
      if (start[order[j]] >= end[row] - followsWithinDays && !usedAsNext.has(order[j])) {
        next = order[j];
        break;
      }
    }
    if (next >= 0) {
      usedAsNext.add(next);
      renewed[row] = 1;
      nextAmount[row] = amount[next];
    } else if (end[row] + followsWithinDays < knownTo) renewed[row] = 0;
  }
}
