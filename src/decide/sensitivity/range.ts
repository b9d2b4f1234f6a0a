import { RunInputError } from '../../run/errors.ts';
import { parsePath } from '../../scenario/path.ts';
import { ScenarioError } from '../../scenario/error.ts';
import type { Loaded } from '../../scenario/load.ts';

/** A field that somebody decides, and between what. */
export interface Range {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** takes whole numbers only */
  readonly isWhole: boolean;
}

/**
 * Reads `pools.ae.capacity=10..20` and makes sure that the scenario stands at both ends.
 *
 * @throws RunInputError for anything else; ScenarioError for a field that the scenario does not have, or a value it refuses
 */
export function readRange(loaded: Loaded, text: string): Range {
  const match = /^([^=]+)=(-?[\d.eE+]+)\.\.(-?[\d.eE+-]+)$/.exec(text.replaceAll(' ', ''));
  const [path, from, to] = match === null ? ['', NaN, NaN] : [match[1], Number(match[2]), Number(match[3])];
  if (parsePath(path) === undefined || !Number.isFinite(from) || !Number.isFinite(to)) throw new RunInputError(`range: expected path=from..to, as in pools.ae.capacity=10..20; got ${text}`);
  if (from >= to) throw new RunInputError(`range: expected a smaller number before a larger one, got ${text}`);
  for (const end of [from, to]) loaded.vary({ set: [`${path}=${end}`] }, '--range');
  const isWhole = Number.isInteger(from) && Number.isInteger(to) && !stands(loaded, path, (from + to) / 2 + 0.25);
  return { path, from, to, isWhole };
}

/** The value at a share of the range, from 0 to below 1; each whole number of a whole range has the same part of it. */
export function valueIn({ from, to, isWhole }: Range, share: number): number {
  return isWhole ? from + Math.floor(share * (to - from + 1)) : from + share * (to - from);
}

function stands(loaded: Loaded, path: string, value: number): boolean {
  try {
    loaded.vary({ overrides: { [path]: value } });
    return true;
  } catch (error) {
    if (error instanceof ScenarioError) return false;
    throw error;
  }
}
