import { outputsOf, otherLuck, withoutMissing, type Outputs, type Study } from './study.ts';
import { varianceSplit, type VarianceSplit } from './variance-split.ts';

/** The runs that the split of the variance takes; the second also serves the indices of the rates. */
export interface LaneRuns {
  readonly split: VarianceSplit;
  readonly sameRates: Outputs;
}

/** Runs of `splitLanes` beyond the base. */
export const LANE_RUNS = 2;

/** How much of the spread comes from not knowing the rates, from shared shocks, and from luck. */
export async function splitLanes(study: Study, base: Outputs): Promise<LaneRuns> {
  const { loaded, compiled, seed } = study;
  const [sameRates, sameRatesAndShocks] = await Promise.all([
    outputsOf(study, { lanes: otherLuck(seed, 2) }),
    outputsOf(study, { lanes: { luck: otherLuck(seed, 3).luck } }),
  ]);
  const { demand, winOdds, cycle } = loaded.scenario.shocks ?? {};
  const varying = { rates: compiled.inputs.length > 0, shocks: [demand, winOdds, cycle].some((shock) => shock !== undefined && shock !== 0) };
  const [all, second, third] = withoutMissing([base.output, sameRates.output, sameRatesAndShocks.output]);
  return { split: varianceSplit({ all, sameRates: second, sameRatesAndShocks: third }, varying), sameRates };
}
