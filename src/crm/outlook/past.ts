import { type History, status } from '../history.ts';
import type { CalendarEffects } from './calendar-effects.ts';
import { chancesOf } from './chances.ts';
import type { Clock } from './clock.ts';
import type { Covariate } from './covariates.ts';
import { type GroupEffect, groupEffectOf } from './group-effects.ts';
import { type Hazards, hazardsOf } from './hazards.ts';
import { riskOf } from './risk.ts';
import type { Residual } from './shared-shock.ts';
import type { Spells } from './spells.ts';
import { type WindowErrors, windowErrorsOf, windowResidual } from './windows.ts';

/** What the ended steps of a history teach: each was forecast with what was known before it. */
export interface Past {
  readonly hazards: Hazards;
  readonly residuals: readonly Residual[];
  readonly effects: readonly GroupEffect[];
  readonly wins: number;
  readonly stepTicks: number;
  /** of windows as long as the one ahead */
  readonly windows: WindowErrors;
}

/** Days of a step; snapshots are a step each. */
const STEP_DAYS = 7;
const ARRIVAL_TICKS = 182;
/** Wins that must be known before a step is forecast. */
const FEWEST_WINS = 10;
/** More pairs of deal and step than this add nothing: older ones are left out. */
const MOST_PAIRS = 3_000_000;

/** Open deals on the morning of each step, with the chance that each had of being won in it. */
interface Pairs {
  readonly step: number[];
  readonly deal: number[];
  readonly tick: number[];
  readonly chance: number[];
}

export interface PastInput {
  readonly history: History;
  readonly clock: Clock;
  readonly spells: Spells;
  readonly calendar: CalendarEffects;
  readonly covariates: readonly Covariate[];
  /** what each deal is worth */
  readonly value: Float64Array;
  /** the tick at which each deal came, and in which state deals begin */
  readonly created: Int32Array;
  readonly begins: Float64Array;
  /** ticks ahead */
  readonly length: number;
}

export function pastOf({ history, clock, spells, calendar, covariates, value, created, begins, length }: PastInput): Past {
  const stepTicks = clock.unit === 'day' ? STEP_DAYS : 1;
  const first = spells.count === 0 ? 0 : spells.from.subarray(0, spells.count).reduce((least, tick) => Math.min(least, tick), clock.now);
  const risk = riskOf(spells, first);
  const wonAt = winTicks(history, clock);
  const pairs: Pairs = { step: [], deal: [], tick: [], chance: [] };
  const winsBefore: number[] = [];
  let begin = clock.now - Math.floor((clock.now - first) / stepTicks) * stepTicks;
  let wins = 0;
  const windows: Residual[] = [];
  let firstWindow = clock.now;
  for (; begin < clock.now; begin += stepTicks) {
    while (risk.tick < begin) risk.step(calendar.activity(risk.tick));
    wins = wonAt.reduce((count, tick) => (tick < begin ? count + 1 : count), 0);
    if (wins < FEWEST_WINS) continue;
    const hazards = hazardsOf(risk);
    const { open } = chancesOf(hazards, begin, begin + stepTicks, calendar.activity);
    addPairs(pairs, spells, { begin, step: winsBefore.length, ages: risk.ages, open });
    winsBefore.push(wins);
    if (length < 1 || begin + length > clock.now || begin - first < length) continue;
    const chances = chancesOf(hazards, begin, begin + length, calendar.activity);
    const window = windowResidual(spells, { begin, length, ages: risk.ages, chances, arrivals: arrivalsBefore(created, begin, calendar), begins, value, wonAt });
    if (window !== null) windows.push({ ratio: window.ratio, variance: window.variance + 1 / wins });
    firstWindow = Math.min(firstWindow, begin);
  }
  while (risk.tick < clock.now) risk.step(calendar.activity(risk.tick));
  const factors = new Float64Array(pairs.deal.length).fill(1);
  const effects = covariates.map((covariate) => fitEffect(covariate, pairs, factors, wonAt, stepTicks));
  return { hazards: hazardsOf(risk), residuals: residualsOf(pairs, factors, { wonAt, value, winsBefore, stepTicks }), effects, wins, stepTicks, windows: windowErrorsOf(windows, clock.now - firstWindow, Math.max(1, length)) };
}

/** A mean rate of the half year before a tick. */
function arrivalsBefore(created: Int32Array, begin: number, calendar: CalendarEffects): (tick: number) => number {
  let [count, first] = [0, begin];
  for (const tick of created) {
    if (tick >= begin || tick < begin - ARRIVAL_TICKS) continue;
    count += 1;
    first = Math.min(first, Math.max(0, tick));
  }
  const rate = count / Math.max(1, begin - first);
  return (tick) => rate * calendar.arrivals(tick);
}

function winTicks({ opportunities: { count, status: states, closed } }: History, clock: Clock): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => (states[i] === status.won ? clock.tickOf(closed[i]) : 0x7fffffff));
}

function addPairs(pairs: Pairs, spells: Spells, { begin, step, ages, open }: { begin: number; step: number; ages: number; open: Float64Array }): void {
  for (let i = 0; i < spells.count; i++) {
    if (spells.from[i] >= begin || spells.exit[i] < begin) continue;
    const chance = open[spells.state[i] * ages + Math.min(ages - 1, begin - spells.enter[i])];
    if (!(chance > 1e-9)) continue;
    pairs.step.push(step);
    pairs.deal.push(spells.deal[i]);
    pairs.tick.push(begin);
    pairs.chance.push(chance);
  }
  const over = pairs.deal.length - MOST_PAIRS;
  if (over > 0) for (const column of [pairs.step, pairs.deal, pairs.tick, pairs.chance]) column.splice(0, over);
}

/** Seen and expected wins by group, given the effects before; the factors of the pairs take the new one in. */
function fitEffect(covariate: Covariate, pairs: Pairs, factors: Float64Array, wonAt: Int32Array, stepTicks: number): GroupEffect {
  const [seen, expected] = [new Float64Array(covariate.groups), new Float64Array(covariate.groups)];
  const groups = Int32Array.from(pairs.deal, (deal, i) => covariate.of(deal, pairs.tick[i], pairs.tick[i] + stepTicks));
  for (let i = 0; i < groups.length; i++) {
    if (groups[i] < 0) continue;
    expected[groups[i]] += factored(pairs.chance[i], factors[i]);
    if (isWon(wonAt[pairs.deal[i]], pairs.tick[i], stepTicks)) seen[groups[i]] += 1;
  }
  const effect = groupEffectOf(covariate.name, seen, expected);
  for (let i = 0; i < groups.length; i++) if (groups[i] >= 0) factors[i] *= effect.factors[groups[i]];
  return effect;
}

const isWon = (tick: number, begin: number, stepTicks: number): boolean => tick >= begin && tick < begin + stepTicks;

/** A chance over some time when the rate behind it is multiplied. */
export const factored = (chance: number, factor: number): number => -Math.expm1(factor * Math.log1p(-Math.min(chance, 1 - 1e-12)));

function residualsOf(pairs: Pairs, factors: Float64Array, { wonAt, value, winsBefore, stepTicks }: { wonAt: Int32Array; value: Float64Array; winsBefore: readonly number[]; stepTicks: number }): Residual[] {
  const steps = winsBefore.length;
  const [actual, expected, luck] = [new Float64Array(steps), new Float64Array(steps), new Float64Array(steps)];
  for (let i = 0; i < pairs.deal.length; i++) {
    const [step, worth] = [pairs.step[i], value[pairs.deal[i]]];
    const chance = factored(pairs.chance[i], factors[i]);
    expected[step] += chance * worth;
    luck[step] += chance * (1 - chance) * worth * worth;
    if (isWon(wonAt[pairs.deal[i]], pairs.tick[i], stepTicks)) actual[step] += worth;
  }
  const known = Array.from(expected.keys()).filter((step) => expected[step] > 0);
  return known.map((step) => ({ ratio: actual[step] / expected[step], variance: luck[step] / (expected[step] * expected[step]) + 1 / winsBefore[step] }));
}
