// Trials whose queues may have become servable, in the order in which that happened.

import { dirty, isDirty, trials, waiting } from './state.ts';

export let dirtyCount: i32 = 0;

export function resetDirty(): void {
  dirtyCount = 0;
  for (let b: i32 = 0; b < trials; b = (b + 1) | 0) isDirty[b] = 0;
}

/** Something became free in trial b: its queues are looked at, if anything waits. */
export function markDirty(b: i32): void {
  if (waiting[b] === 0 || isDirty[b] === 1) return;
  isDirty[b] = 1;
  dirty[dirtyCount] = b;
  dirtyCount = (dirtyCount + 1) | 0;
}

/** The list has been read. */
export function clearDirty(): void {
  dirtyCount = 0;
}
