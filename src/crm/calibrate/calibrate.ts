import { RunInputError } from '../../run/errors.ts';
import { randomOf } from '../estimate/random.ts';
import type { History } from '../history.ts';
import type { CalibrationResult } from './calibration.ts';
import { columnsOf } from './write/columns-of.ts';
import { type DrawTable, drawTable } from './draw-table.ts';
import { type Fits, fitsOf } from './fits.ts';
import { type CalibrateOptions, defaultOptions, MOST_DRAWS } from './options.ts';
import { ownerPools, rampedPools } from './owner-pools.ts';
import { scenarioDraft } from './write/scenario-draft.ts';
import { FOUND, spreadP } from './write/findings.ts';
import { summaryOf } from './write/summary.ts';

export interface Calibration {
  /** a scenario as plain data, ready for `loadScenario` */
  readonly scenario: Record<string, unknown>;
  /** what is to be said beside its fields, by path */
  readonly comments: ReadonlyMap<string, string>;
  readonly result: CalibrationResult;
  /** every figure's draws, also of those that the scenario does not state */
  readonly table: DrawTable;
  readonly fits: Fits;
}

/** Intervals come from so many draws, also where the scenario carries fewer. */
const FEWEST_FOR_INTERVALS = 400;

/**
 * Learns a scenario from a CRM's history: what opens, how it goes through the stages, what it is worth, who wins more, and
 * what moves a whole period. What is not known is drawn jointly. Give it `asOf(history, day)` to learn only from what was
 * known on a day.
 *
 * @throws RunInputError when the history has no opportunities
 */
export function calibrate(history: History, chosen: Partial<CalibrateOptions> = {}): Calibration {
  const options: CalibrateOptions = { ...defaultOptions, ...chosen };
  const fits = fitsOf(history, options);
  if (fits.motions.length === 0) throw new RunInputError('cannot calibrate: the history has no opportunities');
  const pools = rampedPools(history, fits.plans, ownerPools(history, fits.plans));
  const found = { skill: fits.owners > 1 && fits.asOne === undefined && spreadP(fits.odds.ownersGain) < FOUND };
  const table = drawTable(fits, columnsOf(history, fits, pools, found), Math.max(FEWEST_FOR_INTERVALS, Math.min(options.draws, MOST_DRAWS)), randomOf(options.seed));
  const { scenario, comments } = scenarioDraft(history, fits, table, options, pools);
  const result = summaryOf(history, { fits, pools }, table, options, { name: options.name, currency: String(scenario['currency']) });
  return { scenario, comments, result, table, fits };
}
