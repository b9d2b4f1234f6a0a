import { RunInputError } from '../../run/errors.ts';
import { periodsOf } from '../../scenario/calendar.ts';
import { seedText } from '../../scenario/canonical.ts';
import type { Loaded } from '../../scenario/load.ts';

type Named = { readonly name: string; readonly loaded: Pick<Loaded, 'scenario'> };

/**
 * Refuses scenarios whose figures mean different things: other periods, another day on which the trial begins, another
 * currency, or, where the seed is left to the scenarios, another one.
 *
 * @throws RunInputError that names both and what differs
 */
export function checkComparable(base: Named, variant: Named, isSeedGiven: boolean): void {
  const mismatch = mismatchOf(base.loaded.scenario, variant.loaded.scenario, isSeedGiven);
  if (mismatch === null) return;
  const [what, of, against, hint] = mismatch;
  throw new RunInputError(`${variant.name} cannot be compared with ${base.name}: expected ${what} ${against}, got ${of}${hint === undefined ? '' : ` (${hint})`}`);
}

type Mismatch = readonly [what: string, of: string, against: string, hint?: string];

function mismatchOf(base: Loaded['scenario'], variant: Loaded['scenario'], isSeedGiven: boolean): Mismatch | null {
  if (base.currency !== variant.currency) return ['the currency', variant.currency, base.currency];
  const [mine, theirs] = [base, variant].map(spanOf);
  if (mine !== theirs) return ['the periods', theirs, mine];
  if (base.calendar.asOf !== variant.calendar.asOf) return ['the first day', variant.calendar.asOf, base.calendar.asOf];
  const [seed, other] = [base, variant].map((scenario) => seedText(scenario.seed));
  if (!isSeedGiven && seed !== other) return ['the seed', other, seed, '--seed gives all the same one'];
  return null;
}

function spanOf({ calendar }: Loaded['scenario']): string {
  const periods = periodsOf(calendar);
  const first = periods[0];
  const last = periods[periods.length - 1];
  return `${first.id} to ${last.id} (${first.firstDay} to ${last.lastDay})`;
}
