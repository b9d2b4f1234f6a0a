// The stages as they are in a trial today: what the trial has drawn, and what the period and the month do to it.

import { getF64, imul, setF64, setI32 } from './lang.ts';
import {
  EVENT_LOST, EVENT_MOVE, EVENT_WON, GOES_LOST, GOES_NO_DECISION, GOES_WON, H_DEALS, STAGE_BRANCHES, STAGE_CYCLIC, STAGE_MOVES,
  STAGE_NOW_ADDRESS, STAGE_NOW_CHANCE, STAGE_NOW_CHANCE_TODAY, STAGE_NOW_CYCLE, STAGE_NOW_DAYS, STAGE_NOW_EVENT, STAGE_NOW_FLAGS,
  STAGE_NOW_INDEX, STAGE_NOW_LOCAL, STAGE_NOW_LOST, STAGE_NOW_LOST_DAYS, STAGE_NOW_LOST_EVENT, STAGE_NOW_MOTION, STAGE_NOW_NEXT,
  STAGE_NOW_NO_DECISION, STAGE_NOW_OWNER_SET, STAGE_NOW_SEASON, STAGE_NOW_SET, STAGE_NOW_SHOCK, STAGE_NOW_UNDECIDED,
  STAGE_NOW_UNDECIDED_DAYS, STAGE_NOW_UNDECIDED_EVENT, STAGE_RICH, STAGE_UNDECIDED, STAGE_WHOLE_DAYS,
} from './layout.ts';
import { multiplied } from './chances.ts';
import {
  header, motionCyclic, motionLocal, motionPull, motionSeasonOdds, motionSlip, stageAddress, stageDays, stageLostDays, stageMotion,
  stageNextCount, stageNoDecision, stageOwnerSet, stageSet, stageWholeDays,
} from './sections.ts';
import {
  advance, cycleShock, distNow, extras, motions, oddsShock, param, params, setNow, slots, stageNow, stages, trials,
} from './state.ts';

/** What holds for the whole of trial b. */
export function setUpStages(b: i32): void {
  for (let s: i32 = 0; s < stages; s = (s + 1) | 0) {
    const now: i32 = stageNow(b, s);
    const m: i32 = stageMotion[s];
    const undecided: f64 = param[(imul(b, params) + stageNoDecision[s]) | 0];
    setI32(now, STAGE_NOW_ADDRESS, stageAddress[s]);
    setI32(now, STAGE_NOW_LOST, GOES_LOST);
    setI32(now, STAGE_NOW_UNDECIDED, GOES_NO_DECISION);
    setI32(now, STAGE_NOW_LOST_EVENT, EVENT_LOST);
    setI32(now, STAGE_NOW_UNDECIDED_EVENT, EVENT_LOST);
    setI32(now, STAGE_NOW_NEXT, lastStage(s) ? GOES_WON : stageNow(b, (s + 1) | 0));
    setI32(now, STAGE_NOW_EVENT, lastStage(s) ? EVENT_WON : EVENT_MOVE);
    setI32(now, STAGE_NOW_DAYS, distNow(b, stageDays[s]));
    setI32(now, STAGE_NOW_LOST_DAYS, distNow(b, stageLostDays[s]));
    setI32(now, STAGE_NOW_UNDECIDED_DAYS, distNow(b, stageLostDays[s]));
    setI32(now, STAGE_NOW_FLAGS, flagsOf(s, m) | (undecided > 0.0 ? STAGE_UNDECIDED : 0));
    setI32(now, STAGE_NOW_MOTION, m);
    setI32(now, STAGE_NOW_SET, setNow(b, stageSet[s]));
    setI32(now, STAGE_NOW_OWNER_SET, setNow(b, stageOwnerSet[s]));
    setI32(now, STAGE_NOW_INDEX, s);
    setI32(now, STAGE_NOW_LOCAL, motionLocal[m] << 3);
    setF64(now, STAGE_NOW_CHANCE, advance[(imul(b, stages) + s) | 0]);
    setF64(now, STAGE_NOW_NO_DECISION, undecided);
  }
}

function flagsOf(s: i32, m: i32): i32 {
  return (
    (stageWholeDays[s] === 1 ? STAGE_WHOLE_DAYS : 0) |
    (stageNextCount[s] > 0 ? STAGE_BRANCHES : 0) |
    (motionCyclic[m] === 1 ? STAGE_CYCLIC : 0) |
    (motionSlip[m] >= 0 || motionPull[m] >= 0 ? STAGE_MOVES : 0) |
    (stageNextCount[s] > 0 || extras > 0 || header[H_DEALS] > 0 ? STAGE_RICH : 0)
  );
}

function lastStage(s: i32): bool {
  const next: i32 = (s + 1) | 0;
  return next >= stages || stageMotion[next] !== stageMotion[s];
}

/** A period or a month begins: its shocks and its season hold for every stage that starts from now on. */
export function turnStages(period: i32, month: i32): void {
  for (let b: i32 = 0; b < trials; b = (b + 1) | 0) {
    const shocks: i32 = (imul(b, slots) + period) | 0;
    for (let s: i32 = 0; s < stages; s = (s + 1) | 0) {
      const now: i32 = stageNow(b, s);
      const m: i32 = stageMotion[s];
      const shock: f64 = oddsShock[(imul(shocks, motions) + m) | 0];
      const season: f64 = motionSeasonOdds[(imul(m, 12) + month) | 0];
      setF64(now, STAGE_NOW_SHOCK, shock);
      setF64(now, STAGE_NOW_SEASON, season);
      setF64(now, STAGE_NOW_CHANCE_TODAY, multiplied(getF64(now, STAGE_NOW_CHANCE), shock * season));
      setF64(now, STAGE_NOW_CYCLE, cycleShock[shocks]);
    }
  }
}
