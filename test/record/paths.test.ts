import { describe, expect, it } from 'vitest';
import { FLOW_GROSS, PATH_NEW, PATH_OPEN } from '../../src/kernel/layout.ts';
import { PathMaker } from '../../src/record/path-columns.ts';
import { pathPlan } from '../../src/record/path-plan.ts';
import type { Subject } from '../../src/record/subject.ts';
import { company } from '../fixtures/record/company.ts';
import { countersOf } from '../fixtures/record/rows.ts';

const [web, partner] = [0, 1];
/** Five quarters of two weeks each: the recorder does not care how long they are. */
const weekly: Subject = { ...company, weeks: company.periods.flatMap((_, period) => [1, 2].map((week) => ({ lastDay: `2025-01-${10 + 2 * period + week}`, period }))) };

const rows = countersOf(weekly, [
  (put, at) => {
    put(at.flow(web, FLOW_GROSS), [200, 0, 300, 0, 0]);
    put(at.flow(partner, FLOW_GROSS), [0, 100, 0, 0, 0]);
    put(at.path(PATH_NEW), [50, 200, 100, 100, 0, 300, 0, 0, 0, 0]);
    put(at.path(PATH_OPEN), [30, 20, 10, 0, 40, 50, 60, 70, 80, 90]);
  },
  (put, at) => {
    put(at.flow(web, FLOW_GROSS), [600, 0, 0, 0, 0]);
    put(at.path(PATH_NEW), [500, 600, 0, 0, 0, 0, 0, 0, 0, 0]);
  },
]);

function columns(subject: Subject): number[][] {
  const all: number[][] = [];
  new PathMaker(pathPlan(subject)!).make(rows, (column, values) => (all[column] = [...values]));
  return all;
}

const ofTrial = (trial: number, first: number): number[] => columns(weekly).slice(first, first + 10).map((values) => values[trial]);

describe('weeks', () => {
  it('cumulate the measure of the first target, with what was booked before the trial began', () => {
    // 1,000 of the first quarter is booked already
    expect(ofTrial(0, 0)).toEqual([1050, 1200, 1300, 1300, 1300, 1600, 1600, 1600, 1600, 1600]);
    expect(ofTrial(1, 0)).toEqual([1500, 1600, 1600, 1600, 1600, 1600, 1600, 1600, 1600, 1600]);
  });

  it('show the open pipeline', () => {
    expect(ofTrial(0, 10)).toEqual([30, 20, 10, 0, 40, 50, 60, 70, 80, 90]);
  });

  it('compare it with what the quarter’s target still wants, and not where nothing is to go', () => {
    // targets 1500, 100, 100, 100, 100
    expect(ofTrial(0, 20)).toEqual([30 / 450, 20 / 300, NaN, NaN, 40 / 100, NaN, 60 / 100, 70 / 100, 80 / 100, 90 / 100]);
    expect(ofTrial(1, 20).slice(0, 2)).toEqual([NaN, NaN]);
  });

  it('have nothing to go without figures by period, and follow new business and expansion where the target is a rate', () => {
    const of = (name: string): Subject => ({ ...weekly, targets: weekly.targets.filter((target) => target.name === name) });
    expect(pathPlan(of('grow'))).toMatchObject({ measure: 'newAndExpansionAcv', goals: null });
    expect(pathPlan(of('keep'))).toMatchObject({ measure: 'newAndExpansionAcv', goals: null });
    expect(pathPlan(of('net'))).toMatchObject({ measure: 'netNewArr', goals: [10, 10, 10, 10, 0] });
    expect(columns(of('keep'))).toHaveLength(20);
    expect(pathPlan(company)).toBeNull();
  });
});
