import type { Hire, HireSearch } from '../../decide/hire/result.ts';
import { chanceText, interval } from '../chance.ts';
import { chanceBySize } from '../chart/decide/chance-by-size.ts';
import { costChance } from '../chart/decide/cost-chance.ts';
import { required } from '../chart/decide/required.ts';
import type { Cell, DataTable } from '../document/data-table.ts';
import { figure, type Block, type Document, type Part } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';
import { ids } from '../document/slug.ts';
import { text } from '../document/stats-table.ts';
import { measureWords } from '../measure-words.ts';
import { grouped } from '../number.ts';
import { percentPoints } from '../share.ts';
import { answerLines } from '../text/hire/report.ts';
import { headParts, partialWords } from './head.ts';

/** The report of a search for a team: how many people, when to look for them, what each size does and costs. */
export function hireDocument(hire: Hire, formats: Formats): Document {
  const { target, confidence, scenario, timing } = hire;
  const goal = formats.amount(target.unit)(target.total);
  const name = ids('hire');
  return {
    kind: hire.kind,
    title: `How many people for ${goal} of ${measureWords(target.measure).noun} with ${percentPoints(confidence, 0)} confidence: ${scenario.name}`,
    subtitle: [`Target ${target.name} over the whole horizon`, scenario.currency, `${grouped(timing.trials)} trials in all; all sizes share their luck`],
    partial: partialWords(hire),
    headline: hire.searches.flatMap((search) => answerLines(hire, search)),
    parts: [...hire.searches.flatMap((search) => searchParts(hire, search, name(search.pool), formats)), ...headParts(hire)],
  };
}

function searchParts(hire: Hire, search: HireSearch, id: string, formats: Formats): Part[] {
  return [
    { id: `${id}-sizes`, title: `What each size does (${search.pool})`, blocks: [...sizes(hire, search, id, formats), ...cost(hire, search, id, formats), { kind: 'table', table: frontierTable(hire, search, id) }] },
    { id: `${id}-required`, title: `What a simulation would have needed (${search.pool})`, blocks: requiredBlocks(search, id) },
    ...when(search, id),
  ];
}

function sizes({ confidence }: Hire, { frontier, pool, planned, answer }: HireSearch, id: string, formats: Formats): Block[] {
  if (frontier.length === 0) return [];
  const points = frontier.map(({ seats, chance, cost: added, binding }) => ({ seats, ...chance, words: `${seats} seats: ${chanceText(chance)} (simulation error ${interval(chance)})${added === null ? '' : `, cost added ${formats.money(added.added)}`}; ${binding.name} binds in ${Math.round(binding.share * 100)} of 100` }));
  const description = `${points.map(({ seats, p }) => `${seats}: ${percentPoints(p, 0)}`).join(', ')}.`;
  return [figure({ id: `${id}-chance`, title: `Chance of the target by seats of ${pool}`, description }, (canvas, head) => chanceBySize(canvas, head, { points, pool, confidence, planned, answer: answer?.seats ?? null }))];
}

function cost({ confidence, scenario }: Hire, { frontier, answer, pool }: HireSearch, id: string, formats: Formats): Block[] {
  const points = frontier.flatMap(({ seats, chance, cost: of, affordable }) => (of === null ? [] : [{ name: String(seats), cost: of.added, p: chance.p, isAnswer: seats === answer?.seats, isWithin: affordable, words: `${seats} seats: ${formats.money(of.added)} added to the plan's cost, ${chanceText(chance)}` }]));
  if (points.length < 2) return [{ kind: 'note', text: 'No pay or cost is stated, so there is no cost to hold against the chance: --cost-per-seat gives one.' }];
  const description = `${points.map(({ name, cost: added, p }) => `${name} seats: ${formats.money(added)}, ${percentPoints(p, 0)}`).join('; ')}.`;
  return [figure({ id: `${id}-cost`, title: `What confidence costs, seats of ${pool}`, description }, (canvas, head) => costChance(canvas, head, { points, unit: scenario.currency, confidence, measure: 'cost added to the plan over the horizon, mean' }), { note: 'Numbers at the dots are seats.' })];
}

function frontierTable({ scenario, terms }: Hire, { frontier, pool, planned, answer, limit }: HireSearch, id: string): DataTable {
  return {
    id: `${id}-frontier`,
    title: `Every size of ${pool}`,
    columns: [
      { key: 'seats', head: 'seats', unit: 'integer' },
      text('mark', 'is'),
      { key: 'chance', head: 'chance', unit: 'share' },
      { key: 'chance.low', head: 'chance, simulation error from', unit: 'share', error: { of: 'chance', side: 'low' } },
      { key: 'chance.high', head: 'chance, simulation error to', unit: 'share', error: { of: 'chance', side: 'high' } },
      { key: 'n', head: 'trials', unit: 'integer' },
      text('decision'),
      { key: 'cost', head: 'cost', unit: scenario.currency },
      { key: 'added', head: 'cost added', unit: scenario.currency },
      { key: 'added.error', head: 'cost added, simulation error', unit: scenario.currency, error: { of: 'added', side: 'half' } },
      text('binds'),
      { key: 'bindsIn', head: 'binds in', unit: 'share' },
      ...(terms.budget === null ? [] : [text('affordable', 'within the budget')]),
    ],
    rows: frontier.map(({ seats, chance, decision, cost: of, binding, affordable }) => [seats, [seats === planned ? 'plan' : '', seats === answer?.seats ? 'answer' : ''].filter((word) => word !== '').join(', '), chance.p, chance.lo, chance.hi, chance.n, decision, of?.mean ?? null, of?.added ?? null, of?.addedError ?? null, binding.name, binding.share, ...(terms.budget === null ? [] : [affordable ? 'yes' : 'no'])] as Cell[]),
    note: `Binds: what is short most often, in so many trials. Cost: over the horizon, mean; added to that of the planned seats.${limit.reason === 'hiresPerQuarter' ? ` More than ${limit.seats} cannot be hired in time.` : ''}`,
  };
}

function requiredBlocks({ required: { percentiles, beyond, atSmallest, step }, pool, planned }: HireSearch, id: string): Block[] {
  const points = percentiles.flatMap(({ p, seats, interval: [lo, hi] }) => (seats === null ? [] : [{ p, seats, lo, hi, words: `${Math.round(p * 100)} of 100 trials needed ${seats <= atSmallest.seats ? `${seats} or fewer` : `at most ${seats}`} (simulation error ${lo ?? 'fewer'} to ${hi ?? 'more'})` }]));
  const title = `How many of ${pool} trials needed`;
  const table: DataTable = {
    id: `${id}-required`,
    title,
    columns: [{ key: 'p', head: 'share of trials', unit: 'share' }, { key: 'seats', head: 'needed at most', unit: 'integer' }, { key: 'seats.low', head: 'simulation error from', unit: 'integer', error: { of: 'seats', side: 'low' } }, { key: 'seats.high', head: 'simulation error to', unit: 'integer', error: { of: 'seats', side: 'high' } }],
    rows: percentiles.map(({ p, seats, interval: [lo, hi] }) => [p, seats, lo, hi]),
    note: `${percentPoints(beyond.share, 1)} (simulation error ${(beyond.lo * 100).toFixed(1)} to ${percentPoints(beyond.hi, 1)}) needed more than ${beyond.seats}.${step === 1 ? '' : ` Sizes were tried in steps of ${step}.`} Required in a trial: one more than the largest size at which it misses.`,
  };
  const description = `${points.map(({ words }) => words).join('; ')}.`;
  return [...(points.length < 2 ? [] : [figure({ id: `${id}-required`, title, description }, (canvas, head) => required(canvas, head, { points, pool, planned }))]), { kind: 'table', table }];
}

function when({ dates, pool }: HireSearch, id: string): Part[] {
  if (dates === null) return [];
  const { asked, lastSafe } = dates;
  const all = [{ words: 'as asked', at: asked }, ...(lastSafe === null ? [] : [{ words: `last safe: ${lastSafe.date}`, at: lastSafe.milestones }])];
  const table: DataTable = { id: `${id}-dates`, title: `When (${pool})`, columns: [text('when'), ...(['opened', 'started', 'firstBooking', 'productive'] as const).map((key) => text(key, key === 'firstBooking' ? 'first win' : key)), { key: 'people', head: 'added people, over trials', unit: 'integer' }], rows: all.map(({ words, at }) => [words, at.opened ?? '', at.started ?? 'later', at.firstBooking ?? 'later', at.productive ?? 'later', at.people]), note: 'Medians over the added people; productive: the written ramp stands at 90 %. Later: behind the horizon.' };
  const said = lastSafe === null ? 'There is no later date: already on this one the chance is no more than the confidence asked for.' : lastSafe.isHorizon ? 'As late as anybody likes: the target does not need them.' : `Until ${lastSafe.date} (to a week); then ${chanceText(lastSafe.chance)} of trials still reach the target (simulation error ${interval(lastSafe.chance)}).`;
  return [{ id: `${id}-when`, title: `When (${pool})`, blocks: [{ kind: 'text', lines: [said] }, { kind: 'table', table }] }];
}
