import { createDeal } from './arrivals.ts';
import { releaseOwner, releaseSeized } from './closing.ts';
import { bentTo } from './funnel.ts';
import { place } from './grants.ts';
import { continueStage } from './stages.ts';
import { dequeue } from './waiting.ts';
import type { Deal, Motion, World } from '../world.ts';

/** What is open on the opening day: named deals, and what the leader knows of the rest. */
export function openBooks(world: World): void {
  for (const motion of world.motions) rescale(world, motion);
  placeNamedDeals(world);
}

/** Named deals take slots in file order; those that find no room wait. */
function placeNamedDeals(world: World): void {
  for (const named of Object.values(world.scenario.pipeline)) {
    const motion = named.motion === undefined ? world.motions[0]! : world.motions.find(({ name }) => name === named.motion)!;
    const stage = motion.stages.findIndex(({ name }) => name === named.stage);
    const earlier = motion.stages.slice(0, stage).reduce((sum, { days }) => sum + days.mean, 0);
    const age = named.stageAgeDays ?? (named.ageDays === undefined ? 0 : Math.max(0, named.ageDays - earlier));
    const source = motion.sources.find(({ name }) => name === named.source) ?? null;
    const deal = createDeal(world, motion, source, -(named.ageDays ?? age + earlier), null);
    deal.amount = named.amount;
    if (named.winRate !== undefined) {
      // the stages before its own are behind it
      const own = bentTo(named.winRate, deal.advance.slice(stage));
      deal.advance = [...deal.advance.slice(0, stage), ...own];
    }
    Object.assign(deal, { stage, age });
    place(world, deal);
  }
}

/** Resamples the warm pipeline of a motion to a known count, then scales its amounts to a known value. */
function rescale(world: World, motion: Motion): void {
  const { count, value } = motion.spec.openingPipeline ?? {};
  const warm = [...world.open].filter((deal) => deal.motion === motion);
  if (count !== undefined) resample(world, warm, Math.round(count));
  if (value === undefined) return;
  const known = [...world.open].filter((deal) => deal.motion === motion);
  const total = known.reduce((sum, { amount }) => sum + amount, 0);
  for (const deal of known) deal.amount *= value / total;
}

/**
 * Systematic resampling in order of creation. A deal that stays keeps its owner and its place in a queue; if its stage is
 * running, outcome and time left are drawn again given its age. Further copies of it are new deals of the same stage and age.
 */
function resample(world: World, warm: readonly Deal[], count: number): void {
  const offset = world.random.uniform();
  const chosen = Array.from({ length: count }, (_, i) => Math.floor(((i + offset) * warm.length) / count));
  const times = warm.map((_, k) => chosen.filter((index) => index === k).length);
  const ages = warm.map((deal) => (deal.state === 'running' ? -deal.clock : null));
  for (const [k, deal] of warm.entries()) {
    if (times[k] === 0) remove(world, deal);
    else if (deal.state === 'running') {
      deal.version += 1;
      deal.age = ages[k]!;
      continueStage(world, deal, 0, 0);
    }
  }
  for (const [k, deal] of warm.entries()) {
    for (let copies = 1; copies < times[k]!; copies++) {
      const copy = createDeal(world, deal.motion, deal.source, deal.created, deal.boundSeat);
      Object.assign(copy, { stage: deal.stage, age: ages[k]! });
      place(world, copy);
    }
  }
}

function remove(world: World, deal: Deal): void {
  if (deal.state === 'waiting') dequeue(world, deal);
  releaseSeized(deal, 0);
  releaseOwner(deal, 0);
  deal.version += 1;
  world.open.delete(deal);
}
