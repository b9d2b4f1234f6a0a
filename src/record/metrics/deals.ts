import {
  FLOW_CREATED, FLOW_CYCLE_LOST, FLOW_CYCLE_WON, FLOW_GROSS, FLOW_LOST, FLOW_NO_DECISION, FLOW_PULLED, FLOW_SLIPPED, FLOW_WON,
} from '../../kernel/layout.ts';
import { plus, ratio, total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import type { Dimension, Group } from './groups.ts';

/**
 * Opportunities from creation to close, over the horizon sums and ratios of sums. Days of a cycle run from creation to
 * close and contain waiting; `cycle.lost` is over all that closed without a win, no-decisions included. Deals booked
 * before the trial began count in no number of deals.
 */
export function deals(c: Context): Entry[] {
  const closed: readonly Dimension[] = ['none', 'segment', 'product', 'origin', 'vertical', 'pool'];
  const worked = (make: (g: Group) => ReturnType<typeof ratio> | ReturnType<typeof total>) => (g: Group) => (g.sources.length === 0 ? null : make(g));
  const flow = (...counters: number[]) => (g: Group) => plus(...counters.map((counter) => c.flow(g, counter)));
  const counts = (id: string, counter: number, dimensions: readonly Dimension[]) => c.lines(id, 'count', dimensions, worked((g) => total(c.flow(g, counter))));
  const shares = (id: string, unit: string, dimensions: readonly Dimension[], over: number, under: number[]) =>
    c.lines(id, unit, dimensions, worked((g) => ratio(c.flow(g, over), flow(...under)(g))));
  const byWay: readonly Dimension[] = ['fulfilment', 'motion', 'source'];
  return [
    ...counts('opportunities.created', FLOW_CREATED, ['none', 'segment', 'origin']),
    ...c.partLines('opportunities.created', 'count', byWay, worked((g) => total(c.flow(g, FLOW_CREATED)))),
    ...counts('deals.won', FLOW_WON, closed),
    ...c.partLines('deals.won', 'count', byWay, worked((g) => total(c.flow(g, FLOW_WON)))),
    ...counts('deals.lost', FLOW_LOST, closed),
    ...counts('deals.noDecision', FLOW_NO_DECISION, closed),
    ...shares('winRate', 'share', ['none', 'segment', 'origin', 'pool', 'vertical'], FLOW_WON, [FLOW_WON, FLOW_LOST]),
    ...c.partLines('winRate', 'share', byWay, worked((g) => ratio(c.flow(g, FLOW_WON), flow(FLOW_WON, FLOW_LOST)(g)))),
    ...shares('winRate.broad', 'share', ['none', 'segment'], FLOW_WON, [FLOW_WON, FLOW_LOST, FLOW_NO_DECISION]),
    ...shares('cycle.won', 'days', ['none', 'segment', 'origin'], FLOW_CYCLE_WON, [FLOW_WON]),
    ...shares('cycle.lost', 'days', ['none', 'segment', 'origin'], FLOW_CYCLE_LOST, [FLOW_LOST, FLOW_NO_DECISION]),
    ...shares('dealSize.won', c.money, ['none', 'segment'], FLOW_GROSS, [FLOW_WON]),
    ...c.lines('quarterEnd.pulled', c.money, ['none'], (g) => total(c.flow(g, FLOW_PULLED))),
    ...c.lines('quarterEnd.slipped', c.money, ['none'], (g) => total(c.flow(g, FLOW_SLIPPED))),
  ];
}
