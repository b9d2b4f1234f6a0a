import { closeDeal, releaseOwner, releaseSeized } from './closing.ts';
import { dropRenewals } from '../accounts.ts';
import { dequeue, enqueue } from './waiting.ts';
import type { Deal, Person, World } from '../world.ts';

/** A leaver's open deals, in order of creation: some are lost, the others wait for a seat and lose some days. */
export function handOver(world: World, leaver: Person, day: number): void {
  const { pool } = leaver.seat;
  for (const deal of [...world.open].filter(({ seat }) => seat === leaver.seat)) {
    if (world.random.chance(pool.handoverLost)) closeDeal(world, deal, 'lost', Math.max(deal.clock, day), day);
    else passOn(world, deal, day);
  }
  dropRenewals(world, leaver.seat);
}

function passOn(world: World, deal: Deal, day: number): void {
  const { spec } = deal.motion.owner;
  if (deal.state === 'waiting') dequeue(world, deal);
  else deal.remaining = Math.max(0, deal.end - day) + (spec.handover?.days ?? 0);
  deal.boundSeat = spec.assignment === 'territory' ? deal.seat : null;
  releaseSeized(deal, day);
  releaseOwner(deal, day);
  enqueue(world, deal, day, true);
}
