import { CREDIT_CROSS_SELL, CREDIT_NEW, CREDIT_UPSELL, H_EXPANSIONS } from '../kernel/layout.ts';
import {
  S_EXPANSION_SOURCE, S_LIFT_RENEWAL, S_MOTION_CANCEL, S_MOTION_CANCEL_DAYS, S_MOTION_CLAWBACK, S_MOTION_EVENT, S_MOTION_LIFT, S_MOTION_LIFT_FACTOR,
  S_MOTION_LIFT_FIRST, S_MOTION_OF_ARR, S_MOTION_TENURE_FROM, S_MOTION_TENURE_UNTIL,
} from '../kernel/section-ids.ts';
import { DAYS_PER_MONTH } from '../scenario/calendar.ts';
import type { Expansion, NewBusiness, Source } from '../scenario/schema.ts';
import type { MotionPlan } from './motions.ts';
import type { SourcePlan } from './sources.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';

/** What a won opportunity is called in the credit table and in the ARR walk. */
export type WinEvent = 'new' | Expansion['event'];

const events = { new: CREDIT_NEW, upsell: CREDIT_UPSELL, crossSell: CREDIT_CROSS_SELL } as const;

/** The source of an expansion motion: the accounts of its segment, at a rate per 100 of them. */
export const customers: Source = { kind: 'inbound', arrivals: 'poisson', fulfilment: 'direct', margin: 0, credit: 1, winOdds: 1, daysFactor: 1 };

/** An expansion in the form of the funnel that it shares with new business: its deals add to a contract that has a term already. */
export function funnelled({ segment, owner, winRate, stages, size, patienceDays, quarterEnd }: Expansion): NewBusiness {
  return { kind: 'newBusiness', segment, owner, winRate, stages, patienceDays, quarterEnd, sources: { customers }, dealSize: size.ofArr ?? size.amount ?? 0, termMonths: 12, startDelayDays: 0 };
}

/** Writes what makes a motion an expansion, and early cancellation. */
export function writeExpansions(writer: ProgramWriter, plans: readonly MotionPlan[], sources: readonly SourcePlan[], pools: readonly string[], numbers: Numbers): void {
  const lifted: number[] = [];
  for (const { name, motion: spec, event, expansion } of plans) {
    const path = `motions.${name}`;
    const { tenureMonths, lift, size } = expansion ?? {};
    const cancels = spec.kind === 'newBusiness' ? spec.earlyCancellation : undefined;
    writer.add(S_MOTION_EVENT, events[event]);
    writer.add(S_MOTION_OF_ARR, size?.ofArr === undefined ? 0 : 1);
    writer.add(S_MOTION_TENURE_FROM, (tenureMonths?.from ?? 0) * DAYS_PER_MONTH);
    writer.add(S_MOTION_TENURE_UNTIL, (tenureMonths?.until ?? 1e9) * DAYS_PER_MONTH);
    writer.add(S_MOTION_LIFT, lift ? pools.indexOf(lift.pool) : -1);
    writer.add(S_MOTION_LIFT_FACTOR, lift ? numbers.param(`${path}.lift.factor`, lift.factor, 'positive') : -1);
    writer.add(S_MOTION_LIFT_FIRST, lifted.length);
    // strategists are spread evenly over the accounts of every segment that they lift
    if (lift) lifted.push(...new Set(plans.filter((other) => other.expansion?.lift?.pool === lift.pool).map(({ renewal }) => renewal)));
    writer.add(S_MOTION_CANCEL, cancels ? numbers.param(`${path}.earlyCancellation.probability`, cancels.probability, 'probability') : -1);
    writer.add(S_MOTION_CANCEL_DAYS, cancels?.withinDays ?? 0);
    writer.add(S_MOTION_CLAWBACK, cancels?.clawback ?? 0);
  }
  writer.add(S_MOTION_LIFT_FIRST, lifted.length);
  writer.put(S_LIFT_RENEWAL, lifted);
  const expanding = sources.flatMap((source, index) => (plans[source.motion].expansion && source.source ? [index] : []));
  writer.put(S_EXPANSION_SOURCE, expanding);
  writer.set(H_EXPANSIONS, expanding.length);
}
