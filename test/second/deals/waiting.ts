import { freeSlots, hasRoom, poolFreeFrom, seatFreeFrom, seatWithRoomAt } from '../people/slots.ts';
import { append, type Deal, type Needs, type Seat, type World } from '../world.ts';

/** What a deal needs before its present stage can run: an owner if it has none, and the pools that the stage seizes. */
function needsOf(deal: Deal): Needs {
  const { seizes } = deal.motion.stages[deal.stage]!;
  const owner = deal.seat === null;
  const ownerKey = owner ? (deal.boundSeat ? `${deal.motion.owner.name}#${deal.boundSeat.index}` : deal.motion.owner.name) : '';
  const key = `${ownerKey}|${seizes.map((pool) => pool.name).sort().join('|')}`;
  return { owner, pools: seizes, key };
}

/** Asks at a clock, at the end of the queue for what it needs; its patience is drawn now. A handed-over deal waits as long as it takes. */
export function enqueue(world: World, deal: Deal, clock: number, isHandedOver = false): void {
  const stage = deal.motion.stages[deal.stage]!;
  deal.state = 'waiting';
  deal.version += 1;
  deal.needs = needsOf(deal);
  deal.ticket = world.lastTicket += 1;
  deal.clock = clock;
  const patience = isHandedOver ? null : deal.needs.owner ? (deal.motion.patience ?? stage.patience) : stage.patience;
  deal.coldClock = patience === null ? Infinity : clock + Math.max(0, patience.draw(world.random));
  append(world.queues, deal.needs.key, deal);
}

export function dequeue(world: World, deal: Deal): void {
  const queue = world.queues.get(deal.needs.key)!;
  queue.splice(queue.indexOf(deal), 1);
  if (queue.length === 0) world.queues.delete(deal.needs.key);
}

export function canStart(deal: Deal): boolean {
  const { owner, pools } = deal.needs;
  const seats = deal.boundSeat ? [deal.boundSeat] : deal.motion.owner.seats;
  return pools.every((pool) => freeSlots(pool) >= 1) && (!owner || seats.some(hasRoom));
}

/** Of a deal that can start on a day: who will own it, and the clock from which it and all that it needs are ready. */
export function startOf(deal: Deal, day: number): { seat: Seat; clock: number } {
  const { owner, pools } = deal.needs;
  const ready = Math.max(deal.clock, day);
  const seat = deal.seat ?? deal.boundSeat ?? seatWithRoomAt(deal.motion.owner, ready)!;
  return { seat, clock: Math.max(ready, ...pools.map(poolFreeFrom), owner ? seatFreeFrom(seat) : ready) };
}

/** Who is first in one queue, by the order of the first pool that it waits for. */
export function headOf(queue: readonly Deal[]): Deal {
  const first = queue[0]!;
  const pool = first.needs.owner ? first.motion.owner : first.needs.pools[0]!;
  const { order } = pool.spec;
  if (order === 'size') return queue.reduce((best, deal) => (deal.amount > best.amount ? deal : best));
  if (order === 'dueThisPeriod') return queue.reduce((best, deal) => (deal.created < best.created ? deal : best));
  return first;
}

/** Waiting deals of one kind, in ticket order. */
export function waitingDeals(world: World, isWanted: (deal: Deal) => boolean): Deal[] {
  return [...world.queues.values()].flatMap((queue) => queue.filter(isWanted)).sort((a, b) => a.ticket - b.ticket);
}
