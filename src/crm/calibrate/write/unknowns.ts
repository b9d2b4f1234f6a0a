import { dateOf } from '../../../scenario/calendar.ts';
import type { History } from '../../history.ts';
import type { Unknown } from '../calibration.ts';
import type { Fits } from '../fits.ts';
import type { RampedPool } from '../owner-pools.ts';
import { FEWEST_MONTHS } from '../learn/seasons.ts';
import { isRenewal } from '../plans.ts';
import { priorTexts } from '../priors.ts';

/** What no ramp was learnt for, and why. */
export const rampUnknowns = (pools: readonly RampedPool[]): Unknown[] =>
  pools.flatMap(({ name, ramp, why }) => (ramp === undefined ? [{ what: pools.length === 1 ? 'ramp' : `ramp of ${name}`, why, instead: 'people work fully from the start' }] : []));

/** What this history does not tell, why, and what the scenario says instead. */
export function unknownsOf(history: History, { motions, arrivals, sizeEffect, owners, grid, asOne, renewals }: Fits): Unknown[] {
  const unknown: Unknown[] = [];
  const say = (what: string, why: string, instead: string): void => void unknown.push({ what, why, instead });
  for (const [m, { plan, stages, size }] of motions.entries()) {
    const won = stages.at(-1)!.fit.advanced;
    const lost = stages.reduce((sum, { fit }) => sum + fit.lost, 0);
    if (won === 0 || lost === 0) say(`win rate of ${plan.label}`, won + lost === 0 ? 'no deal has closed' : won === 0 ? 'no deal was won' : 'no deal was lost', `the prior, ${priorTexts['stages']}, and what is there`);
    if (plan.spells.count > 0 && plan.funnel.names.length === 1) say(`stages of ${plan.label}`, 'entries into stages are not recorded', 'one stage from the beginning to the close');
    if (size === undefined) say(`deal size of ${plan.label}`, 'no deal has an amount', '1 a deal: bookings count deals');
    else if (!sizeEffect[m].known) say(`win odds by size of ${plan.label}`, sizeEffect[m].why, 'no effect of size');
    stages.forEach(({ fit }, k) => {
      if (fit.ifAdvanced === undefined) say(`days of ${plan.funnel.names[k]} (${plan.label})`, 'nobody was seen to advance from it', fit.ifLost === undefined ? '30 days, assumed' : 'the days of the lost');
    });
  }
  if (arrivals !== undefined && arrivals.to < history.knownTo) say('arrivals of the last days', `no deal was opened after ${dateOf(arrivals.to - 1)}, where many would have been: the export leaves them out`, 'the rate up to that day');
  if (renewals === undefined) say('renewals', history.subscriptions.count === 0 ? 'no contracts are in the export' : 'too few contracts have come due', 'none');
  if (history.names.motions.some(isRenewal)) say('renewals from opportunities', 'what was renewed is told by contracts', renewals === undefined ? 'nothing: deals of renewal motions are left out' : 'the contracts');
  for (const label of history.names.motions) if (/^expansions?$/i.test(label)) say(`what ${label} adds to customers`, 'its deals do not say which contract grew', 'a motion of its own that books as new business');
  if (arrivals === undefined) say('arrivals', 'no day was watched from which on all new deals are in the history', 'none arrive');
  else if (!Number.isFinite(arrivals.seasons.p)) say('seasons of arrivals', `${arrivals.seasons.months} whole months are too few: ${FEWEST_MONTHS} are needed`, 'no season');
  if (asOne !== undefined) say('spread between people', asOne, 'none: the win rate is that of the deals as they were shared out');
  else if (owners < 2) say('spread between people', owners === 0 ? 'no deal has an owner' : 'all deals have one owner', 'none');
  say('persistence of shared shocks', `${grid.count} periods do not tell it`, priorTexts['persistence']);
  say('capacity of people', 'a CRM shows who worked, not how much more they could have', 'unlimited: observed days contain all waiting');
  return unknown;
}
