import { lineName } from '../record/metrics/entry.ts';
import type { PlannedEntry } from '../record/plan.ts';
import type { Recording } from '../record/recording.ts';
import { isPrecise } from '../record/statistics/precision.ts';
import { presentInto } from '../record/statistics/present.ts';
import { sortNumbers } from '../record/statistics/sort.ts';
import type { Settings } from './options.ts';

/** Trials of the first wave when a precision is asked for; each wave doubles them. */
const FIRST_WAVE = 1024;

/** How many trials there are to be, wave after wave: fixed beforehand, so that looking at results never moves them. */
export function wavesOf({ precision, trials, trialsMax }: Settings, done: number): number[] {
  if (precision === undefined) return [trials];
  const waves: number[] = [];
  for (let wave = FIRST_WAVE; wave < trialsMax; wave *= 2) if (wave >= done) waves.push(wave);
  return [...waves, trialsMax];
}

/**
 * Whether the first target's attainment is known to the precision asked for, and its probability to one point; without
 * a target, new bookings. Attainment is the measure over a constant, so its P50 has the measure's relative precision.
 */
export function isPreciseEnough(recording: Recording, precision: number): boolean {
  const [target] = recording.plan.subject.targets;
  const line = target === undefined ? 'bookings.new' : lineName({ id: 'attainment.company', by: { target: target.name } });
  const entry = recording.plan.entries.find((each) => lineName(each) === line);
  const samples = entry === undefined ? null : horizonSamples(recording, entry);
  return samples !== null && isPrecise(samples, precision, target === undefined ? [] : [1]);
}

function horizonSamples(recording: Recording, entry: PlannedEntry): Float64Array | null {
  const samples = recording.samples(entry, entry.columns - 1);
  return samples === null ? null : sortNumbers(presentInto(new Float64Array(samples.length), samples));
}
