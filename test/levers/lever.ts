// Levers of a revenue organisation: what a change does to one figure, on common random numbers.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../../dist/record/catalogue.js';
import { evaluateInto } from '../../dist/record/evaluate.js';
import { lineName } from '../../dist/record/metrics/entry.js';
import { subjectOf } from '../../dist/run/subject.js';
import { engine } from '../helpers/engine.ts';
import { Trials } from '../helpers/trials.ts';

type Changes = Readonly<Record<string, unknown>>;

export interface Lever {
  readonly role: string;
  /** what a leader does, in words: "two more system engineers" */
  readonly lever: string;
  /** a line of the result, as `bookings.new` or `attainment.pool[pool=ae]` */
  readonly metric: string;
  /** a scenario as an object, or the path of a shipped one */
  readonly base: object | string;
  /** what differs from that scenario before and after the change, path → value */
  readonly set?: Changes;
  /** the change, path → value */
  readonly change: Changes;
  /** `none`: the figure is the same in every trial */
  readonly expect: 'up' | 'down' | 'none';
  /** why: the mechanism, or what binds instead */
  readonly why: string;
  readonly trials?: number;
}

export interface Effect {
  /** of the figure: money, count, days, share or ratio */
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  /** mean of the paired differences, and its standard error */
  readonly change: number;
  readonly error: number;
  readonly trials: number;
  /** trials in which the figure moved, rounding apart */
  readonly moved: number;
}

/** Trials of a lever: few are enough to see that nothing moves in any. */
const trialsOf = ({ expect, trials }: Lever): number => trials ?? (expect === 'none' ? 100 : 400);

/** Sums of shares may differ in their last digits. */
const ROUNDING = 1e-12;

interface Figures {
  readonly unit: string;
  /** over the horizon, trial by trial; NaN where it does not exist */
  readonly values: Float64Array;
}

interface Wanted {
  readonly base: object | string;
  readonly overrides: Changes;
  readonly metrics: Set<string>;
  trials: number;
  figures?: ReadonlyMap<string, Figures>;
}

/** The effects of many levers: every scenario runs once, whichever of them need it. */
export class Effects {
  readonly #runs = new Map<string, Wanted>();

  constructor(levers: readonly Lever[]) {
    for (const lever of levers) {
      for (const overrides of sides(lever)) {
        const key = keyOf(lever.base, overrides);
        const run: Wanted = this.#runs.get(key) ?? { base: lever.base, overrides, metrics: new Set(), trials: 0 };
        run.metrics.add(lever.metric);
        run.trials = Math.max(run.trials, trialsOf(lever));
        this.#runs.set(key, run);
      }
    }
  }

  of(lever: Lever): Effect {
    const [before, after] = sides(lever).map((overrides) => this.#figures(keyOf(lever.base, overrides)).get(lever.metric)!);
    const both = Array.from({ length: trialsOf(lever) }, (_, i) => i).filter((i) => !Number.isNaN(before.values[i]) && !Number.isNaN(after.values[i]));
    const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
    const differences = both.map((i) => after.values[i] - before.values[i]);
    const change = mean(differences);
    const error = Math.sqrt(mean(differences.map((d) => (d - change) ** 2)) / (both.length - 1));
    const [from, to] = [before, after].map(({ values }) => mean(both.map((i) => values[i])));
    return { unit: before.unit, before: from, after: to, change, error, trials: both.length, moved: both.filter((i) => Math.abs(after.values[i] - before.values[i]) > ROUNDING * Math.abs(before.values[i])).length };
  }

  #figures(key: string): ReadonlyMap<string, Figures> {
    const run = this.#runs.get(key)!;
    run.figures ??= figuresOf(run);
    return run.figures;
  }
}

const sides = ({ set = {}, change }: Lever): [Changes, Changes] => [set, { ...set, ...change }];

const keyOf = (base: object | string, overrides: Changes): string => JSON.stringify([base, overrides]);

export function figuresOf({ base, overrides, metrics, trials: n }: Wanted): Map<string, Figures> {
  const file = typeof base === 'string' ? fileURLToPath(new URL(`../../${base}`, import.meta.url)) : undefined;
  const loaded = engine.loadScenario({ ...(file === undefined ? { object: base } : { text: readFileSync(file), file, readFile: (name: string) => readFileSync(name) }), overrides });
  const trials = new Trials(engine.compile(loaded), n);
  const periods = trials.compiled.periods.length;
  const entries = catalogue(subjectOf(trials.compiled));
  return new Map([...metrics].map((metric) => {
    const entry = entries.find((one) => lineName(one) === metric);
    if (!entry) throw new Error(`no figure ${metric}; there are ${entries.map(lineName).join(' ')}`);
    const out = new Float64Array(periods + 1);
    const scratch = new Float64Array(periods + 1);
    const values = Float64Array.from(trials.rows, (row) => {
      evaluateInto(out, entry.formula, { values: row, count: 1, periods }, scratch);
      return out[periods];
    });
    return [metric, { unit: entry.unit, values }];
  }));
}
