// What comes in goes out, or is still there: balances that hold in every trial of every scenario.
import { describe, expect, test } from 'vitest';
import { randomScenario } from '../helpers/random-scenario.ts';
import { shippedScenarios } from '../helpers/shipped.ts';
import { Trials, compileFile, isLong, layout } from '../helpers/trials.ts';

const shipped = shippedScenarios.map((path) => ({ name: path, trials: new Trials(compileFile(path), 24, { paths: true }) }));
const random = Array.from({ length: isLong ? 300 : 120 }, (_, seed) => ({ name: `random scenario ${seed}`, trials: new Trials(randomScenario(seed), 8, { paths: true }) }));
const all = [...shipped, ...random];

type Check = (trials: Trials, found: (what: string) => void) => void;

/** The first few deviations, each with the scenario and the place it was seen in. */
function deviations(check: Check): string[] {
  const found: string[] = [];
  for (const { name, trials } of all) check(trials, (what) => found.push(`${name}: ${what}`));
  return found.slice(0, 10);
}

const places = (trials: Trials): number[] => Array.from({ length: trials.periods }, (_, period) => period);
const same = (a: number, b: number, relative = 1e-9): boolean => Math.abs(a - b) <= relative * Math.max(1, Math.abs(a), Math.abs(b));
/** Compares two figures trial by trial. */
const each = (a: readonly number[], b: readonly number[], holds: (x: number, y: number) => boolean, tell: (trial: number, x: number, y: number) => void): void =>
  a.forEach((x, trial) => {
    if (!holds(x, b[trial])) tell(trial, x, b[trial]);
  });

describe('opportunities', () => {
  test('open at a period’s start + created = won + lost + without decision + open at its end, by segment', () => {
    const wrong = deviations((trials, found) => {
      trials.compiled.names.segments.forEach((segment, s) => {
        const { source, stage } = trials.ofSegment(s);
        for (const period of places(trials)) {
          const created = trials.flow(layout.FLOW_CREATED, period, source);
          const before = trials.open(layout.OPEN_COUNT, period, stage).map((x, i) => x + created[i]);
          const closed = [layout.FLOW_WON, layout.FLOW_LOST, layout.FLOW_NO_DECISION].map((counter) => trials.flow(counter, period, source));
          const after = trials.open(layout.OPEN_COUNT, period + 1, stage).map((x, i) => x + closed[0][i] + closed[1][i] + closed[2][i]);
          each(before, after, (x, y) => x === y, (trial, x, y) => found(`${segment}, period ${period}, trial ${trial}: ${x} in, ${y} out`));
        }
      });
    });
    expect(wrong).toEqual([]);
  });

  test('nothing closes before it was created, no part is larger than its whole, and no count or amount is negative', () => {
    const parts = [
      [layout.FLOW_LATE, layout.FLOW_GROSS],
      [layout.FLOW_NET, layout.FLOW_GROSS],
      // a term under a year books a part of the annual value
      [layout.FLOW_NET, layout.FLOW_ARR],
      [layout.FLOW_FROM_OPEN, layout.FLOW_GROSS],
    ];
    const wrong = deviations((trials, found) => {
      for (const period of places(trials)) {
        for (let counter = 0; counter < layout.FLOWS; counter += 1) {
          const flow = trials.flow(counter, period);
          each(flow, flow, (x) => x >= 0, (trial, x) => found(`flow ${counter}, period ${period}, trial ${trial}: ${x}`));
        }
        for (const [part, whole] of parts) {
          each(trials.flow(part, period), trials.flow(whole, period), (x, y) => x <= y || same(x, y), (trial, x, y) => found(`flow ${part} ${x} of ${y}, period ${period}, trial ${trial}`));
        }
      }
    });
    expect(wrong).toEqual([]);
  });

  test('every figure of every trial is finite', () => {
    const wrong = deviations((trials, found) => {
      trials.rows.forEach((row, trial) => {
        if (!row.every(Number.isFinite)) found(`trial ${trial}: ${[...trials.figures(trial)].find(([, x]) => !Number.isFinite(x)) ?? 'in the scratch'}`);
      });
      if (!trials.emitted.every(({ values }) => values.every(Number.isFinite))) found('among what was emitted');
    });
    expect(wrong).toEqual([]);
  });
});

describe('weeks', () => {
  test('end with what their period has booked, and the last one with what is open at the end', () => {
    const wrong = deviations((trials, found) => {
      const { weeks, names } = trials.compiled;
      const last = weeks.length - 1;
      const period = trials.periods - 1;
      const segments = names.segments.map((_, s) => s);
      const accounts = (counter: number): number[] => trials.rows.map((_, i) => segments.reduce((sum, s) => sum + trials.account(counter, period, s)[i], 0));
      const grown = [layout.ACC_UPLIFT, layout.ACC_CONTRACTION, layout.ACC_CHURNED, layout.ACC_WIN_BACK].map(accounts);
      const isNew = (source: number): boolean => names.motions[names.sources[source].motion].event === 'new';
      const fresh = trials.flow(layout.FLOW_GROSS, period, isNew);
      const expanded = trials.flow(layout.FLOW_GROSS, period, (source) => !isNew(source));
      const ends = [
        [layout.PATH_NEW, accounts(layout.ACC_BOOKED_WIN_BACK).map((x, i) => x + fresh[i])],
        [layout.PATH_EXPANSION, accounts(layout.ACC_BOOKED_UPLIFT).map((x, i) => x + expanded[i])],
        [layout.PATH_RENEWAL, accounts(layout.ACC_BOOKED_RENEWAL)],
        [layout.PATH_ARR, trials.flow(layout.FLOW_ARR, period).map((x, i) => x + grown[0][i] - grown[1][i] - grown[2][i] + grown[3][i])],
        [layout.PATH_OPEN, trials.open(layout.OPEN_VALUE, trials.periods)],
      ] as const;
      for (const [counter, figure] of ends) each(trials.path(counter, last), figure, (x, y) => same(x, y), (trial, x, y) => found(`week ${last}, counter ${counter}, trial ${trial}: ${x} seen, ${y} counted`));
      weeks.forEach((week, w) => {
        if (w === 0 || weeks[w - 1].period !== week.period) return;
        for (const counter of [layout.PATH_NEW, layout.PATH_EXPANSION, layout.PATH_RENEWAL]) {
          each(trials.path(counter, w - 1), trials.path(counter, w), (x, y) => x <= y, (trial, x, y) => found(`week ${w}, counter ${counter}, trial ${trial}: ${y} after ${x}`));
        }
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('recurring revenue', () => {
  test('opening + new + win-back + upsell + cross-sell + uplift − contraction − churned = closing, and the next period opens with it', () => {
    const wrong = deviations((trials, found) => {
      trials.compiled.names.segments.forEach((segment, s) => {
        for (const period of places(trials)) {
          const of = (counter: number): number[] => trials.account(counter, period, s);
          const [opening, fresh, uplift, contraction, churned] = [layout.ACC_OPENING, layout.ACC_NEW, layout.ACC_UPLIFT, layout.ACC_CONTRACTION, layout.ACC_CHURNED].map(of);
          const [back, up, cross] = [layout.ACC_WIN_BACK, layout.ACC_UPSELL, layout.ACC_CROSS_SELL].map(of);
          const walked = opening.map((x, i) => x + fresh[i] + back[i] + up[i] + cross[i] + uplift[i] - contraction[i] - churned[i]);
          each(walked, of(layout.ACC_CLOSING), (x, y) => Math.abs(x - y) < 0.005, (trial, x, y) => found(`${segment}, period ${period}, trial ${trial}: ${x} walked, ${y} counted`));
          if (period + 1 < trials.periods) each(of(layout.ACC_CLOSING), trials.account(layout.ACC_OPENING, period + 1, s), (x, y) => x === y, (trial, x, y) => found(`${segment}, period ${period}, trial ${trial}: closed at ${x}, opened at ${y}`));
        }
      });
    });
    expect(wrong).toEqual([]);
  });

  test('what falls due is renewed, lost by contraction or churned; gross retention is at most 1 and at most net', () => {
    const wrong = deviations((trials, found) => {
      trials.compiled.names.segments.forEach((_, s) => {
        for (const period of places(trials)) {
          const of = (counter: number): number[] => trials.account(counter, period, s);
          const resolved = of(layout.ACC_RENEWED).map((x, i) => x + of(layout.ACC_CONTRACTION)[i] + of(layout.ACC_CHURNED)[i]);
          const due = of(layout.ACC_DUE).map((x, i) => x + of(layout.ACC_CANCELLED)[i]);
          each(due, resolved, same, (trial, x, y) => found(`due ${x}, resolved ${y}, period ${period}, trial ${trial}`));
          const atMost = (part: number, whole: number): void => each(of(part), of(whole), (x, y) => x <= y || same(x, y), (trial, x, y) => found(`account ${part} ${x} of ${y}, period ${period}, trial ${trial}`));
          atMost(layout.ACC_UNCOVERED, layout.ACC_DUE);
          atMost(layout.ACC_CANCELLED, layout.ACC_CHURNED);
          atMost(layout.ACC_BOOKED_WIN_BACK, layout.ACC_WIN_BACK);
          atMost(layout.ACC_LIVE, layout.ACC_CLOSING);
          atMost(layout.ACC_BOOKED_RENEWAL, layout.ACC_RENEWED);
          atMost(layout.ACC_BOOKED_UPLIFT, layout.ACC_UPLIFT);
          atMost(layout.ACC_WINDOW_GROSS, layout.ACC_WINDOW_START);
          atMost(layout.ACC_WINDOW_GROSS, layout.ACC_WINDOW_NET);
          atMost(layout.ACC_WINDOW_ALIVE, layout.ACC_WINDOW_COUNT);
        }
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('people', () => {
  test('are as many at a period’s end as at its start, with those who started or moved in and without those who left or moved up', () => {
    const wrong = deviations((trials, found) => {
      for (const [name, { headcount }] of Object.entries(trials.compiled.scenario.pools)) {
        let before = trials.rows.map(() => (typeof headcount === 'number' ? headcount : headcount.count));
        for (const period of places(trials)) {
          const [hires, leavers, up, away] = [layout.POOL_R_HIRES, layout.POOL_R_LEAVERS, layout.POOL_R_PROMOTED_IN, layout.POOL_R_PROMOTED_OUT].map((counter) => trials.pool(name, counter, period));
          const end = trials.pool(name, layout.POOL_R_FILLED_END, period);
          each(before.map((x, i) => x + hires[i] - leavers[i] + up[i] - away[i]), end, (x, y) => x === y, (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} reckoned, ${y} counted`));
          before = end;
        }
      }
    });
    expect(wrong).toEqual([]);
  });

  test('work at most the days of their seats, and those who are ramped are among them', () => {
    const wrong = deviations((trials, found) => {
      const { names, periods } = trials.compiled;
      for (const { name, seats } of names.pools) {
        for (const period of places(trials)) {
          const days = trials.pool(name, layout.POOL_R_PERSON_DAYS, period);
          each(days, days, (x) => x <= seats * periods[period].days, (trial, x) => found(`${name}, period ${period}, trial ${trial}: ${x} days of ${seats} seats`));
          each(trials.pool(name, layout.POOL_R_RAMPED_DAYS, period), days, (x, y) => x <= y || same(x, y), (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} ramped of ${y} days`));
          each(trials.pool(name, layout.POOL_R_AT_QUOTA, period), trials.pool(name, layout.POOL_R_PEOPLE, period), (x, y) => x <= y, (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} of ${y} at quota`));
          each(trials.pool(name, layout.POOL_R_WAITED, period), trials.pool(name, layout.POOL_R_SERVED, period), (x, y) => x <= y, (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} of ${y} waited`));
        }
      }
    });
    expect(wrong).toEqual([]);
  });

  // whoever leaves an owner pool hands everything over; a pool that is only seized finishes what runs, so there it may go over
  test('hold no more slots than there are', () => {
    const wrong = deviations((trials, found) => {
      const { names, scenario } = trials.compiled;
      for (const { name, unlimited, owns } of names.pools) {
        const { attrition, badHire, mentorLoad, promotions, prospecting } = scenario.pools[name];
        const leaves = attrition !== 'none' || badHire !== undefined || promotions !== undefined;
        // mentors and prospectors lose slots that may be in use; what runs is finished
        if (unlimited || mentorLoad !== undefined || prospecting !== undefined || (!owns && leaves)) continue;
        for (const period of places(trials)) {
          const used = trials.pool(name, layout.POOL_R_USED, period);
          each(used, trials.pool(name, layout.POOL_R_AVAILABLE, period), (x, y) => x <= y, (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} of ${y} slot-days`));
          each(used, used, (x) => x >= 0, (trial, x) => found(`${name}, period ${period}, trial ${trial}: ${x} slot-days in use`));
        }
      }
    });
    expect(wrong).toEqual([]);
  });
});

describe('credit', () => {
  test('of a pool is the sum of its people’s: each one’s attainment times the same quota', () => {
    let compared = 0;
    const wrong = deviations((trials, found) => {
      const { names, scenario } = trials.compiled;
      for (const { name, seats, measure, owns } of names.pools) {
        const { quota, attrition, hires, ramp, promotions } = scenario.pools[name];
        const moves = promotions !== undefined || Object.values(scenario.pools).some((pool) => Object.values(pool.promotions ?? {}).some(({ to }) => to === name));
        const full = quota?.relief === 'none' || (quota?.relief === 'ramp' && ramp === 'none');
        if (!owns || seats === 0 || !full || measure === 'renewalRate' || attrition !== 'none' || moves || Object.keys(hires).length > 0) continue;
        for (const period of places(trials)) {
          const people = trials.pool(name, layout.POOL_R_PEOPLE, period);
          const quotas = trials.pool(name, layout.POOL_R_QUOTA, period);
          const earned = trials.pool(name, layout.POOL_R_ATTAINMENT, period).map((x, i) => (x * quotas[i]) / seats);
          each(people, people, (x) => x === seats, (trial, x) => found(`${name}, period ${period}, trial ${trial}: ${x} people in ${seats} seats`));
          each(trials.pool(name, layout.POOL_R_CREDIT, period), earned, same, (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} credited, ${y} earned`));
          compared += people.length;
        }
      }
    });
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  test('adds the same attainment to the sums as to the distribution over people', () => {
    const wrong = deviations((trials, found) => {
      for (const { name } of trials.compiled.names.pools) {
        for (const period of places(trials)) {
          const values = trials.attainments(name, period);
          const people = trials.pool(name, layout.POOL_R_PEOPLE, period).reduce((sum, x) => sum + x, 0);
          const attained = trials.pool(name, layout.POOL_R_ATTAINMENT, period).reduce((sum, x) => sum + x, 0);
          if (values.length !== people || !same(values.reduce((sum, x) => sum + x, 0), attained)) found(`${name}, period ${period}: ${values.length} values for ${people} people`);
        }
      }
    });
    expect(wrong).toEqual([]);
  });
});

describe('help beside the owner', () => {
  test('counts an assisted stage among those served, and credit for proofs of concept within all credit', () => {
    let [assisted, proven] = [0, 0];
    const wrong = deviations((trials, found) => {
      for (const { name } of trials.compiled.names.pools) {
        for (const period of places(trials)) {
          const of = (counter: number): number[] => trials.pool(name, counter, period);
          const atMost = (part: number, whole: number): void => each(of(part), of(whole), (x, y) => x <= y || same(x, y), (trial, x, y) => found(`${name}: ${part} ${x} of ${y}, period ${period}, trial ${trial}`));
          atMost(layout.POOL_R_ASSISTED, layout.POOL_R_SERVED);
          // what is cancelled early is taken back from all credit
          if (!JSON.stringify(trials.compiled.scenario.motions).includes('earlyCancellation')) atMost(layout.POOL_R_PROOF, layout.POOL_R_CREDIT);
          assisted += of(layout.POOL_R_ASSISTED)[0];
          proven += of(layout.POOL_R_PROOF)[0];
        }
      }
    });
    expect(wrong).toEqual([]);
    expect(Math.min(assisted, proven)).toBeGreaterThan(100);
  });
});

describe('pay', () => {
  /** A pool whose people earn their credit, one to one. */
  const earnsCredit = ({ pay, quota }: { pay?: { perCredit?: number | undefined; variable: number } | undefined; quota?: { measure: string } | undefined }): boolean =>
    pay?.perCredit === 1 && pay.variable === 0 && quota?.measure !== 'renewalRate';

  test('of one per credit is the credit of the pool: nothing is paid twice, and nobody is forgotten', () => {
    let compared = 0;
    const wrong = deviations((trials, found) => {
      for (const [name, pool] of Object.entries(trials.compiled.scenario.pools)) {
        if (!earnsCredit(pool)) continue;
        // what is clawed back from somebody who has left is the pool's loss alone
        const isClawedBack = Object.values(trials.compiled.scenario.motions).some((motion) => 'earlyCancellation' in motion && motion.earlyCancellation !== undefined && [motion.owner, motion.split?.pool].includes(name));
        const agree = (x: number, y: number): boolean => same(x, y) || (isClawedBack && x > y);
        for (const period of places(trials)) {
          const credit = trials.pool(name, layout.POOL_R_CREDIT, period);
          each(trials.pool(name, layout.POOL_R_PAY, period), credit, agree, (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} paid, ${y} credited`));
          compared += credit.filter((x) => x > 0).length;
        }
      }
    });
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  test('of a leader’s pool follows what the pools below it are credited with', () => {
    const wrong = deviations((trials, found) => {
      for (const [name, { quota }] of Object.entries(trials.compiled.scenario.pools)) {
        if (quota?.measure !== 'team') continue;
        for (const period of places(trials)) {
          const below = (quota.of ?? []).map((member) => trials.pool(member, layout.POOL_R_CREDIT, period));
          each(trials.pool(name, layout.POOL_R_CREDIT, period), below.reduce((sum, credit) => sum.map((x, i) => x + credit[i])), same, (trial, x, y) => found(`${name}, period ${period}, trial ${trial}: ${x} of ${y}`));
        }
      }
    });
    expect(wrong).toEqual([]);
  });

  test('ends up with as many promoted out of pools as into them', () => {
    const wrong = deviations((trials, found) => {
      const sum = (counter: number): number[] => trials.compiled.names.pools.map(({ name }) => trials.pool(name, counter)).reduce((all, some) => all.map((x, i) => x + some[i]));
      each(sum(layout.POOL_R_PROMOTED_IN), sum(layout.POOL_R_PROMOTED_OUT), (x, y) => x === y, (trial, x, y) => found(`trial ${trial}: ${x} in, ${y} out`));
    });
    expect(wrong).toEqual([]);
  });
});
