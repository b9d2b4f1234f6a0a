import { stringify } from 'yaml';
import { compile } from '../../compile/compile.ts';
import { dateOf, dayNumber } from '../../scenario/calendar.ts';
import type { Loaded } from '../../scenario/load.ts';
import { RunInputError } from '../../run/errors.ts';
import { canonicalSeed, laneKeys, type Seed } from '../../run/keys.ts';
import { stageNames } from './history-of-trial.ts';
import { trialRecorder } from './record-trial.ts';
import { crmTables } from './tables.ts';
import { wither, type Wart } from './warts.ts';
import { csvText } from './write-csv.ts';

export interface ExportOptions {
  /** the scenario's unless given */
  readonly seed?: Seed | undefined;
  /** number of the trial, from 0 */
  readonly trial?: number | undefined;
  /** YYYY-MM-DD, the last day that the export knows; the horizon's last day unless given */
  readonly asOf?: string | undefined;
  /** also a file for each month's end */
  readonly snapshots?: boolean | undefined;
  readonly warts?: readonly Wart[] | undefined;
}

/**
 * Plays one trial of a scenario and writes what a CRM would have exported of it: name of the file → text. The deals are
 * those of `simulate` with the same seed. `mapping.yaml` says what nobody could recognise.
 *
 * @throws RunInputError where the day lies outside of the horizon
 */
export function exportCrm({ scenario }: Pick<Loaded, 'scenario'>, { seed = scenario.seed, trial = 0, asOf, snapshots = false, warts = [] }: ExportOptions = {}): Map<string, string> {
  const compiled = compile({ scenario });
  const record = trialRecorder(compiled, laneKeys(seed))(trial);
  const origin = dayNumber(scenario.calendar.asOf);
  const until = asOf === undefined ? record.horizonDays : dayNumber(asOf) + 1 - origin;
  if (!(until > 0 && until <= record.horizonDays)) {
    throw new RunInputError(`--as-of: expected a day from ${scenario.calendar.asOf} to ${dateOf(origin + record.horizonDays - 1)}, the horizon of the scenario, got ${asOf}`);
  }
  const tables = crmTables(compiled, record, until, { snapshots });
  const lastDay = dateOf(origin + until - 1);
  wither(tables, warts, { seed: canonicalSeed(seed), until: lastDay });
  const files = new Map(tables.map((table) => [table.name, csvText(table, warts)]));
  const isDeal = (motion: number) => compiled.names.motions[motion].kind !== 'qualification';
  const mapping: Stated = {
    motions: compiled.names.motions.flatMap(({ name }, motion) => (isDeal(motion) ? [name] : [])),
    stages: stageNames(compiled).filter((_, k) => isDeal(compiled.names.stages[k].motion)),
    asOf: lastDay,
    closedSince: record.deals.some(({ created }) => created < 0) ? scenario.calendar.asOf : undefined,
  };
  files.set('mapping.yaml', mappingText(mapping));
  return files;
}

interface Stated {
  readonly motions: readonly string[];
  readonly stages: readonly string[];
  readonly asOf: string;
  readonly closedSince: string | undefined;
}

function mappingText({ motions, stages, asOf, closedSince }: Stated): string {
  const list = (names: readonly string[]) => stringify(names, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  return [
    '# What the files of this export do not say themselves.',
    'quotacastMapping: 1',
    'amountBasis: acv',
    `asOf: ${asOf}`,
    ...(closedSince === undefined ? [] : ['# deals that were open on this day are there, those that had closed are not', `closedSince: ${closedSince}`]),
    'motions:',
    ...motions.map((name) => `  ${name}: ${list([name])}`),
    `stages: ${list(stages)}`,
    '',
  ].join('\n');
}
