import { compile, type Compiled } from '../compile/compile.ts';
import { catalogue } from '../record/catalogue.ts';
import type { Subject } from '../record/subject.ts';
import type { Note } from '../scenario/lint.ts';
import type { Loaded } from '../scenario/load.ts';
import { RunInputError } from './errors.ts';
import { identityOf } from './identity.ts';
import { canonicalSeed, laneKeys, type LaneSeeds } from './keys.ts';
import type { Settings } from './options.ts';
import { originOf, type Origin } from './scenario-head.ts';
import { subjectOf } from './subject.ts';

/** Everything that is fixed before the first trial. */
export interface Task extends Origin {
  readonly compiled: Compiled;
  readonly subject: Subject;
  readonly identity: string;
  readonly seed: string;
  readonly lanes: { readonly [lane in keyof LaneSeeds]?: string };
  readonly keys: Int32Array;
  /** what the linter says of the scenario */
  readonly notes: readonly Note[];
}

/** @throws RunInputError for a seed that cannot be used or a metric that does not exist */
export function taskOf(input: Loaded | Compiled, settings: Settings): Task {
  const compiled = compiledOf(input, settings.paths);
  const { scenario } = compiled;
  const subject = subjectOf(compiled);
  checkMetrics(subject, settings.metrics);
  const seed = canonicalSeed(settings.seed ?? scenario.seed);
  const lanes = Object.fromEntries(Object.entries(settings.lanes ?? {}).map(([lane, text]) => [lane, canonicalSeed(text)]));
  const source = 'program' in input ? { file: null, assumed: [], notes: [] } : { ...originOf(input), notes: input.notes };
  return { compiled, subject, identity: identityOf(scenario), seed, lanes, keys: laneKeys(seed, lanes), ...source };
}

/** A compiled scenario is compiled again where it lacks the weeks that are asked for. */
function compiledOf(input: Loaded | Compiled, paths: boolean): Compiled {
  return 'program' in input && (!paths || input.weeks.length > 0) ? input : compile(input, { paths });
}

function checkMetrics(subject: Subject, metrics: readonly string[]): void {
  if (metrics.length === 0) return;
  const ids = [...new Set(catalogue(subject).map(({ id }) => id))];
  const unknown = metrics.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new RunInputError(`metrics: expected some of ${ids.join(', ')}; got ${unknown.join(', ')}`);
}
