import { ACC_BOOKED_RENEWAL, ACC_CHURNED, ACC_CONTRACTION, ACC_DUE, ACC_RENEWED, ACC_UPLIFT, ACC_WIN_BACK, FLOW_ARR } from '../../kernel/layout.ts';
import { plus, ratio, total, type GoalFormula, type RatioFormula, type SumFormula } from '../formula.ts';
import type { SubjectTarget } from '../subject.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import { expansionOf, newOf } from './bookings.ts';
import { groupsOf } from './groups.ts';

/**
 * Each target's measure against its figure: attained, reached (1 or 0 in each trial, so that its mean is the
 * probability), the shortfall max(0, T − X), and T − X over the trials that miss. The first period's measure includes
 * what was booked in it before the trial began.
 */
export function targets(c: Context): Entry[] {
  return c.subject.targets.flatMap((target) => {
    const measure = measureOf(c, target.measure);
    const amount = target.measure === 'renewalRate' ? 'share' : c.money;
    const goals = goalsOf(target, c.subject.periods.length);
    const line = (id: string, unit: string, as: GoalFormula['as']): Entry => ({
      id,
      unit,
      by: { target: target.name },
      level: 'core',
      periods: hasPeriods(target),
      formula: { kind: 'goal', measure, goals, as },
    });
    return [
      line('attainment.company', 'ratio', 'attained'),
      line('target.hit', 'share', 'hit'),
      line('shortfall.expected', amount, 'gap'),
      line('shortfall.ifMissed', amount, 'ifMissed'),
    ];
  });
}

export function hasPeriods({ byPeriod, rate }: SubjectTarget): boolean {
  return byPeriod !== null || rate !== undefined;
}

/** A target's figures by period, then over the horizon. */
function goalsOf({ byPeriod, total: whole, rate }: SubjectTarget, periods: number): number[] {
  if (rate !== undefined) return Array.from({ length: periods + 1 }, () => rate);
  return [...(byPeriod ?? Array.from({ length: periods }, () => 0)), whole];
}

/** Net new ARR is the ARR of wins, new and expansion, + win-back + uplift − contraction − churn; where nothing renews, that is net new bookings. */
export function measureOf(c: Context, measure: string): SumFormula | RatioFormula {
  const [all] = groupsOf(c.subject, 'none');
  const gross = newOf(c, all);
  const uplift = c.account(all, ACC_UPLIFT);
  const grown = expansionOf(c, all);
  switch (measure) {
    case 'newAcv':
      return total(gross);
    case 'newAndExpansionAcv':
      return total(plus(gross, grown));
    case 'netNewArr':
      return total(plus(c.booked(all, FLOW_ARR), c.grown(all, FLOW_ARR), c.account(all, ACC_WIN_BACK), uplift, c.account(all, ACC_CONTRACTION, -1), c.account(all, ACC_CHURNED, -1)));
    case 'totalBookings':
      return total(plus(gross, grown, c.account(all, ACC_BOOKED_RENEWAL)));
    case 'renewalRate':
      return ratio(c.account(all, ACC_RENEWED), c.account(all, ACC_DUE));
    default:
      throw new RangeError(`target: expected a known measure, got ${measure}`);
  }
}
