import { availableParallelism } from 'node:os';
import { RunInputError } from './errors.ts';
import type { LaneSeeds, Seed } from './keys.ts';

/** The kernel numbers trials with 32 bits. */
export const MOST_TRIALS = 2 ** 31 - 1;

const DEFAULT_TRIALS = 10_000;
const DEFAULT_TRIALS_MAX = 1_000_000;
const DEFAULT_CHECKPOINT_SECONDS = 60;
const MOST_WORKERS = 1024;

/** What a run has done so far. */
export interface Progress {
  readonly phase: 'simulate' | 'summarise';
  readonly trials: number;
  /** of so many; with a precision asked for, those of the present wave */
  readonly of: number;
  readonly seconds: number;
}

export interface SimulateOptions {
  /** 10,000 unless said; with `precision` there is no fixed number */
  readonly trials?: number | undefined;
  /** the scenario's unless said; `random` draws one */
  readonly seed?: Seed | undefined;
  /** lanes of randomness under other seeds */
  readonly lanes?: LaneSeeds | undefined;
  /** threads; as many as the machine offers unless said. No result depends on it */
  readonly workers?: number | undefined;
  /** relative precision of P50, such as 0.01: runs 1,024 · 2^k trials until it is reached */
  readonly precision?: number | undefined;
  /** at most so many trials with `precision`; 1,000,000 unless said */
  readonly trialsMax?: number | undefined;
  /** ids of metrics whose samples are to be kept, breakdowns included, even where memory is short */
  readonly metrics?: readonly string[] | undefined;
  /** also bookings and pipeline at each week's end; costs about a sixth of the time */
  readonly paths?: boolean | undefined;
  /** aborts: the promise rejects with the signal's reason, no work is under way */
  readonly signal?: AbortSignal | undefined;
  /** stops: running blocks are finished, the result is that of the trials done, and says that it is partial */
  readonly stop?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** file for what is done so far, written every `checkpointSeconds` and when stopped */
  readonly checkpoint?: string | undefined;
  /** 60 unless said */
  readonly checkpointSeconds?: number | undefined;
  /** checkpoint to go on from */
  readonly resume?: string | undefined;
}

/** Options with every default filled in. `trials` is null where neither was said: then a checkpoint decides. */
export interface Settings extends Omit<SimulateOptions, 'trials' | 'workers' | 'metrics' | 'paths'> {
  readonly trials: number;
  readonly isTrialsStated: boolean;
  readonly workers: number;
  readonly trialsMax: number;
  readonly metrics: readonly string[];
  readonly paths: boolean;
  readonly checkpointSeconds: number;
}

/**
 * Checks options and fills in defaults. Every field is read once.
 *
 * @throws RunInputError naming the option
 */
export function settingsOf(options: SimulateOptions): Settings {
  const given = { ...options };
  const { trials, workers, precision, trialsMax, metrics, checkpointSeconds } = given;
  if (precision !== undefined && trials !== undefined) throw new RunInputError('trials: expected no number of trials together with a precision');
  if (precision === undefined && trialsMax !== undefined) throw new RunInputError('trialsMax: expected a precision, too');
  if (precision !== undefined && !(precision > 0 && precision < 1)) throw new RunInputError(`precision: expected a share between 0 and 1, such as 0.01, got ${precision}`);
  const seconds = checkpointSeconds ?? DEFAULT_CHECKPOINT_SECONDS;
  if (!(seconds > 0)) throw new RunInputError(`checkpointSeconds: expected a positive number, got ${seconds}`);
  return {
    ...given,
    trials: count('trials', trials ?? DEFAULT_TRIALS, Infinity),
    isTrialsStated: trials !== undefined,
    workers: count('workers', workers ?? availableParallelism(), MOST_WORKERS),
    trialsMax: count('trialsMax', trialsMax ?? DEFAULT_TRIALS_MAX, Infinity),
    metrics: [...(metrics ?? [])],
    paths: given.paths === true,
    checkpointSeconds: seconds,
  };
}

function count(name: string, value: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  const upTo = most === Infinity ? '' : ` up to ${most}`;
  throw new RunInputError(`${name}: expected a positive whole number${upTo}, got ${typeof value === 'number' ? value : JSON.stringify(value)}`);
}
