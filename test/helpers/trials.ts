// Runs trials of the compiled engine on this thread and reads their rows by name. Heavy tests go through dist: run the build first.
import { compile, type Compiled } from '../../dist/compile/compile.js';
import { createEngine } from '../../dist/run/engine.js';
import { loadScenario } from '../../dist/scenario/load.js';
import * as layout from '../../dist/kernel/layout.js';

export { layout };

/** The longer suite asks for more trials. */
export const isLong = process.env.QUOTACAST_LONG === '1';

/** A fixed root of the three lanes; tests that need another luck pass their own. */
export const KEYS = Int32Array.from([0x1234567, 0x2345678, 0x3456789, 0x456789a, 0x56789ab, 0x6789abc]);

const BLOCK = 128;

export interface Values {
  readonly code: number;
  readonly value: number;
}

/** The rows of trials, with readers that add up what is not asked for. */
export class Trials {
  readonly compiled: Compiled;
  readonly rows: Float64Array[] = [];
  readonly emitted: Values[][] = [];
  readonly #sources: number;
  readonly #stages: number;
  readonly #pools: number;
  readonly #periods: number;
  readonly #years: number;

  constructor(object: unknown, count: number, options: { keys?: Int32Array; batch?: number; first?: number } = {}) {
    this.compiled = compile(typeof object === 'string' ? loadScenario({ text: object, file: 'test.yaml' }) : loadScenario({ object }));
    const { names, periods } = this.compiled;
    this.#sources = names.sources.length;
    this.#stages = names.stages.length;
    this.#pools = names.pools.length;
    this.#periods = periods.length;
    this.#years = names.years.length;
    const engine = createEngine(this.compiled.program, options.keys ?? KEYS, options.batch);
    const first = options.first ?? 0;
    for (let done = 0; done < count; done += BLOCK) {
      const n = Math.min(BLOCK, count - done);
      const block = engine.runBlock(first + done, n);
      for (let i = 0; i < n; i += 1) this.rows.push(block.rows.slice(i * engine.rowWidth, (i + 1) * engine.rowWidth));
      this.emitted.push(Array.from({ length: block.emitted }, (_, k) => ({ code: block.codes[k], value: block.values[k] })));
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

/** z of a sample's mean. */
export function zOfMean(values: readonly number[], expected: number): number {
  const { mean, meanError } = momentsOf(values);
  return (mean - expected) / Math.max(meanError, 1e-12 * Math.abs(expected) + 1e-300);
}

export function zOfVariance(values: readonly number[], expected: number): number {
  const { variance, varianceError } = momentsOf(values);
  return (variance - expected) / varianceError;
}

/** z of the share of values for which `holds`, against its expected probability. */
export function zOfShare(values: readonly number[], holds: (x: number) => boolean, expected: number): number {
  const share = values.filter(holds).length / values.length;
  return (share - expected) / Math.sqrt((expected * (1 - expected)) / values.length);
}

export function covariance(a: readonly number[], b: readonly number[]): number {
  const meanA = a.reduce((s, x) => s + x, 0) / a.length;
  const meanB = b.reduce((s, x) => s + x, 0) / b.length;
  return a.reduce((s, x, i) => s + (x - meanA) * (b[i] - meanB), 0) / (a.length - 1);
}
