import {
  ACC_CHURNED, ACC_CLOSING, ACC_CONTRACTION, ACC_COUNT, ACC_CROSS_SELL, ACC_LIVE, ACC_NEW, ACC_OPENING, ACC_UPLIFT, ACC_UPSELL, ACC_WIN_BACK, ACC_WINDOW_ALIVE, ACC_WINDOW_COUNT,
  ACC_WINDOW_GROSS, ACC_WINDOW_NET, ACC_WINDOW_START,
} from '../../kernel/layout.ts';
import { ratio, total, type Horizon } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import type { Dimension } from './groups.ts';

/**
 * Recurring revenue; only where something renews. The walk adds up in each period and over the horizon: opening + new +
 * win-back + upsell + cross-sell + uplift − contraction − churned = closing; parts that the scenario does not have are left out. States over the horizon are those at its end. Retention looks back over one
 * year and is missing before there is one, and where nobody was a customer when it began.
 */
export function recurring(c: Context): Entry[] {
  if (!c.renews) return [];
  const tiered: readonly Dimension[] = ['none', 'segment', 'tier'];
  const money = (id: string, counter: number, horizon: Horizon, dimensions = tiered, divisor = 1) =>
    c.lines(id, c.money, dimensions, (g) => total(c.account(g, counter), horizon, divisor));
  const has = (event: string): boolean => c.subject.motions.some((motion) => motion.event === event);
  const year = c.subject.periodsPerYear - 1;
  const kept = (id: string, over: number, under: number) => c.lines(id, 'share', tiered, (g) => ratio(c.account(g, over), c.account(g, under), 'last', year));
  return [
    ...money('arr.opening', ACC_OPENING, 'first'),
    ...money('arr.new', ACC_NEW, 'sum'),
    ...(c.subject.winsBack ? money('arr.winBack', ACC_WIN_BACK, 'sum') : []),
    ...(has('upsell') ? money('arr.upsell', ACC_UPSELL, 'sum') : []),
    ...(has('crossSell') ? money('arr.crossSell', ACC_CROSS_SELL, 'sum') : []),
    ...money('arr.uplift', ACC_UPLIFT, 'sum'),
    ...money('arr.contraction', ACC_CONTRACTION, 'sum'),
    ...money('arr.churned', ACC_CHURNED, 'sum'),
    ...money('arr.closing', ACC_CLOSING, 'last'),
    ...money('arr.live', ACC_LIVE, 'last', ['none']),
    ...money('mrr', ACC_LIVE, 'last', ['none'], 12),
    ...c.lines('accounts.closing', 'count', ['none', 'segment'], (g) => total(c.account(g, ACC_COUNT), 'last')),
    ...c.lines('arpa', c.money, ['none', 'segment'], (g) => ratio(c.account(g, ACC_CLOSING), c.account(g, ACC_COUNT), 'last')),
    ...kept('retention.gross', ACC_WINDOW_GROSS, ACC_WINDOW_START),
    ...kept('retention.net', ACC_WINDOW_NET, ACC_WINDOW_START),
    ...kept('retention.logo', ACC_WINDOW_ALIVE, ACC_WINDOW_COUNT),
  ];
}
