// Levers of a revenue organisation: what a change does to one figure, on common random numbers.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../../dist/record/catalogue.js';
import { evaluateInto } from '../../dist/record/evaluate.js';
import { lineName } from '../../dist/record/metrics/entry.js';
import { subjectOf } from '../../dist/run/subject.js';
import { engine } from '../helpers/engine.ts';
import { Trials } from '../helpers/trials.ts';

export interface Lever {
  readonly role: string;
  /** what a leader does, in words: "two more system engineers" */
  readonly lever: string;
  /** a line of the result, as `bookings.new` or `attainment.pool[pool=ae]` */
  readonly metric: string;
  /** a scenario as an object, or the path of a shipped one */
  readonly base: object | string;
  /** what differs from the shipped scenario before and after the change, path → value */
  readonly set?: Readonly<Record<string, unknown>>;
  /** the change, path → value */
  readonly change: Readonly<Record<string, unknown>>;
  /** `none`: the figure is the same in every trial */
  readonly expect: 'up' | 'down' | 'none';
  /** why: the mechanism, or what binds instead */
  readonly why: string;
  readonly trials?: number;
}

export interface Effect {
  readonly before: number;
  readonly after: number;
  /** mean of the paired differences, and its standard error */
  readonly change: number;
  readonly error: number;
  /** trials in which the figure moved */
  readonly moved: number;
}

/** The figure over the horizon, trial by trial; NaN where it does not exist. */
function figures(base: object | string, overrides: Readonly<Record<string, unknown>>, metric: string, n: number): Float64Array {
  const file = typeof base === 'string' ? fileURLToPath(new URL(`../../${base}`, import.meta.url)) : undefined;
  const loaded = engine.loadScenario({ ...(file === undefined ? { object: base } : { text: readFileSync(file), file, readFile: (name: string) => readFileSync(name) }), overrides });
  const trials = new Trials(engine.compile(loaded), n);
  const periods = trials.compiled.periods.length;
  const entries = catalogue(subjectOf(trials.compiled));
  const entry = entries.find((one) => lineName(one) === metric);
  if (!entry) throw new Error(`no figure ${metric}; there are ${entries.map(lineName).join(' ')}`);
  return Float64Array.from(trials.rows, (values) => {
    const out = new Float64Array(periods + 1);
    evaluateInto(out, entry.formula, { values, width: values.length, count: 1, periods }, new Float64Array(periods + 1));
    return out[periods];
  });
}

export function effectOf({ base, set = {}, change, metric, trials = 1000 }: Lever): Effect {
  const [before, after] = [set, { ...set, ...change }].map((overrides) => figures(base, overrides, metric, trials));
  const both = [...before.keys()].filter((i) => !Number.isNaN(before[i]) && !Number.isNaN(after[i]));
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const differences = both.map((i) => after[i] - before[i]);
  const change_ = mean(differences);
  const error = Math.sqrt(mean(differences.map((d) => (d - change_) ** 2)) / both.length);
  return { before: mean(both.map((i) => before[i])), after: mean(both.map((i) => after[i])), change: change_, error, moved: differences.filter((d) => d !== 0).length };
}
