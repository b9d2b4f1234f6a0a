// Closed forms of continuous time. The engine lives day by day, and orders what happens within a day by kind, not by clock; but a
// slot is free only from the clock of its release on, so that a queue sees the hours. What remains is the order within a day: it
// counts where services are shorter than that, and with durations times k and rates divided by k it is gone as k grows: at k = 8
// the gap to the continuous value is below a third of that at k = 1, and at k = 32 within 1 %.
//
// One slot at 75 % load forgets how it began in some 4,000 days at k = 32, a third of the longest horizon. Queues therefore begin
// as they are in the long run: every desk opens with deals drawn from the stationary distribution, and what is looked at comes
// after a third of the horizon, so that an engine with another long run would have gone there.
//
// Fixed seeds. A gap is held to 1 % and two standard errors: where the engine is exact and the error 0.3 %, an alarm needs 5.3
// errors (one in ten million a comparison), and a gap of 2 % is missed once in eleven. Where a gap must shrink, z is 4.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { oracle } from '../helpers/oracles.ts';
import { Trials, isLong, layout } from '../helpers/trials.ts';
import { uniforms } from '../helpers/uniforms.ts';
import { note } from '../helpers/verdicts.ts';
import { longRunOfManySlots, longRunOfOneSlot } from './long-run.ts';

const Z = 4;
const ALLOWED = 0.01;
/** Trials that are read at once. */
const SLICE = 128;
/** The longer suite may take so many milliseconds a test. */
const LONGEST = 300_000;

interface Desk {
  readonly slots: number;
  readonly perDay: number;
  readonly days: unknown;
  readonly patienceDays?: number;
  /** draws the deals that a desk has in the long run: how long each has been worked on, those that wait last */
  readonly opening?: (uniform: () => number) => number[];
}

/** How long is looked, in periods of 91 days; the first ones are left out, besides a warm-up of eight where desks open empty. */
interface Look {
  readonly k: number;
  readonly desks: number;
  readonly periods: number;
  readonly skip: number;
  readonly scenarios: number;
  /** of each scenario */
  readonly trials: number;
}

/** Sums of one trial over its desks and periods. */
interface Sums {
  readonly created: number;
  readonly refused: number;
  readonly served: number;
  readonly waited: number;
  readonly waitDays: number;
  readonly inSystem: number;
  readonly looks: number;
}

function scenario(desks: number, periods: number, { slots, perDay, days, patienceDays, opening }: Desk, openings: readonly number[][]): object {
  const all = Array.from({ length: desks }, (_, desk) => desk);
  const each = <T>(prefix: string, make: (desk: number) => T): Record<string, T> => Object.fromEntries(all.map((desk) => [`${prefix}${desk}`, make(desk)]));
  const open = all.flatMap((desk) => (openings[desk] ?? []).map((stageAgeDays, n) => [`deal${desk}-${n}`, { motion: `desk${desk}`, stage: 'work', amount: 1, stageAgeDays }]));
  return {
    quotacast: 1,
    name: 'desks',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', period: '13w', periods },
    warmup: opening ? 0 : 8,
    shocks: { demand: 0, winOdds: 0, cycle: 0 },
    pools: each('pool', () => ({ headcount: 1, capacity: slots })),
    motions: each('desk', (desk) => ({ owner: `pool${desk}`, sources: { in: { perDay } }, stages: { work: { days, advance: 1 } }, dealSize: 1, ...(patienceDays === undefined ? {} : { patienceDays }) })),
    ...(open.length > 0 ? { pipeline: Object.fromEntries(open) } : {}),
  };
}

/** What every trial saw, scenario by scenario; those of one scenario share how their desks open. */
function observe(desk: Desk, { k, desks, periods, skip, scenarios, trials }: Look): Sums[][] {
  const openings = desk.opening === undefined ? [] : evenly(desk.opening, uniforms(k), desks * scenarios);
  return Array.from({ length: scenarios }, (_, s) => {
    const own = openings.filter((_opening, n) => n % scenarios === s);
    const compiled = engine.compile(engine.loadScenario({ object: scenario(desks, periods, desk, own) }));
    const all: Sums[] = [];
    for (let done = 0; done < trials; done += SLICE) all.push(...sumsOf(new Trials(compiled, Math.min(SLICE, trials - done), { first: s * trials + done }), skip, desks));
    return all;
  });
}

/** Openings that stand for all: of a hundred times as many, from the shortest to the longest, the middle one of each hundred. */
function evenly(draw: (uniform: () => number) => number[], uniform: () => number, count: number): number[][] {
  const many = Array.from({ length: 100 * count }, () => draw(uniform)).sort((a, b) => a.length - b.length || (a[0] ?? 0) - (b[0] ?? 0));
  return Array.from({ length: count }, (_, k) => many[100 * k + 50]);
}

/** What each trial saw in all its desks after the periods that are skipped. */
function sumsOf(trials: Trials, skip: number, desks: number): Sums[] {
  const looked = Array.from({ length: trials.periods - skip }, (_, k) => skip + k);
  const sum = (of: (period: number) => number[]): number[] => looked.map(of).reduce((a, b) => a.map((x, i) => x + b[i]));
  const pools = (counter: number): number[] => sum((period) => trials.compiled.names.pools.map(({ name }) => trials.pool(name, counter, period)).reduce((a, b) => a.map((x, i) => x + b[i])));
  const [created, refused] = [layout.FLOW_CREATED, layout.FLOW_NO_DECISION].map((counter) => sum((period) => trials.flow(counter, period)));
  const [served, waited, waitDays] = [layout.POOL_R_SERVED, layout.POOL_R_WAITED, layout.POOL_R_WAIT_DAYS].map(pools);
  const inSystem = sum((period) => trials.open(layout.OPEN_COUNT, period));
  return trials.rows.map((_, i) => ({ created: created[i], refused: refused[i], served: served[i], waited: waited[i], waitDays: waitDays[i], inSystem: inSystem[i], looks: looked.length * desks }));
}

interface Gap {
  readonly gap: number;
  readonly error: number;
}

/** How far a ratio of sums is from its expected value, relative to that, and its standard error over trials that open alike. */
function gapOf(id: string, k: number, observed: readonly Sums[][], above: keyof Sums, below: keyof Sums, expected: number): Gap {
  const total = (sums: readonly Sums[], key: keyof Sums): number => sums.reduce((all, each) => all + each[key], 0);
  const all = observed.flat();
  const ratio = total(all, above) / total(all, below);
  const squares = observed.reduce((sum, sums) => {
    const own = (total(sums, above) - ratio * total(sums, below)) / sums.length;
    return sum + sums.reduce((most, each) => most + (each[above] - ratio * each[below] - own) ** 2, 0) * (sums.length / (sums.length - 1));
  }, 0);
  const error = Math.sqrt(squares) / total(all, below) / expected;
  const gap = ratio / expected - 1;
  note({ what: `${id}, ${above} / ${below}, k = ${k}, error ${(100 * error).toFixed(2)} %`, expected, got: ratio, z: gap / error, ...(k === 32 ? { limit: ALLOWED / error + 2 } : {}) });
  return { gap, error };
}

/**
 * The gap shrinks: at k = 8 it is below a third of that at k = 1, if one can be seen there at all; and no gap grows between two
 * stretches. All as far as the noise lets one see.
 */
function shrinks(gaps: readonly Gap[]): void {
  gaps.slice(1).forEach((next, i) => expect(Math.abs(next.gap) - Math.abs(gaps[i].gap)).toBeLessThan(Z * Math.hypot(next.error, gaps[i].error)));
  const [first, , , eighth] = gaps;
  if (Math.abs(first.gap) > Z * first.error) expect(Math.abs(eighth.gap) - Math.abs(first.gap) / 3).toBeLessThan(Z * Math.hypot(eighth.error, first.error / 3));
}

/** The gap is within 1 %, for all that the noise lets one see; and the noise is no larger than stated, in the short and the longer form. */
function within({ gap, error }: Gap, [short, long]: readonly [number, number] = [0.0075, 0.003]): void {
  expect(error).toBeLessThan(isLong ? long : short);
  expect(Math.abs(gap)).toBeLessThan(ALLOWED + 2 * error);
}

const more = isLong ? 4 : 1;
/** Desks that open empty and settle within the time of a few services. */
const looks = (last: Pick<Look, 'skip' | 'trials'>, part = 1): Look[] => [
  { k: 1, desks: 8, periods: 8, skip: 0, scenarios: 1, trials: 128 * part * more },
  { k: 2, desks: 8, periods: 10, skip: 2, scenarios: 1, trials: 100 * part * more },
  { k: 4, desks: 16, periods: 20, skip: 5, scenarios: 1, trials: 100 * part * more },
  { k: 8, desks: 16, periods: 40, skip: 10, scenarios: 1, trials: 160 * part * more },
  { k: 32, desks: 32, periods: 120, skip: last.skip, scenarios: 1, trials: last.trials * more },
];
/** Desks that open as they are in the long run; the first third of the time, a stretch of `periods` at k = 32, is left out. */
const settled = (periods: number, desks: number, short: readonly number[], long: readonly number[]): Look[] =>
  [1, 2, 4, 8, 32].map((k, i) => {
    const length = Math.max(3, Math.ceil((periods * k) / 32));
    return { k, desks, periods: length, skip: Math.ceil(length / 3), scenarios: isLong ? 4 : 1, trials: isLong ? long[i] : short[i] };
  });

interface Published {
  cases: { id: string; expected: Record<string, number> }[];
}
const cases = oracle<Published>('closed-forms.json')?.cases;
const found = (id: string): Record<string, number> => cases!.find((entry) => entry.id === id)!.expected;

describe.skipIf(!cases)('time stretched k-fold approaches continuous time', () => {
  test.each<[string, (k: number) => Desk, Look[]]>([
    ['CF09', (k) => ({ slots: 8, perDay: 6 / (10 * k), days: { exponential: { mean: 10 * k } }, patienceDays: 0 }), looks({ skip: 20, trials: 384 })],
    ['CF10', (k) => ({ slots: 20, perDay: 16 / (10 * k), days: { mean: 10 * k, cv: 0.8 }, patienceDays: 0 }), looks({ skip: 40, trials: 448 })],
  ])('%s: those who find every slot busy are refused as often as Erlang B says', (id, desk, stretches) => {
    const gaps = stretches.map((look) => gapOf(id, look.k, observe(desk(look.k), look), 'refused', 'created', found(id)['blocking']));
    shrinks(gaps);
    within(gaps[4]);
  }, LONGEST);

  // twelve leads a day, half a day each: at k = 1 a lead finds the slots of those who came before it the same day still taken
  test('CF09: services of half a day, the shortest of all cases, stretched', () => {
    const desk = (k: number): Desk => ({ slots: 8, perDay: 12 / k, days: { exponential: { mean: 0.5 * k } }, patienceDays: 0 });
    const gaps = looks({ skip: 20, trials: 48 }, 1 / 4).map((look) => gapOf('CF09, half a day', look.k, observe(desk(look.k), look), 'refused', 'created', found('CF09')['blocking']));
    expect(gaps[0].gap).toBeGreaterThan(12 * gaps[0].error);
    shrinks(gaps);
    within(gaps[4]);
  }, LONGEST);

  test('CF11: those who wait are as many, and wait as long, as Erlang C says', () => {
    const expected = found('CF11');
    const desk = (k: number): Desk => ({ slots: 10, perDay: 1.6 / k, days: { exponential: { mean: 5 * k } }, opening: (uniform) => longRunOfManySlots(10, 8, uniform) });
    const observed = settled(48, 32, [64, 64, 64, 96, 224], [768, 768, 768, 896, 896]).map((look) => ({ k: look.k, sums: observe(desk(look.k), look) }));
    const chances = observed.map(({ k, sums }) => gapOf('CF11', k, sums, 'waited', 'served', expected['prob_wait']));
    const waits = observed.map(({ k, sums }) => gapOf('CF11', k, sums, 'waitDays', 'served', k * expected['mean_wait_days']));
    const counts = observed.map(({ k, sums }) => gapOf('CF11', k, sums, 'inSystem', 'looks', expected['mean_in_system']));
    [chances, waits, counts].forEach(shrinks);
    within(chances[4]);
    within(counts[4]);
    within(waits[4], [0.018, 0.0045]);
  }, LONGEST);

  test('CF13: one reviewer makes contracts wait as Pollaczek and Khinchine say', () => {
    const [perDay, mean, cv] = [3 / 7, 1.75, Math.sqrt(1.5)];
    const desk = (k: number): Desk => ({ slots: 1, perDay: perDay / k, days: { mean: mean * k, cv }, opening: (uniform) => longRunOfOneSlot(perDay / k, mean * k, cv, uniform) });
    const observed = settled(120, 64, [64, 64, 64, 96, 224], [512, 384, 384, 512, 768]).map((look) => ({ k: look.k, sums: observe(desk(look.k), look) }));
    const waits = observed.map(({ k, sums }) => gapOf('CF13', k, sums, 'waitDays', 'served', 7 * k * found('CF13')['mean_wait_weeks']));
    const counts = observed.map(({ k, sums }) => gapOf('CF13', k, sums, 'inSystem', 'looks', found('CF13')['mean_in_system']));
    [waits, counts].forEach(shrinks);
    within(waits[4], [0.01, 0.003]);
    within(counts[4]);
  }, LONGEST);
});
