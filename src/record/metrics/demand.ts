import { ACC_MARKET, PARTNER_R_ACTIVE, PARTNER_R_LOST, PARTNER_R_RECRUITED } from '../../kernel/layout.ts';
import { sum, total, type Horizon } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';

/** How much of a finite market is used, and the partners who bring deals. */
export function demand(c: Context): Entry[] {
  return [...markets(c), ...partners(c)];
}

/** Accounts that are sold to, have bought or cool down, over all of the market, at the period's end. */
function markets(c: Context): Entry[] {
  const { segments } = c.subject;
  const finite = segments.flatMap(({ market }, segment) => (market === undefined ? [] : [segment]));
  if (finite.length === 0) return [];
  const line = (by: Entry['by'], members: readonly number[], level: Entry['level']): Entry => {
    const accounts = members.reduce((all, segment) => all + segments[segment].market!, 0);
    const used = sum(members.map((segment) => c.places.account(segment, ACC_MARKET)));
    return { id: 'market.saturation', unit: 'share', by, level, periods: true, formula: total(used, 'last', accounts) };
  };
  return [line({}, finite, 'core'), ...finite.map((segment) => line({ segment: segments[segment].name }, [segment], 'breakdown'))];
}

function partners(c: Context): Entry[] {
  const { programs } = c.subject;
  if (programs.length === 0) return [];
  const all = programs.map((_, program) => program);
  const lines = (id: string, counter: number, horizon: Horizon): Entry[] => {
    const line = (by: Entry['by'], members: readonly number[], level: Entry['level']): Entry => ({
      id, unit: 'count', by, level, periods: true, formula: total(sum(members.map((program) => c.places.partner(program, counter))), horizon),
    });
    return [line({}, all, 'core'), ...all.map((program) => line({ program: programs[program] }, [program], 'breakdown'))];
  };
  return [...lines('partners.active', PARTNER_R_ACTIVE, 'last'), ...lines('partners.recruited', PARTNER_R_RECRUITED, 'sum'), ...lines('partners.lost', PARTNER_R_LOST, 'sum')];
}
