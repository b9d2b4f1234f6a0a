import type { Result, ResultTarget } from '../record/result.ts';
import { amountIn, gapIn } from './amount.ts';
import { bottleneck } from './bottleneck.ts';
import { howOften, simulationError } from './chance.ts';
import { findLine } from './find-line.ts';
import { horizonOf } from './horizon.ts';
import { measureWords } from './measure-words.ts';
import type { Money } from './money.ts';
import { grouped } from './number.ts';
import { spread } from './spread.ts';

/**
 * The answer in sentences: how often the first target is reached and by how much it is missed, what one trial in ten
 * falls below, which pool is the bottleneck where one is, and what the figure takes for granted. Simulation error is named as such, never as confidence.
 */
export function headline(result: Result, money: Money): string[] {
  const [target] = result.targets;
  const first = target === undefined ? 'No target is set, so there is no chance of reaching one.' : reached(result, target, money);
  return [first, ...(target === undefined ? [] : missed(target, money)), ...tails(result, target, money), ...held(result), ...certainty(result, target)];
}

function reached(result: Result, target: ResultTarget, money: Money): string {
  const { trials, trial } = horizonOf(result.periods);
  const { total } = target.hit;
  const { noun, reaches } = measureWords(target.measure);
  const amount = amountIn(target.unit, money)(target.total);
  if (total.n === 0) return `No ${trial} has a ${noun} to compare with the target of ${amount}.`;
  if (total.hits === 0 && total.n >= 100) return `The team ${reaches(amount)} in ${howOften(total)} ${trials} (${simulationError(total)}).`;
  return `In ${howOften(total)} ${trials} the team ${reaches(amount)} (${simulationError(total)}).`;
}

function missed({ unit, shortfall }: ResultTarget, money: Money): string[] {
  if (shortfall.ifMissed === null) return [];
  return [`When it misses, it misses by ${gapIn(unit, money)(shortfall.ifMissed)} on average.`];
}

/** Where the distribution of the first target's measure lies, or that of all bookings without a target. */
function tails(result: Result, target: ResultTarget | undefined, money: Money): string[] {
  const { trial } = horizonOf(result.periods);
  const line = target === undefined ? findLine(result, 'bookings.total') : spread(result, target);
  if (line === undefined) return [];
  const { p10, p50, p90 } = line.total;
  if (p10 === null || p50 === null || p90 === null) return [];
  const amount = amountIn(line.unit, money);
  return [`1 ${trial} in 10 is below ${amount(p10)}, half are above ${amount(p50)}, and 1 in 10 is above ${amount(p90)}.`];
}

function held(result: Result): string[] {
  const sentence = bottleneck(result);
  return sentence === null ? [] : [sentence];
}

/** Whether luck is all that varies, or inputs too. */
function certainty({ scenario: { uncertain } }: Result, target: ResultTarget | undefined): string[] {
  if (uncertain.length === 0) return ['All rates are taken as exactly known.'];
  const inputs = uncertain.length === 1 ? '1 input that is not exactly known' : `${grouped(uncertain.length)} inputs that are not exactly known`;
  const given = target?.hit.total.givenRates ?? null;
  const others = 'all other rates are taken as exactly known';
  if (given === null) return [`The figures include ${inputs}; ${others}.`];
  const [low, high] = given.map((share) => Math.round(share * 100));
  return [`Given ${inputs}, the chance itself lies between ${low} and ${high} % (P10 to P90); ${others}.`];
}
