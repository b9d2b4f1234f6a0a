// What trials do while they run, heard event by event in random scenarios over all that the language has: nothing starts above
// capacity, accounts add up, credit that is split stays the same. And whole runs give one hash on one thread and on three.
import { describe, expect, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { randomScenario } from '../helpers/random-scenario.ts';
import { KEYS, Trials, isLong, layout } from '../helpers/trials.ts';

type State = typeof import('../../dist/kernel/state.js');
type Sections = typeof import('../../dist/kernel/sections.js');
type Floor = typeof import('../../dist/kernel/lang.js');
const { simulate } = await engine.module<typeof import('../../dist/run/run.js')>('run/run.js');
const state = await engine.module<State>('kernel/state.js');
const sections = await engine.module<Sections>('kernel/sections.js');
const { getI32 } = await engine.module<Floor>('kernel/lang.js');
const kernel = await engine.module<typeof import('../../dist/kernel/kernel.js')>('kernel/kernel.js');

const FIRST = 5000;
const many = (short: number): number[] => Array.from({ length: isLong ? 300 : short }, (_, k) => FIRST + k);
const compiledOf = (object: object) => engine.compile(engine.loadScenario({ object }));

/** What was heard in one trial. */
class Heard {
  readonly wrong: string[] = [];
  starts = 0;
  /** accounts added less those that left, by period */
  accounts: number[] = [];
  /** days that people add to their pools by coming, less those that they take by leaving, up to the end */
  personDays: number[] = [];
  readonly #waiting = new Set<number>();

  begin(): void {
    this.wrong.length = 0;
    this.#waiting.clear();
    this.accounts = [0];
    this.personDays = Array.from({ length: state.pools }, () => 0);
    this.starts = 0;
  }

  hear(kind: number, day: number, entity: number, a: number): void {
    switch (kind) {
      case layout.TRACE_CREATED:
      case layout.TRACE_HANDED_OVER:
        this.#waiting.add(entity);
        break;
      case layout.TRACE_STARTED:
        this.#start(entity, a, day, this.#waiting.delete(entity));
        break;
      case layout.TRACE_RESUMED:
        this.#start(entity, state.stageOf(entity), day, this.#waiting.delete(entity));
        break;
      case layout.TRACE_WON: {
        const motion = sections.sourceMotion[state.sourceOf(entity)];
        if (sections.motionLeads[motion] === 0 && sections.motionRenewal[motion] >= 0 && sections.motionEvent[motion] === layout.CREDIT_NEW) this.#count(1);
        break;
      }
      case layout.TRACE_WON_BACK:
        this.#count(1);
        break;
      case layout.TRACE_CHURNED:
      case layout.TRACE_CANCELLED:
        this.#count(-1);
        break;
      case layout.TRACE_JOINED:
        this.#seat(entity, day, 1);
        break;
      case layout.TRACE_LEFT:
        this.#seat(entity, day, -1);
        break;
      case layout.TRACE_PROMOTED:
        this.#seat(entity, day, -1);
        this.#seat(a, day, 1);
        break;
      case layout.TRACE_PERIOD:
        this.accounts.push(0);
        break;
      default:
    }
  }

  #count(n: number): void {
    this.accounts[this.accounts.length - 1] += n;
  }

  #seat(seat: number, day: number, n: number): void {
    this.personDays[sections.seatPool[seat]] += n * (state.horizonDays - day);
  }

  /** Stage s starts: whatever was taken for it was free. An owner is taken once, the people of a stage each time. */
  #start(o: number, s: number, day: number, takesOwner: boolean): void {
    this.starts += 1;
    const seat = state.seatOf(o);
    const motion = sections.stageMotion[s];
    const owner = sections.motionOwner[motion];
    if (seat < 0 || sections.seatPool[seat] !== owner || state.seatFilled[seat] === 0) this.wrong.push(`day ${day}: stage ${s} of ${o} starts without its owner`);
    else if (takesOwner && sections.poolUnlimited[owner] === 0) {
      const [used, slots] = [layout.SEAT_NOW_USED, layout.SEAT_NOW_SLOTS].map((field) => getI32(state.seatNow(0, seat), field));
      if (used > slots) this.wrong.push(`day ${day}: ${used} deals with ${slots} slots of seat ${seat}`);
    }
    this.#seized(sections.stageSet[s], day);
    if (takesOwner) this.#seized(sections.motionWith[motion], day);
  }

  #seized(set: number, day: number): void {
    for (let k = 0; set >= 0 && k < sections.setCount[set]; k += 1) {
      const pool = sections.setPool[sections.setFirst[set] + k];
      const [used, slots] = [layout.POOL_NOW_USED, layout.POOL_NOW_SLOTS].map((field) => getI32(state.poolNow(0, pool), field));
      if (sections.poolUnlimited[pool] === 0 && used > slots) this.wrong.push(`day ${day}: ${used} of ${slots} slots of pool ${pool}`);
    }
  }
}

describe('heard event by event', () => {
  test('nothing starts above capacity or without its owner; accounts and person-days are those of who came and stayed', () => {
    const wrong: string[] = [];
    let [starts, moved] = [0, 0];
    for (const seed of many(25)) {
      const heard = new Heard();
      const compiled = compiledOf(randomScenario(seed));
      const running = engine.createEngine(compiled.program, KEYS, { trace: { kernel, begin: () => heard.begin(), sink: (kind, day, entity, a) => heard.hear(kind, day, entity, a) } });
      const row = running.runBlock(seed, 1).rows.slice();
      starts += heard.starts;
      wrong.push(...heard.wrong.map((what) => `random scenario ${seed}, ${what}`));
      const { names, periods } = compiled;
      const first = layout.accountBlock(names.sources.length, names.stages.length, names.pools.length, periods.length, names.years.length);
      const closing = periods.map((_, t) => names.segments.reduce((sum, __, s) => sum + row[first + (s * layout.ACCS + layout.ACC_COUNT) * (periods.length + 1) + t], 0));
      const days = periods.reduce((sum, period) => sum + period.days, 0);
      const block = layout.poolBlock(names.sources.length, names.stages.length, periods.length);
      names.pools.forEach(({ name }, pool) => {
        const counted = periods.reduce((sum, _, t) => sum + row[block + (pool * layout.POOL_RS + layout.POOL_R_PERSON_DAYS) * (periods.length + 1) + t], 0);
        const { headcount } = compiled.scenario.pools[name];
        const reckoned = (typeof headcount === 'number' ? headcount : headcount.count) * days + heard.personDays[pool];
        if (counted !== reckoned) wrong.push(`random scenario ${seed}, ${name}: ${reckoned} person-days heard of, ${counted} counted`);
      });
      const opening = Object.values(compiled.scenario.accounts).reduce((sum, { count }) => sum + count, 0);
      // what was heard before the first period opened belongs to it
      const changes = heard.accounts.slice(-periods.length);
      let accounts = opening;
      closing.forEach((count, t) => {
        accounts += changes[t];
        moved += Math.abs(changes[t]);
        if (accounts !== count) wrong.push(`random scenario ${seed}, period ${t}: ${accounts} accounts heard of, ${count} counted`);
      });
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(starts).toBeGreaterThan(2000);
    expect(moved).toBeGreaterThan(100);
  });
});

describe('credit that is split within a pool', () => {
  test('is as much as if it were not: the parts add up to 1', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const seed of many(25)) {
      const scenario = randomScenario(seed) as { motions: Record<string, Record<string, unknown>>; pools: Record<string, { attrition?: { lowAttainment?: unknown } }> };
      const split = Object.values(scenario.motions).filter((motion) => motion['split'] !== undefined);
      // who leaves after a poor quarter depends on the credit of each
      if (split.length === 0 || Object.values(scenario.pools).some(({ attrition }) => attrition?.lowAttainment !== undefined)) continue;
      const motions = (keep: boolean): object =>
        Object.fromEntries(Object.entries(scenario.motions).map(([name, motion]) => [name, { ...motion, split: keep && motion['split'] !== undefined ? { ...(motion['split'] as object), pool: motion['owner'] } : undefined }]));
      const [whole, shared] = [false, true].map((keep) => new Trials({ ...scenario, motions: motions(keep) }, 4));
      for (const { name } of whole.compiled.names.pools) {
        const [before, after] = [whole, shared].map((trials) => trials.pool(name, layout.POOL_R_CREDIT));
        before.forEach((credit, trial) => {
          compared += credit > 0 ? 1 : 0;
          if (Math.abs(credit - after[trial]) > 1e-9 * Math.max(1, Math.abs(credit))) wrong.push(`random scenario ${seed}, ${name}, trial ${trial}: ${credit} became ${after[trial]}`);
        });
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(compared).toBeGreaterThan(15);
  });
});

describe('a run', () => {
  test('has one hash on one thread and on three', async () => {
    for (const seed of many(1)) {
      const loaded = engine.loadScenario({ object: randomScenario(seed) });
      const [one, three] = await Promise.all([1, 3].map((workers) => simulate(loaded, { trials: 300, workers })));
      expect([seed, three.result.run.resultHash]).toEqual([seed, one.result.run.resultHash]);
    }
  }, 3_600_000);
});
