import { probabilityAtLeast } from '../../record/statistics/probability.ts';
import type { Compiled } from '../../compile/compile.ts';
import { ScenarioError } from '../../scenario/error.ts';
import { inputsOf, type Input } from '../../scenario/inputs.ts';
import { parsePath } from '../../scenario/path.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { valueAt } from '../../scenario/tree/plain.ts';
import { meanDifference } from '../paired/mean.ts';
import { pairOf } from '../paired/pair.ts';
import { inputQuantile } from '../usual.ts';
import type { Range } from './range.ts';
import type { TornadoEnd, TornadoLine } from './result.ts';
import { compiledWith, outputsOf, type Outputs, type Study } from './study.ts';

/** A line of the tornado before it has run: a field and what it is set to at its two ends. */
export interface Swing {
  readonly path: string;
  readonly kind: TornadoLine['kind'];
  readonly low: number;
  readonly high: number;
  readonly overrides: (value: number) => Readonly<Record<string, unknown>>;
}

/** Every uncertain input at its P10 and its P90; the others keep their own spread. */
export function uncertainSwings({ loaded: { scenario } }: Pick<Study, 'loaded'>, uncertain: readonly string[]): Swing[] {
  return inputsOf(scenario).filter(({ path }) => uncertain.includes(path)).flatMap((input): Swing[] => {
    const [low, high] = [0.1, 0.9].map((p) => inputQuantile(scenario, input, p));
    return low === undefined || high === undefined ? [] : [{ path: input.path, kind: 'uncertain', low, high, overrides: (value) => fixed(scenario, input, value) }];
  });
}

/** The ends of ranges of decisions. */
export function rangeSwings(ranges: readonly Range[]): Swing[] {
  return ranges.map(({ path, from, to }) => ({ path, kind: 'range', low: from, high: to, overrides: (value) => ({ [path]: value }) }));
}

/** Every rate and size that is taken as exactly known, moved down and up by a share of itself. */
export function whatIfSwings({ loaded: { scenario } }: Pick<Study, 'loaded'>, share: number): Swing[] {
  return inputsOf(scenario).flatMap(({ path, uncertain, field, kind }): Swing[] => {
    const value = valueAt(scenario, parsePath(path) ?? []);
    if (uncertain || typeof value !== 'number' || value === 0) return [];
    const most = kind === 'probability' ? 1 : field.maximum;
    return [{ path, kind: 'whatIf', low: value * (1 - share), high: Math.min(most, value * (1 + share)), overrides: (at) => ({ [path]: at }) }];
  });
}

/** An input made known: its correlations fall away, and an ensemble keeps the one draw that has the value. */
function fixed({ correlations, ensembles }: Scenario, { path }: Input, value: number): Record<string, unknown> {
  const ensemble = Object.entries(ensembles).find(([, { paths }]) => paths.includes(path));
  if (ensemble !== undefined) {
    const [name, { paths, draws }] = ensemble;
    return { [`ensembles.${name}.draws`]: [draws.find((row) => row[paths.indexOf(path)] === value)] };
  }
  const others = correlations.filter(({ between }) => !between.includes(path));
  return { [path]: value, ...(others.length === correlations.length ? {} : { correlations: others }) };
}

/** The swings that the scenario allows, with their variants compiled, and the others with the reason. */
export function prepared(study: Study, swings: readonly Swing[]): { ready: readonly Ready[]; leftOut: readonly { path: string; reason: string }[] } {
  const ready: Ready[] = [];
  const leftOut: { path: string; reason: string }[] = [];
  for (const swing of swings) {
    try {
      ready.push({ swing, low: compiledWith(study, swing.overrides(swing.low)), high: compiledWith(study, swing.overrides(swing.high)) });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      leftOut.push({ path: swing.path, reason: error.issues[0].expected });
    }
  }
  return { ready, leftOut };
}

export interface Ready {
  readonly swing: Swing;
  readonly low: Compiled;
  readonly high: Compiled;
}

/** Runs both ends of each swing on the base's luck; the widest comes first. */
export async function tornado(study: Study, ready: readonly Ready[], base: Outputs): Promise<TornadoLine[]> {
  const end = async (value: number, compiled: Compiled): Promise<TornadoEnd> => {
    const { output, hits } = await outputsOf(study, { compiled });
    const { value: gap, lo, hi } = meanDifference(pairOf(base.output, output));
    return { value, difference: { value: gap, lo, hi }, chance: hits === null ? null : probabilityAtLeast(hits, 1) };
  };
  const lines = await Promise.all(ready.map(async ({ swing: { path, kind, low, high }, ...variants }): Promise<TornadoLine> => {
    const [atLow, atHigh] = await Promise.all([end(low, variants.low), end(high, variants.high)]);
    return { path, kind, low: atLow, high: atHigh };
  }));
  const width = ({ low, high }: TornadoLine) => Math.abs((high.difference.value ?? 0) - (low.difference.value ?? 0));
  return lines.sort((a, z) => width(z) - width(a));
}
