// Closed forms of continuous time. The engine lives day by day, and orders what happens within a day by kind, not by clock; but a
// slot is free only from the clock of its release on, so that a queue sees the hours. What remains is the order within a day: it
// counts where services are shorter than that, and with durations times k and rates divided by k it is gone as k grows: at k = 8
// the gap to the continuous value is below a third of that at k = 1, and at k = 32 within 1 %.
//
// Sampling noise is allowed for with z = 4 (one false alarm in 16,000 per comparison, with fixed seeds one in all or none). The
// longer suite has about half the standard error.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { oracle } from '../helpers/oracles.ts';
import { Trials, isLong, layout } from '../helpers/trials.ts';

const Z = 4;
const SLICE = 32;
/** The longer suite may take so many milliseconds a test. */
const LONGEST = 300_000;

interface Desk {
  readonly slots: number;
  readonly perDay: number;
  readonly days: unknown;
  readonly patienceDays?: number;
}

/** How long is looked, in periods of 91 days; the first ones are left out, besides a warm-up of eight. All desks are independent. */
interface Look {
  readonly k: number;
  readonly desks: number;
  readonly periods: number;
  readonly skip: number;
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

function scenario(n: number, periods: number, { slots, perDay, days, patienceDays }: Desk): object {
  const each = <T>(prefix: string, make: (name: string) => T): Record<string, T> => Object.fromEntries(Array.from({ length: n }, (_, k) => [`${prefix}${k}`, make(`pool${k}`)]));
  return {
    quotacast: 1,
    name: 'desks',
    currency: 'USD',
    calendar: { asOf: '2025-01-01', period: '13w', periods },
    warmup: 8,
    shocks: { demand: 0, winOdds: 0, cycle: 0 },
    pools: each('pool', () => ({ headcount: 1, capacity: slots })),
    motions: each('desk', (owner) => ({ owner, sources: { in: { perDay } }, stages: { work: { days, advance: 1 } }, dealSize: 1, ...(patienceDays === undefined ? {} : { patienceDays }) })),
  };
}

function observe(desk: Desk, { desks, periods, skip, trials }: Look): Sums[] {
  const compiled = engine.compile(engine.loadScenario({ object: scenario(desks, periods, desk) }));
  const all: Sums[] = [];
  for (let first = 0; first < trials; first += SLICE) {
    const part = new Trials(compiled, Math.min(SLICE, trials - first), { first });
    const looked = Array.from({ length: periods - skip }, (_, k) => skip + k);
    const sum = (of: (period: number) => number[]): number[] => looked.map(of).reduce((a, b) => a.map((x, i) => x + b[i]));
    const pools = (counter: number): number[] => sum((period) => part.compiled.names.pools.map(({ name }) => part.pool(name, counter, period)).reduce((a, b) => a.map((x, i) => x + b[i])));
    const [created, refused] = [layout.FLOW_CREATED, layout.FLOW_NO_DECISION].map((counter) => sum((period) => part.flow(counter, period)));
    const [served, waited, waitDays] = [layout.POOL_R_SERVED, layout.POOL_R_WAITED, layout.POOL_R_WAIT_DAYS].map(pools);
    const inSystem = sum((period) => part.open(layout.OPEN_COUNT, period));
    part.rows.forEach((_, i) => all.push({ created: created[i], refused: refused[i], served: served[i], waited: waited[i], waitDays: waitDays[i], inSystem: inSystem[i], looks: looked.length * desks }));
  }
  return all;
}

interface Gap {
  readonly gap: number;
  readonly error: number;
}

/** How far a ratio of sums is from its expected value, relative to that, and its standard error over trials. */
function gapOf(sums: readonly Sums[], above: keyof Sums, below: keyof Sums, expected: number): Gap {
  const total = (key: keyof Sums): number => sums.reduce((all, each) => all + each[key], 0);
  const ratio = total(above) / total(below);
  const squares = sums.reduce((all, each) => all + (each[above] - ratio * each[below]) ** 2, 0);
  return { gap: ratio / expected - 1, error: Math.sqrt(squares) / total(below) / expected };
}

/** The gap shrinks from stretch to stretch as far as the noise lets one see, and is below a third of the first one at k = 8. */
function shrinks(gaps: readonly Gap[]): void {
  gaps.slice(1).forEach((next, i) => expect(Math.abs(next.gap) - Math.abs(gaps[i].gap)).toBeLessThan(Z * Math.hypot(next.error, gaps[i].error)));
  const [first, eighth] = [gaps[0], gaps[3]];
  expect(Math.abs(eighth.gap) - Math.abs(first.gap) / 3).toBeLessThan(Z * Math.hypot(eighth.error, first.error / 3));
}

/** The gap is within 1 %, for all that the noise lets one see; and it lets one see a gap of some percent. */
function within({ gap, error }: Gap, visible = 0.02): void {
  expect(Z * error).toBeLessThan(isLong ? visible / 2 : visible);
  expect(Math.abs(gap)).toBeLessThan(0.01 + Z * error);
}

const more = isLong ? 4 : 1;
const looks = (last: Pick<Look, 'skip' | 'trials'>, part = 1): Look[] => [
  { k: 1, desks: 8, periods: 8, skip: 0, trials: 128 * part * more },
  { k: 2, desks: 8, periods: 10, skip: 2, trials: 100 * part * more },
  { k: 4, desks: 16, periods: 20, skip: 5, trials: 100 * part * more },
  { k: 8, desks: 16, periods: 40, skip: 10, trials: 160 * part * more },
  { k: 32, desks: 32, periods: 120, skip: last.skip, trials: last.trials * more },
];

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
    const gaps = stretches.map((look) => gapOf(observe(desk(look.k), look), 'refused', 'created', found(id)['blocking']));
    shrinks(gaps);
    within(gaps[4]);
  }, LONGEST);

  // twelve leads a day, half a day each: at k = 1 a lead finds the slots of those who came before it the same day still taken
  test('CF09: services of half a day, the shortest of all cases, stretched', () => {
    const desk = (k: number): Desk => ({ slots: 8, perDay: 12 / k, days: { exponential: { mean: 0.5 * k } }, patienceDays: 0 });
    const gaps = looks({ skip: 20, trials: 48 }, 1 / 4).map((look) => gapOf(observe(desk(look.k), look), 'refused', 'created', found('CF09')['blocking']));
    expect(gaps[0].gap).toBeGreaterThan(12 * gaps[0].error);
    shrinks(gaps);
    within(gaps[4]);
  }, LONGEST);

  test('CF11: those who wait are as many, and wait as long, as Erlang C says', () => {
    const expected = found('CF11');
    const desk = (k: number): Desk => ({ slots: 10, perDay: 1.6 / k, days: { exponential: { mean: 5 * k } } });
    const observed = looks({ skip: 72, trials: 224 }).map((look) => ({ k: look.k, sums: observe(desk(look.k), look) }));
    const chances = observed.map(({ sums }) => gapOf(sums, 'waited', 'served', expected['prob_wait']));
    const waits = observed.map(({ k, sums }) => gapOf(sums, 'waitDays', 'served', k * expected['mean_wait_days']));
    const counts = observed.map(({ sums }) => gapOf(sums, 'inSystem', 'looks', expected['mean_in_system']));
    [chances, waits, counts].forEach(shrinks);
    within(counts[4]);
    within(chances[4], 0.03);
    within(waits[4], 0.06);
  }, LONGEST);

  // one slot at 75 % load takes 4,000 days to settle at k = 32, so that only the last of 120 quarters are looked at
  test('CF13: one reviewer makes contracts wait as Pollaczek and Khinchine say', () => {
    const desk = (k: number): Desk => ({ slots: 1, perDay: 3 / 7 / k, days: { mean: 1.75 * k, cv: Math.sqrt(1.5) } });
    const gaps = looks({ skip: 110, trials: 896 }).map((look) => gapOf(observe(desk(look.k), look), 'waitDays', 'served', 7 * look.k * found('CF13')['mean_wait_weeks']));
    shrinks(gaps);
    within(gaps[4], 0.06);
  }, LONGEST);
});
