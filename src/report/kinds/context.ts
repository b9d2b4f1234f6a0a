import type { Formats } from '../document/formats.ts';
import type { Horizon } from '../horizon.ts';

/** What every part of a result's report is made from. */
export interface Context<Result> {
  readonly result: Result;
  readonly formats: Formats;
  readonly horizon: Horizon;
}
