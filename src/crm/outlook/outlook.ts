import type { Seed } from '../../run/keys.ts';
import { type History, status } from '../history.ts';
import { arrivalsOf } from './arrivals.ts';
import { calendarEffectsOf, noEffects } from './calendar-effects.ts';
import { chancesOf } from './chances.ts';
import { clockOf } from './clock.ts';
import { covariatesOf } from './covariates.ts';
import type { GroupEffect } from './group-effects.ts';
import { landingOf } from './landing.ts';
import { factored, pastOf } from './past.ts';
import { noShock, type SharedShock, sharedShockOf } from './shared-shock.ts';
import { ongoing, spellsOf } from './spells.ts';
import type { WindowErrors } from './windows.ts';

/** What is counted of a won deal. */
export type Value = 'amount' | 'count';

/** What is won from now (the history's `knownTo`) until a day, as samples and in parts. */
export interface Outlook {
  /** ascending, in money or deals */
  readonly samples: Float64Array;
  /** expected of deals that are open now, and of those yet to come */
  readonly open: number;
  readonly coming: number;
  readonly shock: SharedShock;
  readonly demand: SharedShock;
  readonly effects: readonly GroupEffect[];
  readonly windows: WindowErrors;
}

export interface OutlookOptions {
  /** the first day that no longer counts */
  readonly to: number;
  readonly value: Value;
  readonly draws: number;
  readonly seed: Seed;
  /** without what is shared: no calendar, no differences between deals but stage and age, no shock */
  readonly independent?: boolean;
}

/**
 * The bookings to come from a history alone: every open deal by its state, its age there, its size and its owner; deals
 * not yet created by their rate; all of them moved together by a shared shock that ended steps teach.
 */
export function outlookOf(history: History, { to, value, draws, seed, independent = false }: OutlookOptions): Outlook {
  const clock = clockOf(history);
  const spells = spellsOf(history, clock);
  const created = arrivedAt(history, (day) => clock.tickOf(day));
  const calendar = independent ? noEffects : calendarEffectsOf(spells, clock, created);
  const covariates = independent ? [] : covariatesOf(history, clock);
  const worth = worthOf(history, value);
  const until = Math.max(clock.now, clock.tickAt(to));
  const begins = firstStates(spells, history.opportunities.count);
  const past = pastOf({ history, clock, spells, calendar, covariates, value: worth, created, begins, length: independent ? 0 : until - clock.now });
  const { open, entering } = chancesOf(past.hazards, clock.now, until, calendar.activity);
  const { ages } = past.hazards;
  const [chances, values]: number[][] = [[], []];
  spells.present.forEach((spell, deal) => {
    if (spell < 0 || spells.exit[spell] !== ongoing) return;
    const chance = open[spells.state[spell] * ages + Math.min(ages - 1, Math.max(1, clock.now - spells.enter[spell]))];
    const factor = covariates.reduce((product, covariate, c) => {
      const group = covariate.of(deal, clock.now, until);
      return group < 0 ? product : product * past.effects[c].factors[group];
    }, 1);
    chances.push(factored(chance, factor));
    values.push(worth[deal]);
  });
  const arrivals = arrivalsOf(history, clock, calendar, created, past.stepTicks);
  const coming = entering.map((entry, i) => arrivals.expected(clock.now + i) * begins.reduce((sum, share, state) => sum + share * entry[state], 0));
  const shock = independent ? noShock : sharedShockOf(past.residuals);
  const demand = independent ? noShock : arrivals.shock;
  const landing = landingOf({ chances: Float64Array.from(chances), values: Float64Array.from(values), coming, comingValues: wonValues(history, worth), shock, demand, stepTicks: past.stepTicks, windows: past.windows, wins: independent ? Infinity : past.wins, draws, seed, independent });
  return { ...landing, shock, demand, effects: past.effects, windows: past.windows };
}

function arrivedAt({ opportunities: { count, created, observedFrom }, source }: History, tickOf: (day: number) => number): Int32Array {
  // a deal comes to snapshots with the first that shows it
  return Int32Array.from({ length: count }, (_, i) => tickOf(source === 'snapshots' ? observedFrom[i] : created[i]));
}

/** What each deal is worth if won; where no amount is known, the mean of those that are. */
function worthOf({ opportunities: { amount } }: History, value: Value): Float64Array {
  if (value === 'count') return new Float64Array(amount.length).fill(1);
  const known = amount.filter((x) => x === x);
  const mean = known.length === 0 ? 0 : known.reduce((sum, x) => sum + x, 0) / known.length;
  return amount.map((x) => (x === x ? x : mean));
}

/** Values of deals won so far; of all deals while nothing has been won. */
function wonValues({ opportunities: { status: states } }: History, worth: Float64Array): Float64Array {
  const won = worth.filter((_, deal) => states[deal] === status.won);
  return won.length > 0 ? won : worth;
}

/** In which state deals begin. */
function firstStates({ count, states, deal, state }: { count: number; states: number; deal: Int32Array; state: Int32Array }, deals: number): Float64Array {
  const shares = new Float64Array(states);
  for (let i = 0; i < count; i++) if (i === 0 || deal[i] !== deal[i - 1]) shares[state[i]] += 1 / Math.max(1, deals);
  return shares;
}
