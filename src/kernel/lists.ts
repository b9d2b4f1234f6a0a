// Event lists: one per day and kind, append-only, shared by the trials of a batch. Chunks of 15 entries come from one
// pool and go back to it when a list has been read, so the pool stays as small as what is pending.
// Readers walk a list as it grows:
//   let at = firstOf(list); while (at !== endOf(list)) { if ((at & 15) === 0) at = across(at); … entryAt(at); at = (at + 1) | 0; }

import { fillI32, imul } from './lang.ts';
import { EVENT_KINDS } from './layout.ts';
import { CHUNK, chunk, chunks, listHead, listTail, lists, warmupDays } from './state.ts';

let nextChunk: i32 = 1;
let freeChunk: i32 = 0;
/** Set when the pool of chunks has run out; the batch must be run again with more. */
export let listsFull: bool = false;

export function resetLists(): void {
  fillI32(listHead, 0, lists, 0);
  fillI32(listTail, 0, lists, 0);
  nextChunk = 1;
  freeChunk = 0;
  listsFull = false;
}

/** The list of a day (counted from asOf) and a kind of event. */
export function listOf(day: i32, kind: i32): i32 {
  return (imul((day + warmupDays) | 0, EVENT_KINDS) + kind) | 0;
}

/** Appends an entry. Events beyond the horizon must not be pushed. */
export function push(list: i32, entry: i32): void {
  let tail: i32 = listTail[list];
  if ((tail & 15) === 0) {
    tail = addChunk(list, tail);
    if (tail === 0) return;
  }
  chunk[tail] = entry;
  listTail[list] = (tail + 1) | 0;
}

function addChunk(list: i32, tail: i32): i32 {
  let fresh: i32 = freeChunk;
  if (fresh !== 0) {
    freeChunk = chunk[fresh];
  } else {
    if (nextChunk >= chunks) {
      listsFull = true;
      return 0;
    }
    fresh = imul(nextChunk, CHUNK);
    nextChunk = (nextChunk + 1) | 0;
  }
  if (tail === 0) listHead[list] = fresh;
  else chunk[(tail - CHUNK) | 0] = fresh;
  return (fresh + 1) | 0;
}

/** Where reading begins; equal to endOf for an empty list. */
export function firstOf(list: i32): i32 {
  const head: i32 = listHead[list];
  return head === 0 ? 0 : (head + 1) | 0;
}

export function endOf(list: i32): i32 {
  return listTail[list];
}

/** The first place of the chunk behind the one that ends at `at`. */
export function across(at: i32): i32 {
  return (chunk[(at - CHUNK) | 0] + 1) | 0;
}

export function entryAt(at: i32): i32 {
  return chunk[at];
}

/** Empties a list that has been read and gives its chunks back. */
export function clearList(list: i32): void {
  const head: i32 = listHead[list];
  if (head === 0) return;
  const last: i32 = ((listTail[list] - 1) | 0) & -16;
  chunk[last] = freeChunk;
  freeChunk = head;
  listHead[list] = 0;
  listTail[list] = 0;
}
