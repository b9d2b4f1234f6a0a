import { z } from 'zod';
import { dateText, entityName, named, perEventPositive, uncertainPositive, uncertainShare } from './fields.ts';

/*
 * What bears on a deal beside its stages: its traits and size, and the people who work on it with its owner.
 */

const trait = z
  .strictObject({
    value: perEventPositive('what it is in a deal, drawn for each').optional(),
    share: uncertainShare('share of deals that have it: 1 in those, 0 in the others').optional(),
    reference: z.number().min(0).max(1e12).optional().describe('the value at which it changes nothing; the mean unless stated, so that the win rate stays that of an average deal'),
    odds: uncertainPositive('multiplies the odds of the overall win for each unit above the reference').optional(),
    days: uncertainPositive('multiplies the days of every stage for each unit above the reference').optional(),
  })
  .describe('something in which deals differ, such as how many people decide');

const assist = z
  .strictObject({
    odds: uncertainPositive('multiplies the odds of the overall win, for this stage by its part').optional(),
    days: uncertainPositive('multiplies the days of the stage').optional(),
    from: dateText.optional().describe('the first day of help, such as that of a certification'),
  })
  .describe('what the help of a pool does to a stage');

export const split = z
  .strictObject({
    share: uncertainShare('share of deals on which a second person works'),
    pool: entityName.optional().describe("the second person's pool, one that owns motions; the owner's unless stated"),
    credit: z.number().min(0).max(1).describe('part of the credit that goes to the second person; the owner keeps the rest'),
  })
  .describe('accounts with several sellers: the owner leads, and the credit of a win is split');

export const dealFields = {
  traits: named(trait, 'in what deals differ').optional(),
  oddsBySize: uncertainPositive('multiplies the odds of the overall win for every doubling of the deal size, against the median size').optional(),
  with: z.array(entityName).min(1).max(4).optional().describe('pools of which one slot each is taken together with the owner and held to the close'),
};

export const stageFields = {
  assists: named(assist, 'pools that help if they have a free slot when the stage starts; it never waits for them').optional(),
  proof: z.boolean().optional().describe('a proof of concept: pools seized in it earn their proofOfConcept credit when the deal is won'),
};
