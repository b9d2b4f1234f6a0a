// A finite market: an account that is being sold to, has bought, or was lost a short while ago cannot be found again. Rates are
// those of an untouched market; an arrival finds an account with the share that is left of it (exact thinning).

import { floorF64, getI32, imul, setI32, toF64, toI32 } from './lang.ts';
import {
  ACC_MARKET, EVENT_COOLED, FOR_MARKET, FREE, OPP_HOLDS, OPP_STATE, OPP_TRIAL, SOURCE_NOW_INDEX, SOURCE_NOW_TRIAL,
} from './layout.ts';
import { draw, unit } from './draw.ts';
import { listOf, push } from './lists.ts';
import { accountAt, count } from './row.ts';
import { marketAccounts, marketCoolDown, marketOpening, sourceMarket } from './sections.ts';
import { accountHolds, accountPlaces, horizonDays, marketUsed, oppAt, oppUsed, segments, sourceOf } from './state.ts';

/** Day 0: customers and open deals hold their accounts. The warm-up used none. */
export function openMarkets(b: i32): void {
  for (let g: i32 = 0; g < segments; g = (g + 1) | 0) marketUsed[(imul(b, segments) + g) | 0] = marketOpening[g];
  for (let k: i32 = 0; k < oppUsed[b]; k = (k + 1) | 0) {
    const o: i32 = oppAt(b, k);
    if (getI32(o, OPP_STATE) !== FREE) holdAccount(o, 0);
  }
}

/** Whether an arrival of a source finds an account that is free. */
export function findsAccount(from: i32, k0: i32, k1: i32, day: i32): bool {
  const g: i32 = sourceMarket[getI32(from, SOURCE_NOW_INDEX)];
  if (g < 0 || day < 0) return true;
  const all: i32 = marketAccounts[g];
  return unit(draw(k0, k1, FOR_MARKET)) * toF64(all) < toF64((all - marketUsed[(imul(getI32(from, SOURCE_NOW_TRIAL), segments) + g) | 0]) | 0);
}

/** A new opportunity holds an account of its market; it will until it is lost, or until its customer churns. */
export function holdAccount(o: i32, day: i32): void {
  const g: i32 = day < 0 ? -1 : sourceMarket[sourceOf(o)];
  setI32(o, OPP_HOLDS, g);
  if (g >= 0) use(getI32(o, OPP_TRIAL), g, 1);
}

/** The opportunity that a lead becomes takes over its account. */
export function passAccount(lead: i32, o: i32): void {
  setI32(o, OPP_HOLDS, getI32(lead, OPP_HOLDS));
  setI32(lead, OPP_HOLDS, -1);
}

/** A deal was not won: its account can be sold to again after a while. */
export function coolAccount(o: i32, clock: f64, day: i32): void {
  const g: i32 = getI32(o, OPP_HOLDS);
  if (g < 0) return;
  setI32(o, OPP_HOLDS, -1);
  const b: i32 = getI32(o, OPP_TRIAL);
  const end: i32 = toI32(floorF64(clock + marketCoolDown[g]));
  if (end <= day) use(b, g, -1);
  else if (end < horizonDays) push(listOf(end, EVENT_COOLED), (imul(b, segments) + g) | 0);
}

/** An account, by trial and segment, has cooled down. */
export function returnAccount(entry: i32): void {
  marketUsed[entry] = (marketUsed[entry] - 1) | 0;
}

/** A customer has churned. */
export function returnCustomer(at: i32): void {
  if (accountHolds[at] >= 0) use((at / accountPlaces) | 0, accountHolds[at], -1);
  accountHolds[at] = -1;
}

/** A customer has come back. */
export function takeCustomer(at: i32, g: i32): void {
  if (marketAccounts[g] === 0) return;
  accountHolds[at] = g;
  use((at / accountPlaces) | 0, g, 1);
}

export function closeMarkets(b: i32, period: i32): void {
  for (let g: i32 = 0; g < segments; g = (g + 1) | 0) count(accountAt(b, g, ACC_MARKET, period), toF64(marketUsed[(imul(b, segments) + g) | 0]));
}

function use(b: i32, g: i32, n: i32): void {
  marketUsed[(imul(b, segments) + g) | 0] += n;
}
