import { shifted } from './funnel.ts';
import { acrossClose } from './quarter-end.ts';
import { rampOdds } from '../people/ramp.ts';
import { append, type Deal, type Ending, type FunnelStage, type World } from '../world.ts';

/** Starts the deal's present stage at a clock, on a day: its outcome and its days are decided now. */
export function startStage(world: World, deal: Deal, clock: number, day: number): void {
  const period = world.timeline.periodOf(day);
  const isWarm = day < 0;
  const odds = oddsOf(world, deal, { startDay: day, day, shock: isWarm ? 1 : world.shocks.winOdds[period]! });
  const next = drawNext(world, deal, odds);
  const days = drawDays(world, deal, next) * (isWarm ? 1 : world.shocks.cycle[period]!);
  deal.clock = clock;
  run(world, deal, next, endOf(stageOf(deal), clock, days), day);
}

/**
 * Goes on with a stage that began `age` days before the opening day, under neutral shocks: outcome and days are drawn
 * together until they agree with the age. Where no draw can, the stage ends the next day with the stated probability.
 */
export function continueStage(world: World, deal: Deal, clock: number, day: number): void {
  const age = deal.age!;
  const odds = oddsOf(world, deal, { startDay: Math.floor(-age), day, shock: 1 });
  const p = deal.advance[deal.stage]!;
  const { days: ifAdvances, daysIfLost } = stageOf(deal);
  const longest = Math.max(p > 0 ? ifAdvances.upper : 0, p < 1 ? daysIfLost.upper : 0) * (deal.source?.daysFactor ?? 1);
  deal.clock = clock;
  deal.age = null;
  if (age >= longest) {
    run(world, deal, drawNext(world, deal, odds), clock + 1, day);
    return;
  }
  for (;;) {
    const next = drawNext(world, deal, odds);
    const days = drawDays(world, deal, next);
    if (days <= age) continue;
    run(world, deal, next, endOf(stageOf(deal), clock, days - age), day);
    return;
  }
}

/** Takes up a stage that a hand-over interrupted; what is left of it counts from the clock. */
export function resumeStage(world: World, deal: Deal, clock: number): void {
  deal.state = 'running';
  deal.clock = clock;
  deal.end = clock + deal.remaining!;
  deal.remaining = null;
  schedule(world, deal);
}

const stageOf = (deal: Deal): FunnelStage => deal.motion.stages[deal.stage]!;

const endOf = (stage: FunnelStage, clock: number, days: number): number =>
  stage.isWholeDays ? Math.floor(clock) + Math.floor(days) + 1 : clock + days;

/** Multiplier of one stage's odds: person and ramp of today, source, season of the day the stage began, the period's shock. */
function oddsOf(world: World, deal: Deal, { startDay, day, shock }: { startDay: number; day: number; shock: number }): number {
  const { owner, power } = deal.motion;
  const person = deal.seat!.person!;
  const season = world.seasons.winOdds[world.timeline.monthOf(startDay)]!;
  const overall = person.skill * rampOdds(owner, person, Math.max(0, day)) * (deal.source?.winOdds ?? 1) * season * shock;
  return overall ** power;
}

function drawNext(world: World, deal: Deal, odds: number): number | Ending {
  const { random } = world;
  if (random.chance(shifted(deal.advance[deal.stage]!, odds))) return target(world, deal);
  return random.chance(stageOf(deal).noDecision) ? 'noDecision' : 'lost';
}

/** Where those who advance go, in proportion to the stated probabilities. */
function target(world: World, deal: Deal): number | Ending {
  const targets = deal.motion.probabilities.targets[deal.stage]!;
  const total = targets.reduce((sum, { share }) => sum + share, 0);
  let left = targets.length === 1 ? 0 : world.random.uniform() * total;
  const chosen = targets.find(({ share }) => (left -= share) < 0) ?? targets.at(-1)!;
  return chosen.to === deal.motion.stages.length ? 'won' : chosen.to;
}

function drawDays(world: World, deal: Deal, next: number | Ending): number {
  const { days, daysIfLost } = stageOf(deal);
  const isLeaving = next === 'lost' || next === 'noDecision';
  return (isLeaving ? daysIfLost : days).draw(world.random) * (deal.source?.daysFactor ?? 1);
}

function run(world: World, deal: Deal, next: number | Ending, end: number, day: number): void {
  deal.state = 'running';
  deal.next = next;
  deal.end = next === 'won' && day >= 0 ? acrossClose(world, deal, end, day) : end;
  schedule(world, deal);
}

function schedule(world: World, deal: Deal): void {
  const day = Math.floor(deal.end);
  if (day < world.timeline.horizon) append(world.due, day, { deal, version: deal.version });
}
