import { checkAmounts } from './amounts.ts';
import type { Checking } from './context.ts';

/** Targets state one amount for a measure that the scenario has. */
export function checkTargets({ scenario, report }: Checking): void {
  const renews = Object.values(scenario.motions).some((motion) => motion.kind === 'renewal');
  for (const [name, target] of Object.entries(scenario.targets)) {
    const path = ['targets', name];
    checkAmounts(report, path, target, ['perMonth', 'perQuarter', 'perYear', 'byPeriod', 'total']);
    if (target.measure === 'renewalRate' && !renews) {
      report.add({ path: [...path, 'measure'], expected: 'a measure of this scenario', got: 'renewalRate without a renewal motion' });
    }
    const { periods } = scenario.calendar;
    if (target.byPeriod !== undefined && target.byPeriod.length !== periods) {
      report.add({ path: [...path, 'byPeriod'], expected: `${periods} figures, one per period`, got: String(target.byPeriod.length) });
    }
  }
}
