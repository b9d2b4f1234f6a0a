import type { Simulation } from '../../run/simulation.ts';
import { newBusinessOf } from './names.ts';
import { PERIODS, type Prepared } from './prepared.ts';
import type { Forecast } from './result.ts';

/** Samples of one period in trial order. */
export interface Parts {
  readonly landing: Float64Array;
  readonly closed: number;
  readonly open: Float64Array;
  readonly toCome: Float64Array;
  readonly customers: Float64Array | null;
  /** what each large deal gives, in their order; part of `open` */
  readonly large: readonly Float64Array[];
}

export interface AllParts {
  readonly measure: Forecast['measure'];
  readonly periods: readonly Parts[];
}

/** What the first target counts, where that is money; else new business. */
function measureOf({ result: { targets } }: Simulation): Forecast['measure'] {
  const [first] = targets;
  return first?.measure === 'newAndExpansionAcv' || first?.measure === 'totalBookings' ? first.measure : 'newAcv';
}

/** Bookings of each period, told apart in every trial by where they come from. */
export function partsOf(simulation: Simulation, { loaded, openSources, largeSources }: Prepared): AllParts {
  const measure = measureOf(simulation);
  const booked = newBusinessOf(loaded.scenario).reduce((sum, [, { bookedToDate = 0 }]) => sum + bookedToDate, 0);
  const { trials } = simulation.recording;
  const bySource = (source: string, period: number) => simulation.samples('bookings.new', { source }, period) ?? new Float64Array(trials);
  const optional = (id: string, period: number) => simulation.samples(id, {}, period);
  const periods = Array.from({ length: PERIODS }, (_, period): Parts => {
    const all = simulation.samples('bookings.new', {}, period) ?? new Float64Array(trials);
    const large = largeSources.map((source) => bySource(source, period));
    const open = new Float64Array(trials);
    for (const samples of [...openSources.map((source) => bySource(source, period)), ...large]) samples.forEach((x, trial) => (open[trial] += x));
    const closed = period === 0 ? booked : 0;
    // rounding must not make a trial without new deals look as if it had some
    const toCome = all.map((x, trial) => cents(x - closed - open[trial]));
    const customers = measure === 'newAcv' ? null : sum(trials, [optional('bookings.expansion', period), measure === 'totalBookings' ? optional('bookings.renewal', period) : null]);
    const landing = customers === null ? all : all.map((x, trial) => x + customers[trial]);
    return { landing, closed, open, toCome, customers, large };
  });
  return { measure, periods };
}

const cents = (x: number): number => Math.round(x * 100) / 100;

function sum(trials: number, columns: readonly (Float64Array | null)[]): Float64Array {
  const all = new Float64Array(trials);
  for (const column of columns) column?.forEach((x, trial) => (all[trial] += x));
  return all;
}
