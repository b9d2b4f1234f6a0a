// The chance of advancing from a stage: the stated one, its odds multiplied by everything that bears on the deal.

import { getF64, getI32, imul } from './lang.ts';
import {
  OPP_ORDER, OPP_SEAT, OPP_SOURCE, OPP_TRIAL, SEAT_NOW_ODDS, SOURCE_NOW_ODDS, STAGE_NOW_CHANCE, STAGE_NOW_CHANCE_TODAY, STAGE_NOW_INDEX,
  STAGE_NOW_LOCAL, STAGE_NOW_SEASON, STAGE_NOW_SHOCK,
} from './layout.ts';
import { oddsOfAssists } from './assists.ts';
import { expOf, lnOf } from './math.ts';
import { dealStage, dealWin, stageMotion } from './sections.ts';
import { advance, assists, dealsDiffer, extras, oppOdds, placeOf, stages } from './state.ts';

/** Named deals are older than all others: their order of creation is negative, and tells which deal it is. */
export const NAMED: i32 = -1000000;

/** What multiplies the odds of the stage of this record for opportunity o whenever it starts: the person, the deal, the source. */
function ownOdds(o: i32, now: i32): f64 {
  const seat: i32 = getI32(o, OPP_SEAT);
  const person: f64 = seat === 0 ? 1.0 : getF64((getI32(seat, SEAT_NOW_ODDS) + getI32(now, STAGE_NOW_LOCAL)) | 0, 0);
  const own: f64 = extras > 0 ? oddsOfDeal(o, getI32(now, STAGE_NOW_INDEX), person) : person;
  return own * getF64(getI32(o, OPP_SOURCE), SOURCE_NOW_ODDS);
}

/** The odds of a person with what the deal's traits and who assists do to them. */
function oddsOfDeal(o: i32, s: i32, person: f64): f64 {
  const own: f64 = dealsDiffer > 0 ? person * oppOdds[placeOf(o)] : person;
  return assists > 0 ? own * oddsOfAssists(o, s) : own;
}

/** The probability of advancing today from the stage of this record: the stated one with its odds multiplied. 0 and 1 stay. */
export function chanceOf(o: i32, now: i32): f64 {
  const own: f64 = ownOdds(o, now);
  const isNamed: bool = getI32(o, OPP_ORDER) < 0;
  if (own === 1.0 && !isNamed) return getF64(now, STAGE_NOW_CHANCE_TODAY);
  const p: f64 = isNamed ? namedChance(o, getI32(now, STAGE_NOW_INDEX)) : getF64(now, STAGE_NOW_CHANCE);
  return multiplied(p, own * getF64(now, STAGE_NOW_SHOCK) * getF64(now, STAGE_NOW_SEASON));
}

/** The same for a stage whose deals are all alike (not STAGE_RICH): the person and the source decide. */
export function chanceAlike(seat: i32, from: i32, now: i32): f64 {
  const person: f64 = seat === 0 ? 1.0 : getF64((getI32(seat, SEAT_NOW_ODDS) + getI32(now, STAGE_NOW_LOCAL)) | 0, 0);
  const own: f64 = person * getF64(from, SOURCE_NOW_ODDS);
  return own === 1.0 ? getF64(now, STAGE_NOW_CHANCE_TODAY) : multiplied(getF64(now, STAGE_NOW_CHANCE), own * getF64(now, STAGE_NOW_SHOCK) * getF64(now, STAGE_NOW_SEASON));
}

/** The probability p with its odds multiplied. */
export function multiplied(p: f64, odds: f64): f64 {
  return odds === 1.0 ? p : (odds * p) / (1.0 - p + odds * p);
}

/** The chance of advancing of a named deal: its stated win rate, if any, is spread over the stages still ahead. */
function namedChance(o: i32, s: i32): f64 {
  const b: i32 = getI32(o, OPP_TRIAL);
  const d: i32 = (getI32(o, OPP_ORDER) - NAMED) | 0;
  const p: f64 = advance[(imul(b, stages) + s) | 0];
  const win: f64 = dealWin[d];
  if (win < 0.0) return p;
  if (win === 0.0 || win === 1.0) return win;
  let ahead: f64 = 0.0;
  let count: f64 = 0.0;
  const m: i32 = stageMotion[s];
  for (let k: i32 = dealStage[d]; k < stages && stageMotion[k] === m; k = (k + 1) | 0) {
    ahead = ahead + lnOf(advance[(imul(b, stages) + k) | 0]);
    count = count + 1.0;
  }
  return expOf(ahead === 0.0 ? lnOf(win) / count : (lnOf(p) * lnOf(win)) / ahead);
}
