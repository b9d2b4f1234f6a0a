import type { History } from '../history.ts';
import type { CalendarEffects } from './calendar-effects.ts';
import type { Clock } from './clock.ts';
import { type Residual, type SharedShock, sharedShockOf } from './shared-shock.ts';

/** How many new deals come, and how sure that is. */
export interface Arrivals {
  /** expected on a tick to come, before the shock */
  expected(tick: number): number;
  readonly shock: SharedShock;
}

/** Steps after which an old step counts half. */
const HALF_LIFE_STEPS = 26;
/** Steps before the first one that is compared with those before it. */
const FEWEST_STEPS = 4;

/** The rate of arrivals from a recency-weighted mean of the ended steps; its shared shock from how each compared with those before it. */
export function arrivalsOf(history: History, clock: Clock, calendar: CalendarEffects, created: Int32Array, stepTicks: number): Arrivals {
  const first = firstTick(history, clock, created);
  const begin = clock.now - Math.floor((clock.now - first) / stepTicks) * stepTicks;
  const steps = Math.max(0, Math.floor((clock.now - begin) / stepTicks));
  const [counts, days] = [new Float64Array(steps), new Float64Array(steps)];
  for (const tick of created) if (tick >= begin && tick < clock.now) counts[Math.floor((tick - begin) / stepTicks)] += 1;
  for (let tick = begin; tick < clock.now; tick++) days[Math.floor((tick - begin) / stepTicks)] += calendar.arrivals(tick);
  const fade = 0.5 ** (1 / HALF_LIFE_STEPS);
  const residuals: Residual[] = [];
  let [seen, exposed, all] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const expected = exposed > 0 ? (seen / exposed) * days[step] : 0;
    if (step >= FEWEST_STEPS && expected > 0) residuals.push({ ratio: counts[step] / expected, variance: 1 / expected + 1 / all });
    seen = seen * fade + counts[step];
    exposed = exposed * fade + days[step];
    all += counts[step];
  }
  const rate = exposed > 0 ? seen / exposed : 0;
  return { expected: (tick) => rate * calendar.arrivals(tick), shock: sharedShockOf(residuals) };
}

/** From here on the history holds every deal that came: before, those that had ended by then are missing. */
function firstTick({ closesFrom, source }: History, clock: Clock, created: Int32Array): number {
  if (source === 'snapshots') return Math.min(1, clock.now);
  if (Number.isFinite(closesFrom)) return Math.max(0, clock.tickOf(closesFrom));
  return created.length === 0 ? 0 : created.reduce((least, tick) => Math.min(least, tick), clock.now);
}
