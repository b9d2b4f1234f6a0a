// Runs trials of the compiled engine on this thread and reads their rows by name. Heavy tests go through dist: run the build first.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Compiled } from '../../dist/compile/compile.js';
import { engine as standard, type Engine } from './engine.ts';
import { Z_LIMIT, note } from './verdicts.ts';

export const layout = standard.layout;

/** The longer suite asks for more trials. */
export const isLong = process.env.QUOTACAST_LONG === '1';

/** A fixed root of the three lanes; tests that need another luck pass their own. */
export const KEYS = Int32Array.from([0x1234567, 0x2345678, 0x3456789, 0x456789a, 0x56789ab, 0x6789abc]);

const BLOCK = 128;

/** Values of people and deals that a block has emitted: the histogram that each belongs to, and the value. */
export interface Emitted {
  readonly codes: Int32Array;
  readonly values: Float64Array;
}

export interface TrialOptions {
  readonly keys?: Int32Array;
  /** trials in lock-step */
  readonly batch?: number;
  /** number of the first trial */
  readonly first?: number;
  /** trials asked for at once */
  readonly block?: number;
  /** the form of the kernel; the machine's own choice unless stated */
  readonly form?: 'wasm' | 'js';
  readonly engine?: Engine;
  /** also look at each week's end */
  readonly paths?: boolean;
}

/** A scenario file of this repository, with what it extends, made ready to run. */
export function compileFile(path: string, engine: Engine = standard): Compiled {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  return engine.compile(engine.loadScenario({ text: readFileSync(file), file, readFile: (name) => readFileSync(name) }));
}

function compiledFrom(source: unknown, { compile, loadScenario }: Engine, paths = false): Compiled {
  if (typeof source === 'string') return compile(loadScenario({ text: source, file: 'test.yaml' }), { paths });
  if (typeof source === 'object' && source !== null && 'program' in source) return paths ? compile(source as Compiled, { paths }) : (source as Compiled);
  return compile(loadScenario({ object: source }), { paths });
}

/** The rows of trials, with readers that add up what is not asked for. */
export class Trials {
  readonly compiled: Compiled;
  readonly rows: Float64Array[] = [];
  readonly emitted: Emitted[] = [];
  readonly #sources: number;
  readonly #stages: number;
  readonly #pools: number;
  readonly #periods: number;
  readonly #years: number;

  /** `source` is a scenario as text or as an object, or one that is compiled already. */
  constructor(source: unknown, count: number, options: TrialOptions = {}) {
    const engine = options.engine ?? standard;
    this.compiled = compiledFrom(source, engine, options.paths);
    const { names, periods } = this.compiled;
    this.#sources = names.sources.length;
    this.#stages = names.stages.length;
    this.#pools = names.pools.length;
    this.#periods = periods.length;
    this.#years = names.years.length;
    const { rowWidth, runBlock } = inForm(options.form, () => engine.createEngine(this.compiled.program, options.keys ?? KEYS, { batch: options.batch }));
    const first = options.first ?? 0;
    const size = options.block ?? BLOCK;
    for (let done = 0; done < count; done += size) {
      const n = Math.min(size, count - done);
      const block = runBlock(first + done, n);
      for (let i = 0; i < n; i += 1) this.rows.push(block.rows.slice(i * rowWidth, (i + 1) * rowWidth));
      this.emitted.push({ codes: block.codes.slice(0, block.emitted), values: block.values.slice(0, block.emitted) });
    }
  }

  get periods(): number {
    return this.#periods;
  }

  #slots(): number {
    return this.#periods + 1;
  }

  #over(period: number | undefined): number[] {
    return period === undefined ? Array.from({ length: this.#periods }, (_, k) => k) : [period];
  }

  /** A flow counter per trial: of one source or all, in one period or all. */
  flow(counter: number, period?: number, accept: (source: number) => boolean = () => true): number[] {
    const sources = Array.from({ length: this.#sources }, (_, k) => k).filter(accept);
    return this.rows.map((row) => this.#over(period).reduce((sum, p) => sum + sources.reduce((s, k) => s + row[(k * layout.FLOWS + counter) * this.#slots() + p], 0), 0));
  }

  /** Open opportunities (count or value) at a period's start; the number of periods means the horizon's end. */
  open(counter: number, place: number, accept: (stage: number) => boolean = () => true): number[] {
    const first = layout.openBlock(this.#sources, this.#periods);
    const stages = Array.from({ length: this.#stages }, (_, k) => k).filter(accept);
    return this.rows.map((row) => stages.reduce((sum, k) => sum + row[first + (k * layout.OPENS + counter) * this.#slots() + place], 0));
  }

  pool(name: string, counter: number, period?: number): number[] {
    const pool = this.compiled.names.pools.findIndex((entry) => entry.name === name);
    const first = layout.poolBlock(this.#sources, this.#stages, this.#periods) + (pool * layout.POOL_RS + counter) * this.#slots();
    return this.rows.map((row) => this.#over(period).reduce((sum, p) => sum + row[first + p], 0));
  }

  account(counter: number, period?: number, segment = 0): number[] {
    const first = layout.accountBlock(this.#sources, this.#stages, this.#pools, this.#periods, this.#years) + (segment * layout.ACCS + counter) * this.#slots();
    return this.rows.map((row) => this.#over(period).reduce((sum, p) => sum + row[first + p], 0));
  }

  /** A counter of a programme of partners. */
  partner(name: string, counter: number, period?: number): number[] {
    const { names } = this.compiled;
    const health = layout.healthBlock(this.#sources, this.#stages, this.#pools, this.#periods, this.#years, names.segments.length);
    const first = layout.partnerBlock(health) + (names.programs.indexOf(name) * layout.PARTNER_RS + counter) * this.#slots();
    return this.rows.map((row) => this.#over(period).reduce((sum, p) => sum + row[first + p], 0));
  }

  /** What was seen at a week's end, per trial. */
  path(counter: number, week: number): number[] {
    const weeks = this.compiled.weeks.length;
    return this.rows.map((row) => row[row.length - (layout.PATHS - counter) * weeks + week]);
  }

  /** Whether a source, or a stage, belongs to a segment: for `flow` and `open`. */
  ofSegment(segment: number): { source: (k: number) => boolean; stage: (k: number) => boolean } {
    const { sources, stages, motions } = this.compiled.names;
    return { source: (k) => motions[sources[k].motion].segment === segment, stage: (k) => motions[stages[k].motion].segment === segment };
  }

  /** What was emitted of people: attainment in a period, or in a fiscal year counted from the number of periods on. */
  attainments(name: string, place: number): number[] {
    const pool = this.compiled.names.pools.findIndex((entry) => entry.name === name);
    const code = pool * (this.#periods + this.#years) + place;
    return this.emitted.flatMap(({ codes, values }) => [...values].filter((_, k) => codes[k] === code));
  }

  /** Every figure of a trial under the names of what it speaks of. The scratch that takes the warm-up is left out. */
  figures(trial: number): Map<string, number> {
    const row = this.rows[trial];
    const { names } = this.compiled;
    const figures = new Map<string, number>();
    let at = 0;
    const block = (entities: readonly string[], counters: number, places: number, read: (counter: number) => number): void => {
      for (const entity of entities) {
        for (let counter = 0; counter < counters; counter += 1) {
          for (let place = 0; place < read(counter); place += 1) figures.set(`${entity}/${counter}@${place}`, row[at + place]);
          at += places;
        }
      }
    };
    const periods = () => this.#periods;
    const motion = (k: number): string => names.motions[k].name;
    block(names.sources.map(({ motion: m, name }) => `source ${motion(m)}.${name}`), layout.FLOWS, this.#slots(), periods);
    block(names.stages.map(({ motion: m, name }) => `stage ${motion(m)}.${name}`), layout.OPENS, this.#slots(), () => this.#slots());
    block(names.pools.map(({ name }) => `pool ${name}`), layout.POOL_RS, this.#slots(), periods);
    block(names.pools.map(({ name }) => `years of pool ${name}`), layout.YEAR_RS, this.#years, () => this.#years);
    block(names.segments.map((name) => `segment ${name}`), layout.ACCS, this.#slots(), periods);
    block(['health'], layout.HEALTHS, 1, () => 1);
    block(names.programs.map((name) => `partners ${name}`), layout.PARTNER_RS, this.#slots(), periods);
    const weeks = this.compiled.weeks.length;
    if (weeks > 0) block(['weeks'], layout.PATHS, weeks, () => weeks);
    if (at !== row.length) throw new Error(`a row has ${row.length} numbers, ${at} are known`);
    return figures;
  }
}

/** Makes an engine in one form of the kernel; without WebAssembly at hand, asking for it is an error. */
function inForm<E extends { form: string }>(form: 'wasm' | 'js' | undefined, create: () => E): E {
  if (form === undefined) return create();
  const before = process.env['QUOTACAST_KERNEL'];
  process.env['QUOTACAST_KERNEL'] = form;
  try {
    const made = create();
    if (made.form !== form) throw new Error(`the kernel runs as ${made.form}, not as ${form}: run the build first`);
    return made;
  } finally {
    if (before === undefined) delete process.env['QUOTACAST_KERNEL'];
    else process.env['QUOTACAST_KERNEL'] = before;
  }
}

export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly meanError: number;
  readonly varianceError: number;
}

export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const m2 = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const m4 = values.reduce((sum, x) => sum + (x - mean) ** 4, 0) / n;
  const variance = m2 / (n - 1);
  return { n, mean, variance, meanError: Math.sqrt(variance / n), varianceError: Math.sqrt(Math.max(1e-300, (m4 - variance ** 2) / n)) };
}

/** z of a sample's mean; noted, like the others, in the table of `npm run validate`. */
export function zOfMean(values: readonly number[], expected: number): number {
  const { mean, meanError } = momentsOf(values);
  return noted('mean', mean, expected, Math.max(meanError, 1e-12 * Math.abs(expected) + 1e-300));
}

export function zOfVariance(values: readonly number[], expected: number): number {
  const { variance, varianceError } = momentsOf(values);
  return noted('variance', variance, expected, varianceError);
}

/** z of the share of values for which `holds`, against its expected probability. */
export function zOfShare(values: readonly number[], holds: (x: number) => boolean, expected: number): number {
  const share = values.filter(holds).length / values.length;
  return noted('share', share, expected, Math.sqrt((expected * (1 - expected)) / values.length));
}

function noted(what: string, got: number, expected: number, error: number): number {
  const z = (got - expected) / error;
  note({ what, expected, got, z, limit: Z_LIMIT });
  return z;
}

export function covariance(a: readonly number[], b: readonly number[]): number {
  const meanA = a.reduce((s, x) => s + x, 0) / a.length;
  const meanB = b.reduce((s, x) => s + x, 0) / b.length;
  return a.reduce((s, x, i) => s + (x - meanA) * (b[i] - meanB), 0) / (a.length - 1);
}
