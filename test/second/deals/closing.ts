import { bookWin } from './wins.ts';
import { dequeue } from './waiting.ts';
import type { Deal, Ending, World } from '../world.ts';

export function releaseSeized(deal: Deal): void {
  for (const pool of deal.seized) pool.seized -= 1;
  deal.seized = [];
}

export function releaseOwner(deal: Deal): void {
  if (deal.seat) deal.seat.used -= 1;
  deal.seat = null;
}

/** A deal's last moment: its slots are free again, and its result is counted from the opening day on. */
export function closeDeal(world: World, deal: Deal, ending: Ending, clock: number, day: number): void {
  if (deal.state === 'waiting') dequeue(world, deal);
  const seat = deal.seat;
  releaseSeized(deal);
  releaseOwner(deal);
  deal.state = 'closed';
  deal.version += 1;
  world.open.delete(deal);
  if (day < 0) return;
  world.ledger.closed(deal, ending, clock, day);
  if (ending === 'won') bookWin(world, deal, seat!.person!, clock, day);
}
