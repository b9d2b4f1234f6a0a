import { amountOverHorizon } from '../means/amounts.ts';
import type { Target } from '../schema.ts';
import { note, percent, rough, unitSlip, warning, type Linting, type Note } from './context.ts';

/** times apart from which a target and the new bookings that go into it are unlikely to be in one unit */
const farOff = 50;

/** A target against what the scenario is expected to book, and against the sum of quotas. */
export function lintTargets(linting: Linting): Note[] {
  const targets = Object.entries(linting.scenario.targets);
  if (targets.length === 0) return [note('targets', 'there is no target: the odds of reaching one are not computed')];
  return targets.flatMap(([name, target]) => lintTarget(linting, `targets.${name}`, target));
}

function lintTarget({ scenario, steady }: Linting, path: string, target: Target): Note[] {
  const asked = amountOverHorizon(target, scenario.calendar);
  if (asked === undefined || asked === 0) return [];
  const before = Object.values(scenario.motions).reduce((sum, motion) => sum + (motion.kind === 'newBusiness' ? (motion.bookedToDate ?? 0) : 0), 0);
  const expected = before + steady.reduce((sum, period) => sum + period.newBookings, 0);
  const ratio = expected / asked;
  if (target.measure !== 'newAcv' && target.measure !== 'newAndExpansionAcv') {
    return ratio > farOff || ratio < 1 / farOff ? [warning(path, `new bookings alone come to ${rough(expected)} over the horizon, the target to ${rough(asked)}: is it in thousands?`)] : [];
  }
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

/** Quotas of those who own deals, added up over seats and periods: an overlay's would count the same deals twice. */
function streetQuota({ scenario, steady }: Linting): number {
  const days = steady.reduce((sum, period) => sum + period.days, 0);
  const owners = new Set(Object.values(scenario.motions).flatMap(({ kind, owner }) => (kind === 'newBusiness' ? [owner] : [])));
  return Object.entries(scenario.pools).reduce((sum, [name, { quota }]) => {
    if (quota === undefined || (quota.measure !== 'newAcv' && quota.measure !== 'newAndExpansionAcv') || !owners.has(name)) return sum;
    const people = steady.reduce((total, period) => total + ((period.pools.find((pool) => pool.name === name)?.people ?? 0) * period.days) / days, 0);
    return sum + people * (amountOverHorizon(quota, scenario.calendar) ?? 0);
  }, 0);
}
