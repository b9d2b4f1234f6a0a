import { H_ACCOUNT_LISTS, H_ACCOUNT_USES, H_COVERAGES, USES_CANCELLATION, USES_ONBOARDING, USES_SENIORITY, USES_WIN_BACK } from '../kernel/layout.ts';
import {
  S_COVERAGE_POOL, S_RENEWAL_COVERAGE, S_RENEWAL_COVERAGE_BETA, S_RENEWAL_LIST, S_RENEWAL_ONBOARD_DAYS, S_RENEWAL_ONBOARD_WEIGHT, S_RENEWAL_SBG_ALPHA,
  S_RENEWAL_SBG_BETA, S_RENEWAL_TERM, S_RENEWAL_WIN_BACK, S_RENEWAL_WIN_BACK_AFTER, S_RENEWAL_WIN_BACK_SHARE,
} from '../kernel/section-ids.ts';
import { DAYS_PER_MONTH } from '../scenario/calendar.ts';
import type { Renewal, Scenario } from '../scenario/schema.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';
import type { RenewalPlan } from './renewals.ts';

/** What becomes of customers beside their renewal: survival curves, people who look after them, returns. One row per renewal motion. */
export function writeCustomers(writer: ProgramWriter, scenario: Scenario, plans: readonly RenewalPlan[], numbers: Numbers) {
  const pools = Object.keys(scenario.pools);
  const segments = Object.keys(scenario.segments);
  const motions = Object.values(scenario.motions);
  const expanded = new Set(motions.flatMap((motion) => (motion.kind === 'expansion' ? [segments.indexOf(motion.segment ?? segments[0])] : [])));
  let lists = 0;
  let row = 0;
  const customers = (path: string, { sbg, coverage, winBack, termMonths = 0 }: Renewal): void => {
    const chance = (at: string, spec: unknown) => numbers.param(`${path}.${at}`, spec, 'probability');
    writer.add(S_RENEWAL_SBG_ALPHA, sbg ? numbers.param(`${path}.sbg.alpha`, sbg.alpha, 'positive') : -1);
    writer.add(S_RENEWAL_SBG_BETA, sbg ? numbers.param(`${path}.sbg.beta`, sbg.beta, 'positive') : -1);
    writer.add(S_RENEWAL_TERM, termMonths * DAYS_PER_MONTH);
    writer.add(S_RENEWAL_COVERAGE, coverage ? pools.indexOf(coverage.pool) : -1);
    writer.add(S_RENEWAL_COVERAGE_BETA, coverage ? numbers.param(`${path}.coverage.beta`, coverage.beta, 'positive') : -1);
    writer.add(S_RENEWAL_ONBOARD_WEIGHT, coverage?.onboardingWeight ?? 1);
    writer.add(S_RENEWAL_ONBOARD_DAYS, coverage?.onboardingDays ?? 0);
    writer.add(S_RENEWAL_WIN_BACK, winBack ? chance('winBack.probability', winBack.probability) : -1);
    writer.add(S_RENEWAL_WIN_BACK_AFTER, winBack ? numbers.dist(`${path}.winBack.afterDays`, winBack.afterDays, 'positive') : -1);
    writer.add(S_RENEWAL_WIN_BACK_SHARE, winBack ? chance('winBack.share', winBack.share) : -1);
    const isListed = expanded.has(plans[row].segment);
    writer.add(S_RENEWAL_LIST, isListed ? lists : -1);
    lists += isListed ? 1 : 0;
    row += 1;
  };
  const finish = (): void => {
    const renews = plans.map((plan) => plan.renewal);
    const covering = [...new Set(renews.flatMap(({ coverage }) => (coverage ? [pools.indexOf(coverage.pool)] : [])))];
    const uses = (what: number, is: boolean): number => (is ? what : 0);
    writer.put(S_COVERAGE_POOL, covering);
    writer.set(H_COVERAGES, covering.length);
    writer.set(H_ACCOUNT_LISTS, lists);
    writer.set(
      H_ACCOUNT_USES,
      uses(USES_SENIORITY, renews.some(({ sbg }) => sbg !== undefined)) +
        uses(USES_ONBOARDING, renews.some(({ coverage }) => coverage !== undefined && coverage.onboardingWeight !== 1 && coverage.onboardingDays > 0)) +
        uses(USES_WIN_BACK, renews.some(({ winBack }) => winBack !== undefined)) +
        uses(USES_CANCELLATION, motions.some((motion) => motion.kind === 'newBusiness' && motion.earlyCancellation !== undefined)),
    );
  };
  return { customers, finish };
}
