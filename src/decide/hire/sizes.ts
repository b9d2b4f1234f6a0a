import { compile, type Compiled } from '../../compile/compile.ts';
import { catalogue } from '../../record/catalogue.ts';
import { meanOf, momentsOf } from '../../record/statistics/moments.ts';
import { wilson } from '../../record/statistics/wilson.ts';
import type { Subject } from '../../record/subject.ts';
import type { Wanted } from '../../run/columns/column.ts';
import type { ColumnRunner } from '../../run/columns/runner.ts';
import type { Loaded } from '../../scenario/load.ts';
import { decide, type Decision } from './sequential.ts';
import { staffing, type Follower, type Terms } from './staffing.ts';

/** What a size is tried for. */
export interface Search {
  readonly loaded: Loaded;
  readonly subject: Subject;
  readonly pool: string;
  readonly followers: readonly Follower[];
  readonly terms: Terms;
  readonly target: string;
  readonly confidence: number;
  /** money per seat and year, where the scenario states no cost; null without */
  readonly costPerSeat: number | null;
  readonly keys: Int32Array;
  readonly runner: ColumnRunner;
  /** numbers of trials at which a chance is looked at, the last being the most */
  readonly looks: readonly number[];
  readonly onTrials: (trials: number) => void;
}

/** Money per trial: of the scenario's own accounts, or of the seats that are filled. */
interface Cost {
  readonly wanted: readonly Wanted[];
  readonly factor: number;
}

/** A size with the trials that have been run with it. */
export class Size {
  readonly seats: number;
  readonly compiled: Compiled;
  hits: Float64Array = new Float64Array(0);
  /** samples of the first look; empty where no cost is known */
  cost: Float64Array = new Float64Array(0);
  /** what binds most often over the horizon, and in which share of the trials of the first look */
  binding: { readonly name: string; readonly share: number } = { name: 'pipeline', share: 0 };
  private readonly search: Search;
  /** hits at each look so far */
  private readonly counts: number[] = [];

  /** @throws RangeError for a size that cannot be hired */
  constructor(search: Search, seats: number) {
    const changes = staffing(search.loaded.scenario, search.pool, seats, search.followers, search.terms);
    if (changes === null) throw new RangeError(`hire: ${seats} seats cannot be hired in time`);
    this.search = search;
    this.seats = seats;
    this.compiled = compile(search.loaded.vary({ overrides: changes }));
  }

  get trials(): number {
    return this.hits.length;
  }

  get chance(): { n: number; hits: number; p: number; lo: number; hi: number } {
    const hits = this.hits.reduce((all, hit) => all + hit, 0);
    return { n: this.trials, hits, p: hits / this.trials, ...wilson(hits, this.trials)! };
  }

  get meanCost(): number | null {
    return meanOf(momentsOf(this.cost));
  }

  get decision(): Decision {
    const { confidence, looks } = this.search;
    return decide(this.counts, confidence, looks);
  }

  /** Runs the trials of the first look, and takes down cost and what binds. */
  async first(): Promise<void> {
    if (this.trials > 0) return;
    const { subject, runner, keys, looks, onTrials } = this.search;
    const constraints = catalogue(subject).filter(({ id }) => id === 'constraint');
    const cost = costOf(this.search);
    const wanted = [this.hitLine(), ...constraints.map(({ id, by }) => ({ id, by })), ...(cost?.wanted ?? [])];
    const [hit, ...others] = await runner.run({ compiled: this.compiled, keys, wanted, trials: looks[0] }, onTrials);
    // a trial without a value does not reach the target
    this.hits = hit.total.map((x) => (x === 1 ? 1 : 0));
    this.counts.push(sumOf(this.hits));
    const bound = constraints.map(({ by }, k) => ({ name: by.constraint, share: sumOf(others[k].total) / looks[0] }));
    this.binding = bound.reduce((most, each) => (each.share > most.share ? each : most), bound[0]);
    const money = others.slice(constraints.length).map(({ total }) => total);
    if (cost !== null) this.cost = money[0].map((_, j) => cost.factor * money.reduce((all, column) => all + column[j], 0));
  }

  /** Looks again and again, with more trials each time, until the chance is decided or the trials are used up. */
  async settle(): Promise<Decision> {
    await this.first();
    const { runner, keys, looks, onTrials } = this.search;
    while (this.decision === 'open' && this.counts.length < looks.length) {
      const upTo = looks[this.counts.length];
      const [hit] = await runner.run({ compiled: this.compiled, keys, wanted: [this.hitLine()], first: this.trials, trials: upTo - this.trials }, onTrials);
      const all = new Float64Array(upTo);
      all.set(this.hits);
      all.set(hit.total.map((x) => (x === 1 ? 1 : 0)), this.trials);
      this.hits = all;
      this.counts.push(sumOf(all));
    }
    return this.decision;
  }

  private hitLine(): Wanted {
    return { id: 'target.hit', by: { target: this.search.target } };
  }
}

const DAYS_PER_YEAR = 365.25;

/** Selling expense where pay or cost is stated, else the filled seats at a stated price; null where neither is known. */
function costOf({ subject, pool, followers, costPerSeat }: Search): Cost | null {
  if (costPerSeat === null) return catalogue(subject).some(({ id }) => id === 'selling.expense') ? { wanted: [{ id: 'selling.expense' }], factor: 1 } : null;
  const years = subject.periods.reduce((all, { days }) => all + days, 0) / DAYS_PER_YEAR;
  const pools = [pool, ...followers.map((follower) => follower.pool)];
  return { wanted: pools.map((name) => ({ id: 'headcount.filledAverage', by: { pool: name } })), factor: costPerSeat * years };
}

const sumOf = (values: Float64Array): number => values.reduce((all, x) => all + x, 0);
