import { outcome, type Spells } from './spells.ts';

/** Spells of one stage, alike ones counted together: rows of equal outcome, period and (nearly) equal days. */
export interface StageSpells {
  readonly count: number;
  readonly resolutionDays: number;
  readonly outcome: Uint8Array;
  readonly period: Int32Array;
  readonly until: Float64Array;
  /** where days are known by date only: the spell ended somewhere in (from, until] */
  readonly from: Float64Array;
  readonly entered: Float64Array;
  readonly weight: Float64Array;
}

export interface Grouping {
  /** 0: days are known to the second, else how finely */
  readonly resolutionDays: number;
  /** days within this share of each other count together, where they are many */
  readonly width: number;
  readonly periodOf?: (day: number) => number;
}

/** Above so many spells of a stage, days known to the second are counted together. */
const MANY = 4000;
/** A spell of no time at all is taken as a tenth of a second: CRMs enter two stages in one transaction. */
export const SHORTEST_DAYS = 1e-6;

export function stageSpells(spells: Spells, stage: number, { resolutionDays, width, periodOf }: Grouping): StageSpells {
  const rows = rowsOf(spells, stage);
  const isMany = rows.length > MANY;
  const groups = new Map<number, number>();
  const columns = { outcome: [] as number[], period: [] as number[], until: [] as number[], from: [] as number[], entered: [] as number[], weight: [] as number[] };
  const half = 0.5 * resolutionDays;
  for (const k of rows) {
    const days = spells.days[k];
    const how = spells.outcome[k];
    const period = periodOf === undefined ? 0 : periodOf(spells.start[k]);
    const entered = spells.entered[k];
    const place = resolutionDays > 0 ? Math.round(days / resolutionDays) : isMany ? Math.round(Math.log(days + 0.01) / width) + 1000 : -1;
    const key = entered > 0 || place < 0 ? -1 : (period * 3 + how) * 1_048_576 + Math.min(place, 1_048_575);
    const known = key < 0 ? undefined : groups.get(key);
    if (known !== undefined) {
      // the mean of what is counted together
      const w = columns.weight[known];
      columns.weight[known] = w + 1;
      if (resolutionDays === 0) {
        columns.until[known] += (Math.max(days, SHORTEST_DAYS) - columns.until[known]) / (w + 1);
        columns.from[known] = columns.until[known];
      }
      continue;
    }
    if (key >= 0) groups.set(key, columns.until.length);
    const isOpen = how === outcome.open;
    const until = resolutionDays === 0 ? days : isOpen ? days - half : days + half;
    columns.outcome.push(how);
    columns.period.push(period);
    columns.until.push(Math.max(until, SHORTEST_DAYS));
    columns.from.push(resolutionDays === 0 ? Math.max(until, SHORTEST_DAYS) : Math.max(0, days - half));
    columns.entered.push(Math.min(entered, Math.max(0, until - SHORTEST_DAYS)));
    columns.weight.push(1);
  }
  return {
    count: columns.until.length,
    resolutionDays,
    outcome: Uint8Array.from(columns.outcome),
    period: Int32Array.from(columns.period),
    until: Float64Array.from(columns.until),
    from: Float64Array.from(columns.from),
    entered: Float64Array.from(columns.entered),
    weight: Float64Array.from(columns.weight),
  };
}

function rowsOf(spells: Spells, stage: number): Int32Array {
  const rows = new Int32Array(spells.count);
  let used = 0;
  for (let k = 0; k < spells.count; k += 1) if (spells.stage[k] === stage && spells.passed[k] === 0) rows[used++] = k;
  return rows.subarray(0, used);
}
