import { forecastCategories, type ForecastCategory, type History, status } from '../history.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { keyFor, motionFor } from './names.ts';

/** A deal that is open on the day of the forecast, in the terms of the scenario. */
export interface Deal {
  /** as the CRM has it */
  readonly id: string;
  readonly motion: string;
  readonly stage: string;
  readonly amount: number;
  readonly ageDays: number;
  /** undefined where the export does not say when the stage was entered */
  readonly stageAgeDays: number | undefined;
  readonly source: string | undefined;
  readonly category: ForecastCategory | null;
  /** days since 1970; NaN where nothing is stated */
  readonly expectedClose: number;
}

/** What could not be taken as it stands. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
  readonly value: number;
}

export interface OpenDeals {
  readonly deals: readonly Deal[];
  readonly leftOut: readonly LeftOut[];
  /** deals without an amount, which were given the mean of the others */
  readonly withoutAmount: number;
}

/** What the scenario language allows of an age. */
const OLDEST_DAYS = 3650;

/** The open deals of a history in the scenario's motions and stages; those that fit nowhere are counted by reason. */
export function openDealsOf(history: History, scenario: Scenario, asOf: number): OpenDeals {
  const { opportunities: all, visits, names } = history;
  const open = Array.from({ length: all.count }, (_, i) => i).filter((i) => all.status[i] === status.open);
  const known = open.filter((i) => all.amount[i] > 0);
  const mean = known.reduce((sum, i) => sum + all.amount[i], 0) / Math.max(1, known.length);
  const leftOut = new Map<string, { count: number; value: number }>();
  const leave = (reason: string, amount: number) => {
    const before = leftOut.get(reason) ?? { count: 0, value: 0 };
    leftOut.set(reason, { count: before.count + 1, value: before.value + amount });
    return [];
  };
  const label = (list: readonly string[], index: number) => (index < 0 ? undefined : list[index]);
  const deals = open.flatMap((i): Deal[] => {
    const amount = all.amount[i] > 0 ? all.amount[i] : mean;
    if (!(amount > 0)) return leave('no open deal has an amount', 0);
    const motion = motionFor(scenario, label(names.motions, all.motion[i]), label(names.segments, all.segment[i]));
    if (motion === undefined) return leave(`record type ${label(names.motions, all.motion[i]) ?? '(none)'} is no motion of the scenario`, amount);
    const { stages, sources } = newBusiness(scenario, motion);
    const stageLabel = label(names.stages, all.stage[i]);
    const stage = stageLabel === undefined ? Object.keys(stages)[0] : keyFor(Object.keys(stages), stageLabel);
    if (stage === undefined) return leave(`stage ${stageLabel} is no stage of ${motion}`, amount);
    const entered = visits.first[i + 1] > visits.first[i] ? visits.entered[visits.first[i + 1] - 1] : NaN;
    const origin = label(names.origins, all.origin[i]) ?? label(names.sources, all.source[i]);
    const category = all.forecastCategory[i];
    return [
      {
        id: all.id.at(i),
        motion,
        stage,
        amount,
        ageDays: age(asOf - all.created[i]),
        stageAgeDays: Number.isNaN(entered) ? undefined : age(asOf - entered),
        source: origin === undefined ? undefined : keyFor(Object.keys(sources), origin),
        category: category < 0 ? null : forecastCategories[category],
        expectedClose: all.expectedClose[i],
      },
    ];
  });
  return { deals, leftOut: [...leftOut].map(([reason, { count, value }]) => ({ reason, count, value })), withoutAmount: open.length - known.length };
}

const age = (days: number): number => Math.min(OLDEST_DAYS, Math.max(0, days));

function newBusiness(scenario: Scenario, motion: string) {
  const found = scenario.motions[motion];
  if (found.kind !== 'newBusiness') throw new RangeError(`${motion} is no motion of new business`);
  return found;
}
