import { periodsOf } from '../calendar.ts';
import { segmentOf } from '../check/context.ts';
import { note, warning, type Linting, type Note } from './context.ts';

/** What lies before asOf, the installed base, and shocks that are switched off. */
export function lintOpening({ scenario }: Linting): Note[] {
  const [first] = periodsOf(scenario.calendar);
  const notes: Note[] = [];
  const isMidPeriod = first.start < 0;
  for (const [name, pool] of Object.entries(scenario.pools)) {
    const path = `pools.${name}.creditToDate`;
    if (pool.quota !== undefined && isMidPeriod && pool.creditToDate === undefined) {
      notes.push(warning(path, `the trial begins ${-first.start} days into ${first.id}, but no credit earned before is stated: its attainment is too low`));
    } else if (pool.quota?.perYear !== undefined && first.indexInYear > 0) {
      notes.push(note(`pools.${name}.quota.perYear`, `${first.fiscalYear} begins before the horizon: its attainment counts only the simulated periods`));
    }
    if (!isMidPeriod && (pool.creditToDate ?? 0) > 0) notes.push(note(path, 'asOf is the first day of its period: nothing lies before it'));
  }
  for (const [name, motion] of Object.entries(scenario.motions)) {
    if (motion.kind !== 'newBusiness') continue;
    const path = `motions.${name}.bookedToDate`;
    if (isMidPeriod && motion.bookedToDate === undefined) notes.push(warning(path, `the trial begins ${-first.start} days into ${first.id}, but what was booked before is not stated`));
    if (!isMidPeriod && (motion.bookedToDate ?? 0) > 0) notes.push(note(path, 'asOf is the first day of its period: nothing lies before it'));
  }
  return [...notes, ...lintAccounts(scenario), ...lintShocks(scenario)];
}

function lintAccounts(scenario: Linting['scenario']): Note[] {
  const segments = Object.keys(scenario.segments);
  const renewed = new Set(Object.values(scenario.motions).flatMap((motion) => (motion.kind === 'renewal' ? [segmentOf(motion, segments)] : [])));
  return Object.entries(scenario.accounts)
    .filter(([, accounts]) => accounts.count > 0 && !renewed.has(segmentOf(accounts, segments)))
    .map(([name]) => note(`accounts.${name}`, 'its segment has no renewal motion: contracts neither end nor renew'));
}

function lintShocks({ shocks = {} }: Linting['scenario']): Note[] {
  const off = (['demand', 'winOdds', 'cycle'] as const).filter((name) => shocks[name] === 0);
  if (off.length === 0) return [];
  return [note('shocks', `${off.join(', ')} set to 0: nothing moves all deals of a period together, and intervals come out too narrow on real pipelines`)];
}
