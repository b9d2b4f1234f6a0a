import { freeSlots, hasRoom, seatWithRoom } from '../people/slots.ts';
import { append, type Deal, type Needs, type Pool, type Seat, type World } from '../world.ts';

/** What a deal needs before its present stage can run: an owner if it has none, and the pools that the stage seizes. */
function needsOf(deal: Deal): Needs {
  const { seizes } = deal.motion.stages[deal.stage]!;
  const owner = deal.seat === null;
  const ownerKey = owner ? (deal.boundSeat ? `${deal.motion.owner.name}#${deal.boundSeat.index}` : deal.motion.owner.name) : '';
  const key = `${ownerKey}|${seizes.map((pool) => pool.name).sort().join('|')}`;
  return { owner, pools: seizes, key };
}

/** Joins the end of the queue for what it needs; how long it will wait is drawn now. A handed-over deal waits as long as it takes. */
export function enqueue(world: World, deal: Deal, day: number, isHandedOver = false): void {
  const stage = deal.motion.stages[deal.stage]!;
  deal.state = 'waiting';
  deal.version += 1;
  deal.needs = needsOf(deal);
  deal.ticket = world.lastTicket += 1;
  deal.askedDay = day;
  const patience = isHandedOver ? null : deal.needs.owner ? (deal.motion.patience ?? stage.patience) : stage.patience;
  deal.coldDay = patience === null ? Infinity : Math.floor(day + patience.draw(world.random));
  append(world.queues, deal.needs.key, deal);
}

export function dequeue(world: World, deal: Deal): void {
  const queue = world.queues.get(deal.needs.key)!;
  queue.splice(queue.indexOf(deal), 1);
  if (queue.length === 0) world.queues.delete(deal.needs.key);
}

/** The seat that would own the deal if it started now; null where none has room. */
export function ownerFor(deal: Deal): Seat | null {
  if (deal.boundSeat) return hasRoom(deal.boundSeat) ? deal.boundSeat : null;
  return seatWithRoom(deal.motion.owner);
}

export function canStart(deal: Deal): boolean {
  const { owner, pools } = deal.needs;
  const wanted = (pool: Pool): number => pools.filter((other) => other === pool).length;
  return pools.every((pool) => freeSlots(pool) >= wanted(pool)) && (!owner || ownerFor(deal) !== null);
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
