import { DAYS_PER_MONTH } from '../../../src/scenario/calendar.ts';
import { addAccount } from '../accounts.ts';
import type { Deal, Person, World } from '../world.ts';

/** A won deal is booked on its close day, credits people, and creates an account where renewals cover the segment. */
export function bookWin(world: World, deal: Deal, owner: Person, clock: number, day: number): void {
  const { motion, source } = deal;
  const annual = deal.amount * deal.priceShare * world.seasons.dealSize[world.timeline.monthOf(day)]!;
  // a term under a year books its part of the annual value; ARR is the whole
  const gross = annual * Math.min(1, motion.spec.termMonths / 12);
  const isResold = source?.spec.fulfilment === 'resale' || source?.spec.fulfilment === 'whiteLabel';
  const net = isResold ? gross * (1 - source.spec.margin) : gross;
  world.ledger.booked(deal, gross, net, motion.oneOff?.draw(world.random) ?? 0, day);

  // the owner's person, then pools that the motion's stages seize and that have a share of their own
  const base = (world.scenario.creditBase === 'net' ? net : gross) * (source?.spec.credit ?? 1);
  world.ledger.credit(owner, 'new', base * (world.scenario.credit[motion.owner.name]?.new ?? 1), day);
  const seizing = new Set(motion.stages.flatMap((stage) => stage.seizes).filter((pool) => pool !== motion.owner));
  for (const pool of seizing) world.ledger.creditPool(pool, 'new', base * (world.scenario.credit[pool.name]?.new ?? 0), day);

  const renewal = world.renewals.find(({ segment }) => segment === motion.segment);
  if (!renewal) return;
  const { termMonths, startDelayDays } = motion.spec;
  const arr = isResold ? annual * (1 - source.spec.margin) : annual;
  world.ledger.period(day).arr.new += arr;
  addAccount(world, { segment: motion.segment, motion: renewal, termMonths, arr, ends: clock + startDelayDays + termMonths * DAYS_PER_MONTH, tenureMonthsAtEnd: termMonths, worked: 'notYet' }, day);
}
