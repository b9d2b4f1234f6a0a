import type { Deal, World } from '../world.ts';

/** The end of a winning last stage after the pull of a period's close, decided once, on the day the stage starts. */
export function acrossClose(world: World, deal: Deal, due: number, day: number): number {
  const { slip, pull } = deal.motion.spec.quarterEnd ?? {};
  const { timeline, random, ledger } = world;
  const position = timeline.periodOf(Math.floor(due));
  const close = timeline.startOf(position + 1);
  if (slip && close - due <= slip.withinDays && random.chance(deal.motion.slipProbability)) {
    ledger.moved(position, 'slipped', deal.amount);
    return close + (close - due);
  }
  const closeBefore = timeline.startOf(position);
  const isAhead = closeBefore > day;
  if (pull && isAhead && due - closeBefore < pull.withinDays && random.chance(deal.motion.pullProbability)) {
    deal.priceShare = 1 - pull.discount;
    ledger.moved(position - 1, 'pulled', deal.amount * deal.priceShare);
    return Math.max(closeBefore - 1, deal.clock, day);
  }
  return due;
}
