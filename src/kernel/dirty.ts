// Trials whose queues may have become servable, in the order in which that happened.

import { getI32, setI32 } from './lang.ts';
import { TRIAL_NOW_DIRTY, TRIAL_NOW_WAITING } from './layout.ts';
import { dirty } from './state.ts';

export let dirtyCount: i32 = 0;

export function resetDirty(): void {
  dirtyCount = 0;
}

/** Something became free in the trial of this record: its queues are looked at, if anything waits. */
export function markDirty(trial: i32): void {
  if (getI32(trial, TRIAL_NOW_WAITING) === 0 || getI32(trial, TRIAL_NOW_DIRTY) === 1) return;
  setI32(trial, TRIAL_NOW_DIRTY, 1);
  dirty[dirtyCount] = trial;
  dirtyCount = (dirtyCount + 1) | 0;
}

/** The list has been read. */
export function clearDirty(): void {
  dirtyCount = 0;
}
