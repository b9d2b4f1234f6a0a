import { RESULT_VERSION } from '../../record/result.ts';
import { identityOf } from '../../run/identity.ts';
import { RunInputError } from '../../run/errors.ts';
import { ENGINE_VERSION, RNG_VERSION } from '../../run/version.ts';
import { loadScenario, type Loaded } from '../../scenario/load.ts';
import { loadScenarioFile, readResultText } from '../scenario-file.ts';

/** A scenario to decide about, and what a result that holds it says of its run. */
export interface Input {
  readonly loaded: Loaded;
  /** null for a scenario file */
  readonly run: { readonly seed: string; readonly trials: number } | null;
}

/**
 * Reads a scenario file, or the scenario that a result of `simulate` holds.
 *
 * @throws ScenarioError; RunInputError for a result of another kind or version, a partial one, or an altered one
 */
export function readInput(file: string, set: readonly string[] = []): Input {
  const result = file.endsWith('.json') ? resultIn(file) : null;
  if (result === null) return { loaded: loadScenarioFile(file, set), run: null };
  const { kind, version, run, scenario } = result;
  const refuse = (expected: string, got: unknown) => new RunInputError(`${file}: expected ${expected}, got ${JSON.stringify(got) ?? 'none'} (simulate its scenario again)`);
  if (kind !== 'quotacast.simulation') throw refuse('a scenario, or a result of kind "quotacast.simulation"', kind);
  if (version !== RESULT_VERSION) throw refuse(`a result of version ${RESULT_VERSION}`, version);
  if (run?.engine !== ENGINE_VERSION) throw refuse(`a result of engine ${ENGINE_VERSION}`, run?.engine);
  if (run.rng !== RNG_VERSION) throw refuse(`a result with random numbers ${RNG_VERSION}`, run.rng);
  if (run.partial !== false) throw refuse('a complete result', `partial: ${String(run.trials)} of ${String(run.requested)} trials`);
  if (scenario?.complete === undefined) throw refuse('a result that holds its scenario', undefined);
  const loaded = loadScenario({ object: scenario.complete, file });
  if (identityOf(loaded.scenario) !== scenario.identity) throw refuse(`a scenario of identity ${String(scenario.identity).slice(0, 12)}…`, identityOf(loaded.scenario).slice(0, 12));
  return { loaded: set.length === 0 ? loaded : loaded.vary({ set }), run: { seed: String(run.seed), trials: Number(run.trials) } };
}

/** The parts of a result that are looked at; anything may be missing. */
interface ResultLike {
  readonly kind?: unknown;
  readonly version?: unknown;
  readonly scenario?: { readonly identity?: unknown; readonly complete?: unknown };
  readonly run?: { readonly seed?: unknown; readonly trials?: unknown; readonly requested?: unknown; readonly engine?: unknown; readonly rng?: unknown; readonly partial?: unknown };
}

/** The JSON of a file that is a result; null for anything else, which is then read as a scenario. */
function resultIn(file: string): ResultLike | null {
  const text = readResultText(file);
  if (!text.includes('"quotacast.')) return null;
  try {
    const value: unknown = JSON.parse(text);
    const kind = typeof value === 'object' && value !== null ? (value as ResultLike).kind : undefined;
    return typeof kind === 'string' && kind.startsWith('quotacast.') ? (value as ResultLike) : null;
  } catch {
    return null;
  }
}
