import { DAYS_PER_MONTH } from '../../../scenario/calendar.ts';
import { choleskyInto, backInto } from '../../estimate/cholesky.ts';
import type { Random } from '../../estimate/random.ts';
import { constantRate, shiftedBetaGeometric, type ConstantRate, type ShiftedBetaGeometric } from '../../estimate/shifted-beta-geometric.ts';
import type { History } from '../../history.ts';
import { type SizeFit, sizeFit } from './deal-size.ts';

/** What contracts show: how they renew, shrink, grow, and what else customers buy. */
export interface Renewals {
  readonly constant: ConstantRate;
  /** where customers who differ explain the renewals better than one rate does */
  readonly curve: ShiftedBetaGeometric | undefined;
  /** twice the gain in ln likelihood of the curve over one rate */
  readonly gain: number;
  /** renewed contracts whose next amount is known */
  readonly compared: number;
  readonly shrunk: number;
  /** share lost by those that shrank: mean and sd */
  readonly shrunkBy: { readonly mean: number; readonly sd: number };
  /** price increases of those that did not shrink, equally likely; empty where there are none */
  readonly uplifts: readonly number[];
  readonly termMonths: number;
  readonly added: Added;
  /** customers with a contract at the end of the history, by segment of the CRM; -1 where it is not known */
  readonly open: ReadonlyMap<number, OpenAccounts>;
}

/** Contracts that began beside another of the same customer. */
export interface Added {
  readonly count: number;
  readonly customerDays: number;
  /** their amount over what the customer paid then, equally likely */
  readonly shares: readonly number[];
}

export interface OpenAccounts {
  readonly count: number;
  readonly arr: SizeFit;
  readonly tenureMonths: number;
}

export interface RenewalDraw {
  readonly rate: number;
  readonly alpha: number;
  readonly beta: number;
  readonly shrinks: number;
  readonly addedPer100PerMonth: number;
}

/** A contract that begins so near to another's end follows it. */
const FOLLOWS_WITHIN_DAYS = 45;
const FEWEST_DUE = 5;
const SAME = 0.999;

/** Undefined where too few contracts have come due. */
export function renewalsOf({ subscriptions: contracts, accounts, knownTo, names }: History): Renewals | undefined {
  const order = Int32Array.from(contracts.start.keys()).sort((a, b) => contracts.account[a] - contracts.account[b] || contracts.start[a] - contracts.start[b]);
  const number = new Int32Array(contracts.count);
  const since = Float64Array.from(contracts.start);
  const isAdded = new Uint8Array(contracts.count);
  const shares: number[] = [];
  let customerDays = 0;
  for (let k = 0; k < order.length; ) {
    let after = k;
    while (after < order.length && contracts.account[order[after]] === contracts.account[order[k]]) after += 1;
    const own = order.subarray(k, after);
    for (let i = 0; i < own.length; i += 1) customerDays += followedOrAdded(contracts, own, i, { number, since, isAdded, shares, knownTo });
    k = after;
  }
  const due: number[] = [];
  const kept: number[] = [];
  const uplifts: number[] = [];
  const losses: number[] = [];
  let terms: number[] = [];
  for (let k = 0; k < contracts.count; k += 1) {
    terms.push((contracts.end[k] - contracts.start[k]) / DAYS_PER_MONTH);
    // what was added beside a contract renews with it, often under its number: it is no decision of its own
    if (contracts.renewed[k] < 0 || isAdded[k] === 1) continue;
    while (due.length <= number[k]) {
      due.push(0);
      kept.push(0);
    }
    due[number[k]] += 1;
    if (contracts.renewed[k] === 0) continue;
    kept[number[k]] += 1;
    const ratio = contracts.nextAmount[k] / contracts.amount[k];
    if (ratio < SAME) losses.push(1 - ratio);
    else if (ratio >= SAME) uplifts.push(Math.max(0, ratio - 1));
  }
  const total = due.reduce((sum, n) => sum + n, 0);
  if (total < FEWEST_DUE) return undefined;
  const constant = constantRate({ due, renewed: kept });
  const curve = due.length > 1 && constant.rate > 0 && constant.rate < 1 ? shiftedBetaGeometric({ due, renewed: kept }) : undefined;
  const gain = curve === undefined ? 0 : 2 * (curve.logLikelihood - constant.logLikelihood);
  terms = terms.sort((a, b) => a - b);
  const mean = losses.reduce((sum, x) => sum + x, 0) / Math.max(1, losses.length);
  const sd = losses.length < 2 ? 0 : Math.sqrt(losses.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (losses.length - 1));
  return {
    constant,
    // one parameter more must be worth it (Schwarz)
    curve: gain > Math.log(total) ? curve : undefined,
    gain,
    compared: losses.length + uplifts.length,
    shrunk: losses.length,
    shrunkBy: { mean, sd },
    uplifts: uplifts.some((x) => x > 1 - SAME) ? evenly(uplifts) : [],
    termMonths: Math.max(1, Math.round(terms[terms.length >> 1])),
    // where deals of existing customers are a motion of their own, what was added stands there already
    added: names.motions.some(isExpansion) ? { count: 0, customerDays, shares: [] } : { count: shares.length, customerDays, shares: evenly(shares) },
    open: openAccounts({ contracts, segments: accounts.segment, since, knownTo }),
  };
}

const isExpansion = (motion: string): boolean => /^expansions?$/i.test(motion);

interface Chain {
  readonly number: Int32Array;
  readonly since: Float64Array;
  readonly isAdded: Uint8Array;
  readonly shares: number[];
  readonly knownTo: number;
}

/** Counts a contract as the next of an earlier one, or as one added beside it; returns the days that it adds to those of the customer. */
function followedOrAdded(contracts: History['subscriptions'], own: Int32Array, i: number, { number, since, isAdded, shares, knownTo }: Chain): number {
  const row = own[i];
  const start = contracts.start[row];
  let [before, covered] = [-1, 0];
  let until = -Infinity;
  for (let j = 0; j < i; j += 1) {
    const other = own[j];
    until = Math.max(until, contracts.end[other]);
    if (Math.abs(contracts.end[other] - start) <= FOLLOWS_WITHIN_DAYS) before = other;
    else if (contracts.start[other] < start && contracts.end[other] > start) covered += contracts.amount[other];
  }
  if (before >= 0) {
    number[row] = number[before] + 1;
    since[row] = since[before];
    isAdded[row] = isAdded[before];
  } else if (covered > 0) {
    shares.push(contracts.amount[row] / covered);
    isAdded[row] = 1;
  }
  return Math.max(0, Math.min(knownTo, contracts.end[row]) - Math.max(start, until));
}

function openAccounts({ contracts, segments, since, knownTo }: { contracts: History['subscriptions']; segments: Int32Array; since: Float64Array; knownTo: number }): Map<number, OpenAccounts> {
  const byAccount = new Map<number, { arr: number; since: number }>();
  for (let k = 0; k < contracts.count; k += 1) {
    if (contracts.start[k] >= knownTo || contracts.end[k] <= knownTo) continue;
    const found = byAccount.get(contracts.account[k]) ?? { arr: 0, since: Infinity };
    byAccount.set(contracts.account[k], { arr: found.arr + contracts.amount[k], since: Math.min(found.since, since[k]) });
  }
  const groups = new Map<number, { arr: number[]; months: number }>();
  for (const [account, { arr, since: from }] of byAccount) {
    if (!(arr > 0)) continue;
    const segment = segments[account] ?? -1;
    const group = groups.get(segment) ?? { arr: [], months: 0 };
    group.arr.push(arr);
    group.months += (knownTo - from) / DAYS_PER_MONTH;
    groups.set(segment, group);
  }
  return new Map([...groups].map(([segment, { arr, months }]) => [segment, { count: arr.length, arr: sizeFit(Float64Array.from(arr), 0, { won: arr.length, lost: 0, open: 0 }), tenureMonths: months / arr.length }]));
}

const MOST_VALUES = 200;

/** At most two hundred equally likely values of the same mean. */
function evenly(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const points = Math.min(MOST_VALUES, sorted.length);
  return Array.from({ length: points }, (_, i) => {
    const part = sorted.slice(Math.floor((i * sorted.length) / points), Math.max(Math.floor((i * sorted.length) / points) + 1, Math.floor(((i + 1) * sorted.length) / points)));
    return part.reduce((sum, x) => sum + x, 0) / part.length;
  });
}

/** Rates under Jeffreys' priors; the curve's parameters by their normal approximation in logarithms. */
export function drawRenewals({ constant, curve, compared, shrunk, added }: Renewals, random: Random): RenewalDraw {
  const rate = betaDraw(constant.renewed + 0.5, constant.due - constant.renewed + 0.5, random);
  const shrinks = betaDraw(shrunk + 0.5, compared - shrunk + 0.5, random);
  const addedPer100PerMonth = added.count === 0 ? 0 : (100 * DAYS_PER_MONTH * random.gamma(added.count + 0.5)) / added.customerDays;
  if (curve === undefined) return { rate, alpha: 0, beta: 0, shrinks, addedPer100PerMonth };
  // the factor of the covariance's inverse turns normals into draws
  const [a, b, c] = [curve.covariance[0], curve.covariance[1], curve.covariance[3]];
  const determinant = a * c - b * b;
  const precision = Float64Array.of(c / determinant, -b / determinant, -b / determinant, a / determinant);
  const z = Float64Array.of(random.normal(), random.normal());
  if (choleskyInto(precision, 2)) backInto(precision, 2, z);
  else z.fill(0);
  return { rate, alpha: curve.alpha * Math.exp(z[0]), beta: curve.beta * Math.exp(z[1]), shrinks, addedPer100PerMonth };
}

function betaDraw(a: number, b: number, random: Random): number {
  const x = random.gamma(a);
  return x / (x + random.gamma(b));
}
