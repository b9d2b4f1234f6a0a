import { ACC_DUE, ACC_RENEWED, ACC_UNCOVERED } from '../../kernel/layout.ts';
import { ratio, total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';
import type { Dimension, Group } from './groups.ts';

/** Contracts by their contract date: ARR due, ARR renewed at the old price, the share renewed, and the share due that nobody worked. */
export function renewals(c: Context): Entry[] {
  if (!c.renews) return [];
  const dimensions: readonly Dimension[] = ['none', 'tier', 'pool'];
  const held = <T>(make: (g: Group) => T) => (g: Group) => (g.segments.length === 0 ? null : make(g));
  const money = (id: string, counter: number) => c.lines(id, c.money, dimensions, held((g) => total(c.account(g, counter))));
  const share = (id: string, counter: number) => c.lines(id, 'share', dimensions, held((g) => ratio(c.account(g, counter), c.account(g, ACC_DUE))));
  return [
    ...money('renewals.due', ACC_DUE),
    ...money('renewals.renewed', ACC_RENEWED),
    ...share('renewals.rate', ACC_RENEWED),
    ...share('renewals.uncovered', ACC_UNCOVERED),
  ];
}
