// Event lists: one per day and kind, append-only, shared by the trials of a batch. Chunks of 15 entries come from one
// pool and go back to it when a list has been read, so the pool stays as small as what is pending. Lists, chunks and the places of
// entries are given by their first bytes; a chunk begins with the place of the next one.
// Readers walk a list as it grows:
//   let at = firstOf(list); while (at !== endOf(list)) { if (atEnd(at)) at = across(at); … entryAt(at); at = nextOf(at); }

import { getI32, imul, setI32 } from './lang.ts';
import { EVENT_KINDS } from './layout.ts';
import { CHUNK_BYTES, LIST_BYTES, chunks, chunksAt, lists, listsAt, warmupDays } from './state.ts';

const HEAD: i32 = 0;
const TAIL: i32 = 4;

let nextChunk: i32 = 0;
let freeChunk: i32 = 0;
/** Set when the pool of chunks has run out; the batch must be run again with more. */
export let listsFull: bool = false;

export function resetLists(): void {
  for (let k: i32 = 0; k < lists; k = (k + 1) | 0) empty((listsAt + imul(k, LIST_BYTES)) | 0);
  nextChunk = 0;
  freeChunk = 0;
  listsFull = false;
}

/** The list of a day (counted from asOf) and a kind of event. */
export function listOf(day: i32, kind: i32): i32 {
  return (listsAt + imul((imul((day + warmupDays) | 0, EVENT_KINDS) + kind) | 0, LIST_BYTES)) | 0;
}

/** Appends an entry. Events beyond the horizon must not be pushed. */
export function push(list: i32, entry: i32): void {
  let tail: i32 = getI32(list, TAIL);
  if (atEnd(tail)) {
    tail = addChunk(list, tail);
    if (tail === 0) return;
  }
  setI32(tail, 0, entry);
  setI32(list, TAIL, nextOf(tail));
}

function addChunk(list: i32, tail: i32): i32 {
  let fresh: i32 = freeChunk;
  if (fresh !== 0) {
    freeChunk = getI32(fresh, 0);
  } else {
    if (nextChunk >= chunks) {
      listsFull = true;
      return 0;
    }
    fresh = (chunksAt + imul(nextChunk, CHUNK_BYTES)) | 0;
    nextChunk = (nextChunk + 1) | 0;
  }
  if (tail === 0) setI32(list, HEAD, fresh);
  else setI32((tail - CHUNK_BYTES) | 0, 0, fresh);
  return nextOf(fresh);
}

/** Where reading begins; equal to endOf for an empty list. */
export function firstOf(list: i32): i32 {
  const head: i32 = getI32(list, HEAD);
  return head === 0 ? 0 : nextOf(head);
}

export function endOf(list: i32): i32 {
  return getI32(list, TAIL);
}

/** Whether a place is behind the last one of a chunk. */
export function atEnd(at: i32): bool {
  return (at & (CHUNK_BYTES - 1)) === 0;
}

/** The first place of the chunk behind the one that ends at `at`. */
export function across(at: i32): i32 {
  return nextOf(getI32((at - CHUNK_BYTES) | 0, 0));
}

export function entryAt(at: i32): i32 {
  return getI32(at, 0);
}

export function nextOf(at: i32): i32 {
  return (at + 4) | 0;
}

/** Empties a list that has been read and gives its chunks back. */
export function clearList(list: i32): void {
  const head: i32 = getI32(list, HEAD);
  if (head === 0) return;
  setI32(((getI32(list, TAIL) - 1) | 0) & (0 - CHUNK_BYTES), 0, freeChunk);
  freeChunk = head;
  empty(list);
}

function empty(list: i32): void {
  setI32(list, HEAD, 0);
  setI32(list, TAIL, 0);
}
