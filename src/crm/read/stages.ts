import { shown } from '../../scenario/text/printable.ts';
import { status, type Status } from '../history.ts';
import { notADay } from '../csv/days.ts';
import { Indices, Reals } from '../csv/grow.ts';
import type { Settings } from './mapping.ts';
import type { SharedNames } from './names.ts';
import { Outcomes } from './outcomes.ts';
import type { FileQuality } from './quality.ts';
import type { Refusals } from './refusals.ts';
import { idKey } from './salesforce-id.ts';
import type { CrmSource } from '../csv/source.ts';
import { readTable, refused, skipped, taken, type Fate, type Table } from './table.ts';

export interface RawVisits {
  readonly quality: FileQuality;
  readonly opportunity: Int32Array;
  /** index of an open stage; −1 − status for an entry into a closed one */
  readonly stage: Int32Array;
  readonly entered: Float64Array;
}

interface Context {
  readonly names: SharedNames;
  readonly refusals: Refusals;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly closedWords: ReadonlyMap<string, Status>;
}

/** Reads the stage history of opportunities that were read before. A field history is cut down to its stage changes. */
export async function readStages(source: CrmSource, settings: Settings, { names, refusals, rowOf, closedWords }: Context): Promise<RawVisits> {
  const outcomes = new Outcomes(settings.outcomes);
  for (const [word, how] of closedWords) outcomes.learn(word, how);
  const stated = new Set((settings.stages ?? []).map((stage) => stage.trim()));
  const [opportunity, stage, entered] = [new Indices(), new Indices(), new Reals()];
  let table: Table<'stages'>;
  const quality = await readTable('stages', source, { mapping: settings, refusals }, (opened) => {
    table = opened;
    const { file, columns: { at }, days } = table;
    return (cells, line): Fate => {
      if (at.field !== undefined && !/^stage/i.test(cells[at.field].trim())) return skipped;
      const refuse = (reason: string, detail = ''): Fate => {
        refusals.add(file, line, reason, detail);
        return refused;
      };
      const row = rowOf.get(idKey(cells[at.id!].trim()));
      if (row === undefined) return refuse('no opportunity that was taken has this id', shown(cells[at.id!]));
      const name = cells[at.stage!].trim();
      if (name === '') return refuse('no stage');
      const day = days.read(cells[at.entered!], line);
      if (day === notADay) return refuse('entered: no such day', shown(cells[at.entered!]));
      if (day !== day) return refuse('entered: no day');
      const outcome = stated.has(name) ? status.open : (outcomes.of(name) ?? status.open);
      opportunity.push(row);
      stage.push(outcome === status.open ? names.stages.of(name) : -1 - outcome);
      entered.push(day);
      return taken;
    };
  });
  const settled = entered.array();
  table!.days.settle(settled);
  return { quality, opportunity: opportunity.array(), stage: stage.array(), entered: settled };
}
