import { H_DEALS } from '../kernel/layout.ts';
import { S_DEAL_ADDRESS, S_DEAL_AGE, S_DEAL_AMOUNT, S_DEAL_SOURCE, S_DEAL_STAGE, S_DEAL_STAGE_AGE, S_DEAL_WIN } from '../kernel/section-ids.ts';
import { meanOf } from '../scenario/means/central.ts';
import type { OpenDeal, Scenario } from '../scenario/schema.ts';
import { Addresses } from './hash.ts';
import type { MotionPlan } from './motions.ts';
import type { ProgramWriter } from './program.ts';
import type { SourcePlan } from './sources.ts';

/** The motion of a named deal: the one it states, or the only one there is. */
export const motionOf = (deal: OpenDeal, names: readonly string[]): string => deal.motion ?? names[0];

/** Motions whose deals a pipeline may name. */
export const newBusinessIn = ({ motions }: Scenario): string[] => Object.keys(motions).filter((name) => motions[name].kind === 'newBusiness');

/** Writes the deals that are open on day 0. */
export function writeDeals(writer: ProgramWriter, scenario: Scenario, motions: readonly MotionPlan[], sources: readonly SourcePlan[]): void {
  const addresses = new Addresses();
  const names = newBusinessIn(scenario);
  const deals = Object.entries(scenario.pipeline);
  for (const [name, spec] of deals) {
    const motion = motions.findIndex((plan) => plan.name === motionOf(spec, names));
    const plan = motions[motion];
    const place = plan.funnel.names.indexOf(spec.stage);
    const earlier = Object.values(plan.motion.stages).slice(0, place).reduce((sum, { days }) => sum + meanOf(days), 0);
    const inStage = spec.stageAgeDays ?? Math.max(0, (spec.ageDays ?? 0) - earlier);
    writer.add(S_DEAL_STAGE, plan.firstStage + place);
    writer.add(S_DEAL_SOURCE, sources.findIndex((source) => source.motion === motion && (spec.source === undefined ? source.source === undefined : source.name === spec.source)));
    writer.add(S_DEAL_ADDRESS, addresses.of(`deal/${name}`));
    writer.add(S_DEAL_AMOUNT, spec.amount);
    writer.add(S_DEAL_AGE, spec.ageDays ?? inStage + earlier);
    writer.add(S_DEAL_STAGE_AGE, inStage);
    writer.add(S_DEAL_WIN, spec.winRate ?? -1);
  }
  writer.set(H_DEALS, deals.length);
}
