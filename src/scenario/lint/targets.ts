import { amountOverHorizon } from '../means/amounts.ts';
import type { Target } from '../schema.ts';
import { note, percent, rough, unitSlip, warning, type Linting, type Note } from './context.ts';

/** A target against what the scenario is expected to book, and against the sum of quotas. */
export function lintTargets(linting: Linting): Note[] {
  const targets = Object.entries(linting.scenario.targets);
  if (targets.length === 0) return [note('targets', 'there is no target: the odds of reaching one are not computed')];
  return targets.flatMap(([name, target]) => lintTarget(linting, `targets.${name}`, target));
}

function lintTarget({ scenario, steady }: Linting, path: string, target: Target): Note[] {
  const asked = amountOverHorizon(target, scenario.calendar);
  if (asked === undefined || asked === 0 || (target.measure !== 'newAcv' && target.measure !== 'newAndExpansionAcv')) return [];
  const before = Object.values(scenario.motions).reduce((sum, motion) => sum + (motion.kind === 'newBusiness' ? (motion.bookedToDate ?? 0) : 0), 0);
  const expected = before + steady.reduce((sum, period) => sum + period.newBookings, 0);
  const ratio = expected / asked;
  const street = streetQuota({ scenario, steady });
  const slip = street === 0 ? undefined : unitSlip(street / asked);
  const notes: Note[] = [];
  if (slip !== undefined) {
    notes.push(warning(path, `the quotas add up to ${rough(street)}, about ${slip.times} times ${slip.kind === 'large' ? 'more' : 'less'} than the target of ${rough(asked)}: is a unit wrong?`));
  }
  if (ratio > 1.6 || ratio < 0.6) {
    notes.push(note(path, `opportunities × win rate × deal size come to ${rough(expected)} over the horizon, ${percent(ratio)} of the target of ${rough(asked)}`));
  }
  return notes;
}

/** Quotas of new business added up over seats and periods. */
function streetQuota({ scenario, steady }: Linting): number {
  const days = steady.reduce((sum, period) => sum + period.days, 0);
  return Object.entries(scenario.pools).reduce((sum, [name, { quota }]) => {
    if (quota === undefined || quota.measure === 'renewalRate' || quota.measure === 'totalBookings') return sum;
    const people = steady.reduce((total, period) => total + ((period.pools.find((pool) => pool.name === name)?.people ?? 0) * period.days) / days, 0);
    return sum + people * (amountOverHorizon(quota, scenario.calendar) ?? 0);
  }, 0);
}
