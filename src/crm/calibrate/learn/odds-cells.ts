import { outcome } from '../stages/spells.ts';

/** Spells that share stage, origin, owner, period and size, counted together. */
export interface OddsCells {
  readonly count: number;
  readonly stage: Int16Array;
  /** index of an origin's effect, -1 for the reference */
  readonly origin: Int16Array;
  readonly owner: Int32Array;
  readonly period: Int16Array;
  /** doublings of the deal size above the median, 0 where it is not known */
  readonly doublings: Float64Array;
  /** spells that ended, and those of them that advanced; for open ones (and late entries) their number */
  readonly spells: Float64Array;
  readonly advanced: Float64Array;
  /** survival if lost over survival if advanced, at the age up to which a spell was open; -1 for spells that ended */
  readonly ratio: Float64Array;
}

export interface OddsRow {
  stage: number;
  origin: number;
  owner: number;
  period: number;
  /** bin of the deal size among those of its motion, 0 to 15, and what it stands for */
  size: number;
  doublings: number;
  outcome: number;
  /** of an open spell at its age */
  ratio: number;
  /** of a late entry at that age; -1 where it was seen from the start */
  entryRatio: number;
}

const RATIO_BINS = 12;
const RATIO_WIDTH = 0.5;

/** The same cells with nobody's name on them, for deals whose owner says nothing about who worked them. */
export const withoutOwners = (cells: OddsCells): OddsCells => ({ ...cells, owner: new Int32Array(cells.count).fill(-1) });

/** Collects cells; open spells are grouped by their ratio in steps of half a unit of its logarithm. */
export class OddsCellsBuilder {
  readonly #index = new Map<number, number>();
  readonly #columns = { stage: [] as number[], origin: [] as number[], owner: [] as number[], period: [] as number[], doublings: [] as number[], spells: [] as number[], advanced: [] as number[], ratio: [] as number[] };

  add(row: OddsRow): void {
    if (row.outcome === outcome.open) this.#count(row, row.ratio, 1, 0);
    else this.#count(row, -1, 1, row.outcome === outcome.advanced ? 1 : 0);
    // what was seen late is known given that it lasted so long
    if (row.entryRatio >= 0) this.#count(row, row.entryRatio, -1, 0);
  }

  #count({ stage, origin, owner, period, size, doublings }: OddsRow, ratio: number, spells: number, advanced: number): void {
    const bin = ratio < 0 ? 0 : 1 + 2 * RATIO_BINS + Math.max(-RATIO_BINS, Math.min(RATIO_BINS, Math.round(Math.log(Math.max(ratio, 1e-300)) / RATIO_WIDTH)));
    let key = stage * 16 + (origin + 1);
    key = key * 1_048_576 + (owner + 1);
    key = (key * 512 + period) * 16 + size;
    key = key * 64 + bin;
    const known = this.#index.get(key);
    const c = this.#columns;
    if (known !== undefined) {
      const before = Math.abs(c.spells[known]);
      c.spells[known] += spells;
      c.advanced[known] += advanced;
      if (ratio >= 0) c.ratio[known] += (ratio - c.ratio[known]) / (before + 1);
      return;
    }
    this.#index.set(key, c.stage.length);
    c.stage.push(stage);
    c.origin.push(origin);
    c.owner.push(owner);
    c.period.push(period);
    c.doublings.push(doublings);
    c.spells.push(spells);
    c.advanced.push(advanced);
    c.ratio.push(ratio);
  }

  finish(): OddsCells {
    const c = this.#columns;
    return {
      count: c.stage.length,
      stage: Int16Array.from(c.stage),
      origin: Int16Array.from(c.origin),
      owner: Int32Array.from(c.owner),
      period: Int16Array.from(c.period),
      doublings: Float64Array.from(c.doublings),
      spells: Float64Array.from(c.spells),
      advanced: Float64Array.from(c.advanced),
      ratio: Float64Array.from(c.ratio),
    };
  }
}
