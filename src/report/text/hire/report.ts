import type { Hire, HireSearch } from '../../../decide/hire/result.ts';
import { amountIn } from '../../amount.ts';
import { howOften, interval } from '../../chance.ts';
import { measureWords } from '../../measure-words.ts';
import { grouped } from '../../number.ts';
import { percentPoints } from '../../share.ts';
import { pageOf, type Page, type PageOptions } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { wrap } from '../wrap.ts';
import { frontier } from './frontier.ts';

/** How many people it takes, when to look for them, what it costs, and what holds larger teams back. */
export function hireReport(hire: Hire, options: PageOptions = {}): string[] {
  const page = pageOf(hire.scenario.currency, options);
  const { target, confidence, run, timing } = hire;
  const goal = amountIn(target.unit, page.money)(target.total);
  return [
    ...wrap(page, `How many people for ${goal} of ${measureWords(target.measure).noun} with ${percentPoints(confidence, 0)} confidence: ${hire.scenario.name}`, { indent: 0 }).map(page.bold),
    ...hire.searches.flatMap((search) => searchLines(hire, search, page)),
    '',
    ...note(page, `Target ${target.name} over the whole horizon. ${grouped(timing.trials)} trials in all, seed ${run.seed}; all sizes share their luck.`),
  ];
}

function searchLines(hire: Hire, search: HireSearch, page: Page): string[] {
  return [
    '',
    ...answerLines(hire, search).flatMap((text) => wrap(page, text)),
    ...titled(page, `When (${search.pool})`, whenLines(hire, search, page)),
    ...titled(page, `What each size does (${search.pool})`, frontier(hire, search, page)),
    ...titled(page, 'What a simulation would have needed', requiredLines(search, page)),
  ];
}

/** `28 (27 not excluded)`, or that it cannot be reached, and what stands in the way. */
export function answerLines(hire: Hire, search: HireSearch): string[] {
  const { pool, planned, answer, followers } = search;
  const along = followers.length === 0 ? '' : ` with ${followers.map(({ pool: other, ratio }) => `${other} at ${ratio} per seat`).join(', ')}`;
  if (answer === null) return [unreachable(hire, search), ...obstacle(search)];
  const { seats, more, chance, decided, notExcluded } = answer;
  const against = more === 0 ? 'as planned' : more > 0 ? `${more} more than the ${planned} planned` : `${-more} fewer than the ${planned} planned`;
  const open = notExcluded.length === 0 ? '' : ` (${notExcluded.toReversed().join(', ')} not excluded)`;
  const first = `Seats of ${pool}: ${seats}${open}${along}, ${against}.`;
  const fewest = seats === search.opening && notExcluded.length === 0 ? ' Nobody of the opening day was taken away: fewer were not tried.' : '';
  const how = `The target is reached in ${howOften(chance)} trials (${interval(chance) === '' ? '' : `simulation error ${interval(chance)}, `}${grouped(chance.n)} trials)${decided ? '' : '; not decided: the trials cannot tell it from the confidence asked for'}.`;
  return [`${first}${fewest}`, how];
}

/** Of a target that cannot be reached within the limits. */
export function unreachable({ terms, scenario: { currency } }: Pick<Hire, 'terms' | 'scenario'>, { limit, best, pool, frontier: points }: HireSearch): string {
  const overBudget = terms.budget !== null && points.some(({ affordable }) => !affordable);
  const within = overBudget ? `the budget of ${grouped(terms.budget!)} ${currency}` : limit.reason === 'hiresPerQuarter' ? `${limit.seats} seats, which is all that can be hired in time` : `${limit.seats} seats`;
  return `${pool}: not reachable within ${within}, best P = ${best.chance.p.toFixed(2)} at ${best.seats} seats.`;
}

function obstacle({ frontier: points, best, pool }: HireSearch): string[] {
  const at = points.find(({ seats }) => seats === best.seats);
  if (at === undefined || at.binding.name === pool) return [];
  const what = at.binding.name === 'pipeline' ? 'pipeline: people have room for more deals than come' : `${at.binding.name}: --mix ${at.binding.name}=RATIO lets it grow along`;
  return [`What binds there in ${Math.round(at.binding.share * 100)} of 100 trials is ${what}.`];
}

function whenLines({ terms }: Hire, { dates }: HireSearch, page: Page): string[] {
  if (dates === null) return [];
  const { asked, lastSafe } = dates;
  const rows = [
    { words: terms.date, at: asked },
    ...(lastSafe === null ? [] : [{ words: `${lastSafe.date} (last safe)`, at: lastSafe.milestones }]),
  ];
  const cell = (date: string | null) => date ?? 'later';
  const lines = table(page, [
    { head: asked.opened === null ? 'from' : 'opened', cells: rows.map(({ words }) => words) },
    { head: 'started', cells: rows.map(({ at }) => cell(at.started)) },
    { head: 'first win', cells: rows.map(({ at }) => cell(at.firstBooking)) },
    { head: 'productive', cells: rows.map(({ at }) => cell(at.productive)) },
  ]);
  const meaning = 'Medians over the added people; productive: the written ramp stands at 90 %. later: behind the horizon.';
  return [...lastSafeWords(terms.opens && asked.opened !== null, lastSafe).flatMap((text) => wrap(page, text)), ...lines, ...note(page, meaning)];
}

function lastSafeWords(opens: boolean, lastSafe: NonNullable<HireSearch['dates']>['lastSafe']): string[] {
  const what = opens ? 'requisitions may open' : 'people may start';
  if (lastSafe === null) return ['There is no later date: already on this one the chance is no more than the confidence asked for.'];
  if (lastSafe.isHorizon) return [`The ${what} as late as anybody likes: the target does not need them.`];
  return [`The ${what} until ${lastSafe.date} (to a week); then ${howOften(lastSafe.chance)} trials still reach the target (${interval(lastSafe.chance)}).`];
}

function requiredLines({ required: { percentiles, beyond, atSmallest, step } }: HireSearch, page: Page): string[] {
  const seats = (n: number | null) => (n === null ? `more than ${beyond.seats}` : n <= atSmallest.seats ? `${n} or fewer` : String(n));
  const parts = percentiles.map(({ p, seats: n, interval: [lo, hi] }) => `${Math.round(p * 100)} of 100 needed ${n === null || n <= atSmallest.seats ? '' : 'at most '}${seats(n)}${lo === hi ? '' : ` (${seats(lo)} to ${seats(hi)})`}`);
  const never = `${percentPoints(beyond.share, 1)} (${percentPoints(beyond.lo, 1)} to ${percentPoints(beyond.hi, 1)}) needed more than ${beyond.seats}`;
  const apart = step === 1 ? '' : ` Sizes were tried in steps of ${step}.`;
  return [
    ...wrap(page, `${parts.join(', ')}; ${never}.${apart}`),
    ...note(page, 'Required in a trial: one more than the largest size at which it misses. It need not agree with the chance by size: an extra seat can lose a trial when something else binds.'),
  ];
}
