import { ACC_BOOKED_RENEWAL, ACC_BOOKED_UPLIFT, FLOW_GROSS, FLOW_LATE, FLOW_NET, FLOW_ONE_OFF } from '../../kernel/layout.ts';
import { plus, ratio, total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';

/**
 * Bookings, money on the close date, over the horizon their sum. New business of the first period includes what was
 * booked in it before the trial began (`bookedToDate`, gross and net alike). A breakdown of net by origin has expansion
 * under "not stated": it has no origin.
 */
export function bookings(c: Context): Entry[] {
  const { money } = c;
  const segmented = ['none', 'segment', 'product', 'origin', 'vertical', 'pool'] as const;
  const expansion = c.lines('bookings.expansion', money, ['none', 'segment', 'product', 'tier', 'pool'], (g) => (g.segments.length === 0 ? null : total(c.account(g, ACC_BOOKED_UPLIFT))));
  const renewal = c.lines('bookings.renewal', money, ['none', 'segment', 'tier', 'pool'], (g) => (g.segments.length === 0 ? null : total(c.account(g, ACC_BOOKED_RENEWAL))));
  return [
    ...c.lines('bookings.new', money, segmented, (g) => (g.sources.length + g.motions.length === 0 ? null : total(c.booked(g, FLOW_GROSS)))),
    ...(c.renews ? [...expansion, ...renewal] : []),
    ...c.lines('bookings.total', money, ['none'], (g) => total(plus(c.booked(g, FLOW_GROSS), c.account(g, ACC_BOOKED_UPLIFT), c.account(g, ACC_BOOKED_RENEWAL)))),
    ...c.lines('bookings.net', money, ['none', 'origin'], (g) => {
      const grows = c.renews && g.segments.length > 0;
      if (g.sources.length + g.motions.length === 0 && !grows) return null;
      return total(grows ? plus(c.booked(g, FLOW_NET), c.account(g, ACC_BOOKED_UPLIFT)) : c.booked(g, FLOW_NET));
    }),
    ...c.lines('bookings.oneOff', money, ['none'], (g) => total(c.flow(g, FLOW_ONE_OFF))),
    ...c.lines('bookings.lateShare', 'share', ['none'], (g) => ratio(c.flow(g, FLOW_LATE), c.booked(g, FLOW_GROSS))),
  ];
}
