import type { Method } from '../method.ts';
import { bootstrap, hazard, hazardLearnt, quotacast } from './monte-carlo.ts';
import { commitRollUp, lastPeriod, pipelineConversion, runRate, stageWeighted } from './simple.ts';

/** Quotacast's method first, then what people use instead. */
export const methods: readonly Method[] = [quotacast, lastPeriod, runRate, stageWeighted, pipelineConversion, commitRollUp, bootstrap, hazard, hazardLearnt];
