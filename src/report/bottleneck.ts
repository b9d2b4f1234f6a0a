import type { Result } from '../record/result.ts';
import { linesBy } from './find-line.ts';

/** What binds in at least so many trials, its simulation error taken off, is called the bottleneck of a period. */
const MOST_TRIALS = 0.5;

/**
 * `From FY25-Q3 engineer is the bottleneck: it binds in 62 to 71 of 100 trials.` Null where no pool binds in most trials,
 * where different pools do in different periods, and where one does now and then.
 */
export function bottleneck(result: Pick<Result, 'metrics' | 'periods' | 'headcount'>): string | null {
  const pools = new Set(result.headcount.pools.map(({ pool }) => pool));
  const binding = linesBy(result, 'constraint', 'constraint').flatMap(({ name, line }) => {
    const at = line.periods.flatMap(({ mean, error }, t) => (mean !== null && mean - (error.mean ?? 0) >= MOST_TRIALS ? [t] : []));
    return at.length === 0 || !pools.has(name) ? [] : [{ name, at, shares: at.map((t) => Math.round(line.periods[t].mean! * 100)) }];
  });
  if (binding.length !== 1) return null;
  const [{ name, at, shares }] = binding;
  const [first, last] = [at[0], at[at.length - 1]];
  if (last - first + 1 !== at.length) return null;
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const often = low === high ? `${low}` : `${low} to ${high}`;
  return `${when(result.periods, first, last)}${name} is the bottleneck: it binds in ${often} of 100 trials.`;
}

function when(periods: Result['periods'], first: number, last: number): string {
  const isToTheEnd = last === periods.length - 1;
  if (first === 0 && isToTheEnd) return periods.length === 1 ? '' : 'Throughout, ';
  if (isToTheEnd) return `From ${periods[first].id} `;
  return first === last ? `In ${periods[first].id} ` : `From ${periods[first].id} to ${periods[last].id} `;
}
