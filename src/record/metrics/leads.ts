import { FLOW_CREATED, FLOW_LOST, FLOW_NO_DECISION, FLOW_WON } from '../../kernel/layout.ts';
import { total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import { groupsOf, type Dimension } from './groups.ts';

const dimensions: readonly Dimension[] = ['none', 'segment', 'pool', 'source'];

/** What comes to qualification motions, and what becomes of it: qualified, disqualified, or gone stale without a decision. */
export function leads(c: Context): Entry[] {
  const lines = (id: string, counter: number): Entry[] =>
    dimensions.flatMap((dimension) =>
      groupsOf(c.subject, dimension, 'leads').flatMap((group): Entry[] => {
        if (group.sources.length === 0) return [];
        return [{ id, unit: 'count', by: group.by, level: dimension === 'none' ? 'core' : 'breakdown', periods: true, formula: total(c.flow(group, counter)) }];
      }),
    );
  return [...lines('leads.created', FLOW_CREATED), ...lines('leads.qualified', FLOW_WON), ...lines('leads.disqualified', FLOW_LOST), ...lines('leads.stale', FLOW_NO_DECISION)];
}
