import { z } from 'zod';
import { entityName } from './fields.ts';

/* What planners write beside a scenario; the `capacity` table reads it, a simulation does not. */

const shareOrMoney = z.number().min(-1e12).max(1e12);

export const productivity = z
  .strictObject({
    perMonth: z.number().positive().max(1e12).optional(),
    perQuarter: z.number().positive().max(1e12).optional(),
    perYear: z.number().positive().max(1e12).optional(),
  })
  .describe('planned bookings of a fully ramped person, money; what the funnel and the capacity allow unless stated. Read by capacity alone');

export const planning = z
  .strictObject({
    judgment: z.array(shareOrMoney).min(1).max(120).optional().describe('what the plan puts on top of capacity in each period, money; negative below it. Without it the plan is the first target'),
    newBusinessShare: z.number().positive().max(1).default(1).describe('share of the quotas that is new business, for which pipeline is needed'),
    pipelineMultiple: z.number().positive().max(100).optional().describe('pipeline wanted for each unit of new-business quota; 1 / win rate unless stated'),
    pipelineSources: z.record(entityName, z.number().min(0).max(1)).optional().describe('where the pipeline is to come from: shares with a sum of 1; as the sources of the motions unless stated'),
    priorYear: z.array(z.number().positive().max(1e12)).min(1).max(120).optional().describe('booked in the same periods a year before, money'),
  })
  .describe('the planner\'s side of the table of `capacity`; no simulation reads it');
