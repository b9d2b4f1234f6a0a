import { DAYS_PER_MONTH } from '../../src/scenario/calendar.ts';
import { shifted } from './deals/funnel.ts';
import { perEvent } from './draws/specification.ts';
import { seatWithRoom, takeSlot } from './people/slots.ts';
import { append, type Account, type Seat, type World } from './world.ts';

/** The installed base: contract i of n ends evenly over the term, or at random in it. */
export function openAccounts(world: World): void {
  for (const base of Object.values(world.scenario.accounts)) {
    const segment = base.segment ?? Object.keys(world.scenario.segments)[0]!;
    const motion = world.renewals.find((renewal) => renewal.segment === segment);
    if (!motion) continue;
    const arr = perEvent(base.arr, world.random);
    for (let i = 0; i < base.count; i++) {
      const share = base.ends === 'even' ? (i + 0.5) / base.count : world.random.uniform();
      const ends = share * base.termMonths * DAYS_PER_MONTH;
      const tenureMonthsAtEnd = base.tenureMonths + share * base.termMonths;
      addAccount(world, { segment, motion, termMonths: base.termMonths, arr: arr.draw(world.random), ends, tenureMonthsAtEnd, worked: 'notYet' }, 0);
    }
  }
}

export function addAccount(world: World, account: Account, day: number): void {
  world.accounts.push(account);
  scheduleRenewal(world, account, day);
}

function scheduleRenewal(world: World, account: Account, day: number): void {
  account.worked = 'notYet';
  append(world.renewalsOpening, Math.max(day, Math.floor(account.ends - account.motion.spec.leadDays)), account);
  append(world.renewalsEnding, Math.floor(account.ends), account);
}

/** Contract dates of today, then renewals that open today. */
export function renewalsOn(world: World, day: number): void {
  for (const account of world.renewalsEnding.get(day) ?? []) {
    if (account.worked === 'notYet') ask(world, account, day);
    resolve(world, account, day);
  }
  for (const account of world.renewalsOpening.get(day) ?? []) if (account.worked === 'notYet' && account.arr > 0) ask(world, account, day);
}

/** Asks the owner pool once for a slot. */
function ask(world: World, account: Account, day: number): void {
  const seat = seatWithRoom(account.motion.owner);
  account.worked = seat ?? 'uncovered';
  if (!seat) return;
  takeSlot(seat);
  world.ledger.granted(account.motion.owner, day, 0);
}

/** A leaver's open renewals have nobody any more: they asked once, and are uncovered from now on. */
export function dropRenewals(world: World, seat: Seat): void {
  for (const account of world.accounts) {
    if (account.worked !== seat) continue;
    account.worked = 'uncovered';
    seat.used -= 1;
  }
}

function resolve(world: World, account: Account, day: number): void {
  const { motion, worked, arr: old } = account;
  const { random } = world;
  const { arr, renewals, bookings } = world.ledger.period(day);
  const seat = worked === 'uncovered' || worked === 'notYet' ? null : worked;
  if (seat) seat.used -= 1;
  renewals.due += old;
  if (!seat) renewals.uncovered += old;

  const p = motion.rates.findLast(({ fromMonths }) => account.tenureMonthsAtEnd >= fromMonths)!.rate;
  if (!random.chance(seat ? p : shifted(p, motion.spec.uncoveredOdds))) {
    arr.churned += old;
    account.arr = 0;
    account.worked = 'notYet';
    return;
  }

  // renewed: it shrinks, or it may be raised
  const shrinks = motion.contractionShare !== null && random.chance(motion.contractionProbability);
  const lostShare = shrinks ? Math.min(1, motion.contractionShare!.draw(random)) : 0;
  const raise = shrinks || !motion.uplift ? 0 : old * motion.uplift.draw(random);
  const kept = old * (1 - lostShare);
  renewals.renewed += kept;
  const part = Math.min(1, account.termMonths / 12);
  bookings.renewal += kept * part;
  bookings.expansion += raise * part;
  arr.contraction += old - kept;
  arr.uplift += raise;
  account.arr = kept + raise;
  const shares = world.scenario.credit[motion.owner.name];
  if (seat?.person) {
    world.ledger.credit(seat.person, 'renewal', kept * part * (shares?.renewal ?? 1), day);
    world.ledger.credit(seat.person, 'uplift', raise * part * (shares?.uplift ?? 1), day);
  }

  account.ends += account.termMonths * DAYS_PER_MONTH;
  account.tenureMonthsAtEnd += account.termMonths;
  scheduleRenewal(world, account, day);
}
