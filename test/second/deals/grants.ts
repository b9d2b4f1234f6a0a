import { releaseSeized, closeDeal } from './closing.ts';
import { takeSlot } from '../people/slots.ts';
import { continueStage, resumeStage, startStage } from './stages.ts';
import { canStart, dequeue, enqueue, headOf, ownerFor, waitingDeals } from './waiting.ts';
import type { Deal, World } from '../world.ts';

/** A grant: counted, and everything that the deal waits for is taken at once. */
function start(world: World, deal: Deal, day: number): void {
  const { owner, pools } = deal.needs;
  for (const pool of owner ? [deal.motion.owner, ...pools] : pools) world.ledger.granted(pool, day, day - deal.askedDay);
  take(world, deal, day);
}

function take(world: World, deal: Deal, day: number): void {
  dequeue(world, deal);
  if (deal.needs.owner) {
    deal.seat = ownerFor(deal)!;
    takeSlot(deal.seat);
  }
  for (const pool of deal.needs.pools) pool.seized += 1;
  deal.seized = deal.needs.pools;
  if (deal.remaining !== null) resumeStage(world, deal, day);
  else if (deal.age !== null) continueStage(world, deal, day);
  else startStage(world, deal, Math.max(deal.clock, day), day);
}

/** Puts a deal where it stands on the opening day, before anything happens and so without a grant; what finds no room waits. */
export function place(world: World, deal: Deal): void {
  enqueue(world, deal, 0);
  if (canStart(deal)) take(world, deal, 0);
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

function goCold(world: World, day: number, isPast: (deal: Deal) => boolean): void {
  for (const deal of waitingDeals(world, (waiting) => waiting.coldDay <= day && isPast(waiting))) {
    closeDeal(world, deal, 'noDecision', Math.max(deal.clock, day), day);
  }
}

/** What waits: those past their patience go, then slots are granted; who asked today and has no patience goes after that. */
export function serveWaiting(world: World, day: number): void {
  if (world.queues.size === 0) return;
  goCold(world, day, (deal) => deal.askedDay < day);
  grant(world, day);
  goCold(world, day, (deal) => deal.askedDay === day);
}

/** A new deal joins its queue, which is served; without patience it goes cold at once. */
export function join(world: World, deal: Deal, day: number): void {
  enqueue(world, deal, day);
  serve(world, deal.needs.key, day);
  if (deal.state === 'waiting' && deal.coldDay <= day) closeDeal(world, deal, 'noDecision', Math.max(deal.clock, day), day);
}

/** Ends one stage: its slots are released; the next stage starts, or waits if it must be granted something. */
function endStage(world: World, deal: Deal, day: number): void {
  if (typeof deal.next === 'string') {
    closeDeal(world, deal, deal.next, deal.end, day);
    return;
  }
  releaseSeized(deal);
  deal.stage = deal.next;
  deal.clock = deal.end;
  if (deal.motion.stages[deal.stage]!.seizes.length === 0) startStage(world, deal, deal.clock, day);
  else enqueue(world, deal, day);
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

/** Stage ends and grants, again and again while anything ends today. */
export function settleDay(world: World, day: number): void {
  do {
    endStages(world, day);
    serveWaiting(world, day);
  } while (world.due.has(day));
}
