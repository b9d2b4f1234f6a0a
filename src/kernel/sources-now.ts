// The sources as they are in a trial: what all opportunities of one have in common.

import { flag, imul, setF64, setI32 } from './lang.ts';
import {
  SOURCE_EVEN, SOURCE_NOW_ALONE, SOURCE_NOW_DAYS, SOURCE_NOW_EVEN, SOURCE_NOW_INDEX, SOURCE_NOW_ODDS, SOURCE_NOW_POOL, SOURCE_NOW_ROW,
  SOURCE_NOW_SET, SOURCE_NOW_SIZE, SOURCE_NOW_STAGE, SOURCE_NOW_TEAM, SOURCE_NOW_TRIAL, SOURCE_NOW_VACANT,
} from './layout.ts';
import { raised } from './math.ts';
import { flowAt } from './row.ts';
import {
  motionExponent, motionFirstStage, motionOwner, motionSize, motionWith, setCount, setOwner, sourceDays, sourceKind, sourceMotion,
  sourceOdds, stageOwnerSet,
} from './sections.ts';
import { distNow, param, params, poolNow, rowAt, setNow, sourceNow, sources, stageNow, vacantOf } from './state.ts';

/** What holds for the whole of trial b. */
export function setUpSources(b: i32): void {
  for (let s: i32 = 0; s < sources; s = (s + 1) | 0) {
    const from: i32 = sourceNow(b, s);
    const m: i32 = sourceMotion[s];
    const first: i32 = motionFirstStage[m];
    const set: i32 = stageOwnerSet[first];
    setI32(from, SOURCE_NOW_INDEX, s);
    setI32(from, SOURCE_NOW_STAGE, stageNow(b, first));
    setI32(from, SOURCE_NOW_POOL, poolNow(b, motionOwner[m]));
    setI32(from, SOURCE_NOW_SET, setNow(b, set));
    setI32(from, SOURCE_NOW_ALONE, flag(setOwner[set] >= 0 && setCount[set] === 0));
    setI32(from, SOURCE_NOW_TEAM, setNow(b, motionWith[m]));
    setI32(from, SOURCE_NOW_SIZE, distNow(b, motionSize[m]));
    setF64(from, SOURCE_NOW_ODDS, raised(param[(imul(b, params) + sourceOdds[s]) | 0], motionExponent[m]));
    setF64(from, SOURCE_NOW_DAYS, param[(imul(b, params) + sourceDays[s]) | 0]);
    setI32(from, SOURCE_NOW_VACANT, vacantOf(b, m));
    setI32(from, SOURCE_NOW_TRIAL, b);
    setI32(from, SOURCE_NOW_EVEN, flag(sourceKind[s] === SOURCE_EVEN));
  }
}

/** A period begins: its counters are those that count. */
export function turnSources(b: i32, period: i32): void {
  for (let s: i32 = 0; s < sources; s = (s + 1) | 0) setI32(sourceNow(b, s), SOURCE_NOW_ROW, (rowAt + (flowAt(b, s, 0, period) << 3)) | 0);
}
