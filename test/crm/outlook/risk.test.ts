import { describe, expect, it } from 'vitest';
import { clockOf } from '../../../src/crm/outlook/clock.ts';
import { hazardsOf } from '../../../src/crm/outlook/hazards.ts';
import { randomOf } from '../../../src/crm/outlook/random.ts';
import { riskOf } from '../../../src/crm/outlook/risk.ts';
import { ongoing, spellsOf } from '../../../src/crm/outlook/spells.ts';
import { calendarEffectsOf } from '../../../src/crm/outlook/calendar-effects.ts';
import { simulatedHistory } from '../simulated-history.ts';

describe('who is exposed to what', () => {
  it('is what counting deal by deal and day by day gives', () => {
    const history = simulatedHistory({ seed: 3, days: 200, perDay: 1 });
    const clock = clockOf(history);
    const spells = spellsOf(history, clock);
    const risk = riskOf(spells, 0);
    const activity = (tick: number) => 1 + (tick % 7) / 10;
    while (risk.tick < clock.now) risk.step(activity(risk.tick));
    const [exposure, events, open] = [new Float64Array(risk.exposure.length), new Float64Array(risk.events.length), new Float64Array(risk.at.length)];
    for (let i = 0; i < spells.count; i++) {
      const [state, enter, from, exit] = [spells.state[i]!, spells.enter[i]!, spells.from[i]!, spells.exit[i]!];
      if (exit !== ongoing && from > exit) continue;
      for (let tick = from; tick <= Math.min(exit, clock.now - 1); tick++) exposure[state * risk.ages + Math.min(risk.ages - 1, tick - enter)]! += tick === enter ? 1 : activity(tick);
      const last = Math.min(exit, clock.now - 1) - enter;
      if (exit < clock.now) events[(state * risk.ages + Math.min(risk.ages - 1, last)) * risk.causes + spells.cause[i]!]! += 1;
      else open[state * risk.ages + Math.min(risk.ages - 1, last)]! += 1;
    }
    expect([...risk.events]).toEqual([...events]);
    expect([...risk.at]).toEqual([...open]);
    risk.exposure.forEach((x, place) => expect(x).toBeCloseTo(exposure[place]!, 9));
    expect(events.reduce((sum, x) => sum + x, 0)).toBeGreaterThan(150);
  });

  it('a spike of many deals stays in the hazards, one deal makes none', () => {
    const [ages, causes] = [60, 3];
    const exposure = new Float64Array(ages).fill(1000);
    const events = new Float64Array(ages * causes);
    for (let a = 1; a < ages; a++) events[a * causes + 2] = a === 31 ? 400 : 10;
    events[12 * causes + 1] = 1;
    const { at } = hazardsOf({ states: 1, ages, causes, at: new Float64Array(ages), exposure, events, tick: 0, step: () => {} });
    expect(at[31 * causes + 2]).toBeGreaterThan(0.35);
    expect(at[33 * causes + 2]).toBeLessThan(0.02);
    // one win among 59,000 deal-days is a rate of 1.7e-5
    expect(at[12 * causes + 1]).toBeLessThan(5e-4);
  });
});

describe('days on which more is decided', () => {
  const clock = (now: number, dayOf: (tick: number) => number) => ({ unit: 'day' as const, now, tickOf: (day: number) => day, dayOf, tickAt: (day: number) => day, daysPerTick: 1 });

  it('are told by weekday; without a pattern there is none', () => {
    const random = randomOf(2);
    const now = 364;
    const spells = (isOpen: (tick: number) => boolean) => {
      const exits = Array.from({ length: 4000 }, () => {
        for (let tick = Math.floor(random.uniform() * 300); ; tick++) if (isOpen(tick) && random.uniform() < 0.05) return tick;
      });
      const column = (values: number[]) => Int32Array.from(values);
      return { count: 4000, states: 1, deal: column(exits.map((_, i) => i)), state: column(exits.map(() => 0)), enter: column(exits.map(() => 0)), from: column(exits.map(() => 0)), exit: column(exits), cause: column(exits.map(() => 1)), present: column(exits.map(() => -1)) };
    };
    // tick 4 is a Monday: 1970-01-05
    const workdays = calendarEffectsOf(spells((tick) => (tick + 3) % 7 < 5), clock(now, (tick) => tick), new Int32Array(0));
    expect(workdays.weekdays[0]).toBeGreaterThan(1.2);
    expect(workdays.weekdays[6]).toBeLessThan(0.1);
    const even = calendarEffectsOf(spells(() => true), clock(now, (tick) => tick), new Int32Array(0));
    for (const factor of even.weekdays) expect(Math.abs(factor - 1)).toBeLessThan(0.15);
  });
});
