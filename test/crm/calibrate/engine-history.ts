// The histories that the engine itself leaves in a CRM, from the same known rates as those of the small writer.
import { compile } from '../../../dist/compile/compile.js';
import { historyOfTrial } from '../../../dist/crm/export/history-of-trial.js';
import { trialRecorder } from '../../../dist/crm/export/record-trial.js';
import type { History } from '../../../dist/crm/history.js';
import { loadScenario } from '../../../dist/index.js';
import { laneKeys } from '../../../dist/run/keys.js';
import type { KnownRates } from './generated-history.ts';

const cv = (sd: number): number => Math.sqrt(Math.expm1(sd * sd));

/** A scenario with these rates and nothing else: nobody waits, ramps or leaves, and the pipeline begins empty. */
export function scenarioOf(known: KnownRates): Record<string, unknown> {
  return {
    quotacast: 1,
    name: 'Known rates',
    currency: 'USD',
    warmup: 0,
    calendar: { asOf: '2022-01-01', periods: Math.round(known.days / 91.3125) },
    pools: { reps: { headcount: known.owners, capacity: 'unlimited', skill: { logOddsSd: known.ownersSd } } },
    motions: {
      newBusiness: {
        owner: 'reps',
        sources: { inbound: { perMonth: (known.perDay * 365.25) / 12 } },
        stages: Object.fromEntries(
          known.stages.map(({ advance, meanDays, shape, lostMeanDays, lostShape }, s) => [`stage${s + 1}`, { advance, days: { weibull: { mean: meanDays, shape } }, daysIfLost: { weibull: { mean: lostMeanDays, shape: lostShape } } }]),
        ),
        dealSize: { lognormal: { median: known.sizeMedian, sigma: known.sizeSigma } },
        oddsBySize: known.oddsByDoubling,
      },
    },
    shocks: { demand: cv(known.demandSd), winOdds: known.winOddsSd, cycle: cv(known.cycleSd), persistence: known.persistence },
  };
}

export function engineHistory(known: KnownRates, seed: number): History {
  const compiled = compile(loadScenario(scenarioOf(known)));
  const history = historyOfTrial(compiled, trialRecorder(compiled, laneKeys(seed))(0));
  // one motion and stages under the names that the ranks go by
  return { ...history, names: { ...history.names, motions: [], stages: known.stages.map((_, s) => `Stage ${s + 1}`) } };
}
