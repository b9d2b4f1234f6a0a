import type { Result } from '../../record/result.ts';
import type { Simulation } from '../../run/simulation.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { SimulateFlags } from './flags.ts';
import type { Seats } from './neighbours.ts';

/** What has been asked for, and checked. */
export interface Request {
  readonly file: string;
  readonly flags: SimulateFlags;
  readonly loaded: Loaded;
  /** null unless neighbours were asked for */
  readonly seats: Seats | null;
}

/** What came of it. */
export interface Finding {
  readonly simulation: Simulation;
  /** results with other numbers of seats */
  readonly others: readonly { readonly seats: number; readonly result: Result }[];
}
