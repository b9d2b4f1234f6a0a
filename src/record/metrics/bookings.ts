import { ACC_BOOKED_RENEWAL, ACC_BOOKED_UPLIFT, ACC_BOOKED_WIN_BACK, FLOW_GROSS, FLOW_LATE, FLOW_NET, FLOW_ONE_OFF } from '../../kernel/layout.ts';
import { plus, ratio, total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import type { Group } from './groups.ts';

/**
 * Bookings, money on the close date, over the horizon their sum. New business of the first period includes what was
 * booked in it before the trial began (`bookedToDate`, gross and net alike), and customers who come back. A breakdown of
 * net by origin has expansion under "not stated": it has no origin.
 */
export function bookings(c: Context): Entry[] {
  const { money } = c;
  const segmented = ['none', 'segment', 'product', 'origin', 'vertical', 'pool'] as const;
  const grows = (g: Group) => (c.renews && g.segments.length > 0) || c.expands(g);
  const expansion = c.lines('bookings.expansion', money, ['none', 'segment', 'product', 'tier', 'pool'], (g) => (grows(g) ? total(expansionOf(c, g)) : null));
  const renewal = c.lines('bookings.renewal', money, ['none', 'segment', 'tier', 'pool'], (g) => (g.segments.length === 0 ? null : total(c.account(g, ACC_BOOKED_RENEWAL))));
  const fresh = (g: Group) => (c.sells(g) || (c.subject.winsBack && g.segments.length > 0) ? total(newOf(c, g)) : null);
  return [
    ...c.lines('bookings.new', money, segmented, fresh),
    ...c.partLines('bookings.new', money, ['tier', 'fulfilment', 'manager', 'motion', 'source'], fresh),
    ...(c.renews ? [...expansion, ...renewal] : []),
    ...c.lines('bookings.total', money, ['none'], (g) => total(plus(newOf(c, g), expansionOf(c, g), c.account(g, ACC_BOOKED_RENEWAL)))),
    ...c.lines('bookings.net', money, ['none', 'origin'], (g) => {
      if (!c.sells(g) && !grows(g)) return null;
      return total(grows(g) ? plus(newOf(c, g, FLOW_NET), expansionOf(c, g, FLOW_NET)) : newOf(c, g, FLOW_NET));
    }),
    ...c.lines('bookings.oneOff', money, ['none'], (g) => total(c.flow(g, FLOW_ONE_OFF))),
    ...c.lines('bookings.lateShare', 'share', ['none'], (g) => ratio(c.won(g, FLOW_LATE), c.booked(g, FLOW_GROSS))),
  ];
}

/** New business: wins, and customers won back. */
export const newOf = (c: Context, group: Group, counter = FLOW_GROSS) =>
  c.subject.winsBack ? plus(c.booked(group, counter), c.account(group, ACC_BOOKED_WIN_BACK)) : c.booked(group, counter);

/** Expansion: upsell, cross-sell and uplift. */
export const expansionOf = (c: Context, group: Group, counter = FLOW_GROSS) => plus(c.grown(group, counter), c.account(group, ACC_BOOKED_UPLIFT));
