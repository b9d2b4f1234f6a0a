import { bookedBetween } from '../booked.ts';
import { outlookOf } from '../../outlook/outlook.ts';
import { randomOf } from '../../outlook/random.ts';
import type { Known, Method, Rest } from '../method.ts';
import { firstDayOf } from '../periods.ts';

/** Blocks of this many days are drawn again; snapshots know nothing finer than their own distance. */
const BLOCK_DAYS = 7;
const RECENT_BLOCKS = 12;

/** Recent weeks (snapshots: the time between two) drawn again with replacement for each week that is left. */
export const bootstrap: Method = {
  id: 'bootstrap',
  name: 'bootstrap of totals',
  states: 'distribution',
  rest: ({ history, origin, to, value, draws, seed }) => {
    const block = history.snapshotDays.length > 1 ? (history.snapshotDays.at(-1)! - history.snapshotDays[0]) / (history.snapshotDays.length - 1) : BLOCK_DAYS;
    const blocks = Math.min(RECENT_BLOCKS, Math.floor((origin - firstDayOf(history)) / block + 1e-6));
    if (blocks < 2) return null;
    const totals = Array.from({ length: blocks }, (_, i) => bookedBetween(history, origin - (i + 1) * block, origin - i * block, value));
    const random = randomOf(`bootstrap ${seed}`);
    const samples = new Float64Array(draws);
    for (let draw = 0; draw < draws; draw++) {
      for (let left = (to - origin) / block; left > 1e-6; left -= 1) samples[draw] += Math.min(1, left) * totals[Math.floor(random.uniform() * blocks)];
    }
    return { samples: samples.sort() };
  },
};

/** Each open deal by its stage and age, new ones by their mean rate, all independent of each other. */
export const hazard: Method = {
  id: 'hazard',
  name: 'independent deals',
  states: 'distribution',
  rest: ({ history, to, value, draws, seed }) => ({ samples: outlookOf(history, { to, value, draws, seed: `hazard ${seed}`, independent: true }).samples }),
};

/** Spread of log errors before any is known: an eighty per cent interval of about a quarter up and down. */
const PRIOR_SPREAD = 0.2;
const PRIOR_WEIGHT = 2;

/** The same under one factor for all deals, as large as its own errors in ended periods. */
export const hazardLearnt: Method = {
  id: 'hazardLearnt',
  name: 'independent + shock',
  states: 'distribution',
  rest: (known) => {
    const unlearnt = hazard.rest(known)!.samples;
    return { unlearnt, samples: spread(unlearnt, known) };
  },
};

function spread(samples: Float64Array, { own, seed }: Known): Rest['samples'] {
  const errors = own.filter(({ forecast, actual }) => forecast > 0 && actual > 0).map(({ forecast, actual }) => Math.log(actual / forecast));
  const squares = errors.reduce((sum, error) => sum + error * error, PRIOR_WEIGHT * PRIOR_SPREAD * PRIOR_SPREAD);
  const sd = Math.sqrt(squares / (errors.length + PRIOR_WEIGHT));
  const random = randomOf(`spread ${seed}`);
  return samples.map((x) => x * Math.exp(sd * random.normal())).sort();
}

/** Quotacast's own. */
export const quotacast: Method = {
  id: 'quotacast',
  name: 'Quotacast',
  states: 'distribution',
  rest: ({ history, to, value, draws, seed }) => ({ samples: outlookOf(history, { to, value, draws, seed }).samples }),
};
