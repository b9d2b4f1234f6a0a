import { bookWin } from './wins.ts';
import { dequeue } from './waiting.ts';
import { releaseSeizedSlot, releaseSlot } from '../people/slots.ts';
import type { Deal, Ending, World } from '../world.ts';

export function releaseSeized(deal: Deal, clock: number): void {
  for (const pool of deal.seized) releaseSeizedSlot(pool, clock);
  deal.seized = [];
}

export function releaseOwner(deal: Deal, clock: number): void {
  if (deal.seat) releaseSlot(deal.seat, clock);
  deal.seat = null;
}

/** A deal's last moment: its slots are free from its clock on, and its result is counted from the opening day on. */
export function closeDeal(world: World, deal: Deal, ending: Ending, clock: number, day: number): void {
  if (deal.state === 'waiting') dequeue(world, deal);
  const seat = deal.seat;
  releaseSeized(deal, clock);
  releaseOwner(deal, clock);
  deal.state = 'closed';
  deal.version += 1;
  world.open.delete(deal);
  if (day < 0) return;
  world.ledger.closed(deal, ending, clock, day);
  if (ending === 'won') bookWin(world, deal, seat!.person!, clock, day);
}
