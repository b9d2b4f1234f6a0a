import { releaseSeized, closeDeal } from './closing.ts';
import { seizeSlot, takeSlot } from '../people/slots.ts';
import { continueStage, resumeStage, startStage } from './stages.ts';
import { canStart, dequeue, enqueue, headOf, startOf, waitingDeals } from './waiting.ts';
import type { Deal, Seat, World } from '../world.ts';

/** A grant: counted, and everything that the deal waits for is taken at once; unless its patience ends before that is free. */
function start(world: World, deal: Deal, day: number): void {
  const { seat, clock } = startOf(deal, day);
  if (clock > deal.clock && clock >= deal.coldClock) {
    goCold(world, deal, day);
    return;
  }
  const { owner, pools } = deal.needs;
  for (const pool of owner ? [deal.motion.owner, ...pools] : pools) world.ledger.granted(pool, day, clock - deal.clock);
  take(world, deal, seat, clock, day);
}

function take(world: World, deal: Deal, seat: Seat, clock: number, day: number): void {
  dequeue(world, deal);
  if (deal.needs.owner) takeSlot(seat);
  deal.seat = seat;
  for (const pool of deal.needs.pools) seizeSlot(pool);
  deal.seized = deal.needs.pools;
  if (deal.remaining !== null) resumeStage(world, deal, clock);
  else if (deal.age !== null) continueStage(world, deal, clock, day);
  else startStage(world, deal, clock, day);
}

const goCold = (world: World, deal: Deal, day: number): void => closeDeal(world, deal, 'noDecision', deal.coldClock, day);

/** Puts a deal where it stands on the opening day, before anything happens and so without a grant; what finds no room waits. */
export function place(world: World, deal: Deal): void {
  enqueue(world, deal, 0);
  if (canStart(deal)) take(world, deal, startOf(deal, 0).seat, 0, 0);
}

/** Serves one queue as long as its head can start. */
function serve(world: World, key: string, day: number): void {
  for (let queue = world.queues.get(key); queue; queue = world.queues.get(key)) {
    const head = headOf(queue);
    if (!canStart(head)) return;
    start(world, head, day);
  }
}

/** Over the heads of all queues, always the lowest ticket that can start, until none can. */
function grant(world: World, day: number): void {
  for (;;) {
    const heads = [...world.queues.values()].map(headOf).sort((a, b) => a.ticket - b.ticket);
    const next = heads.find(canStart);
    if (!next) return;
    start(world, next, day);
  }
}

/** Waiting deals whose patience ends today go cold, in ticket order; true if there were any. */
export function losePatience(world: World, day: number): boolean {
  const cold = waitingDeals(world, ({ coldClock }) => Math.floor(coldClock) <= day);
  for (const deal of cold) goCold(world, deal, day);
  return cold.length > 0;
}

/** A new deal joins its queue, which is served. */
export function join(world: World, deal: Deal, day: number): void {
  enqueue(world, deal, deal.created);
  serve(world, deal.needs.key, day);
}

/** Ends one stage: its slots are released; the next stage starts, or waits if it must be granted something. */
function endStage(world: World, deal: Deal, day: number): void {
  if (typeof deal.next === 'string') {
    closeDeal(world, deal, deal.next, deal.end, day);
    return;
  }
  releaseSeized(deal, deal.end);
  deal.stage = deal.next;
  if (deal.motion.stages[deal.stage]!.seizes.length === 0) startStage(world, deal, deal.end, day);
  else enqueue(world, deal, deal.end);
}

/** Stage ends of today: those that move on, those that are lost, those that are won; in the order of scheduling. */
function endStages(world: World, day: number): void {
  const due = world.due.get(day) ?? [];
  world.due.delete(day);
  const still = due.filter(({ deal, version }) => deal.version === version);
  const endings: ((deal: Deal) => boolean)[] = [
    (deal) => typeof deal.next === 'number',
    (deal) => deal.next === 'lost' || deal.next === 'noDecision',
    (deal) => deal.next === 'won',
  ];
  const kinds = endings.map((isKind) => still.filter(({ deal }) => isKind(deal)));
  for (const kind of kinds) for (const { deal } of kind) endStage(world, deal, day);
}

/** Stage ends and grants, again and again while anything ends today; who then still waits may go cold, which frees slots again. */
export function settleDay(world: World, day: number): void {
  do {
    do {
      endStages(world, day);
      grant(world, day);
    } while (world.due.has(day));
  } while (losePatience(world, day));
}
