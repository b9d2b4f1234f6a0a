// The sets of pools that stages ask for, as they are in a trial, and the queues for them.

import { getI32, imul, setI32 } from './lang.ts';
import {
  H_SETS, NOT_LISTED, QUEUE_NOW_HEAD, QUEUE_NOW_NEXT, QUEUE_NOW_SET, QUEUE_NOW_TAIL, SET_NOW_COUNT, SET_NOW_ORDER, SET_NOW_OWNER,
  SET_NOW_POOLS, SET_NOW_QUEUE, SET_NOW_QUEUES,
} from './layout.ts';
import { header, poolOrder, queueSet, setCount, setFirst, setOwner, setPool, setQueue, setQueues } from './sections.ts';
import { poolNow, queueNow, queues, setNow, setPools, setPoolsAt } from './state.ts';

/** The sets and queues of trial b: nothing waits. */
export function setUpSets(b: i32): void {
  let at: i32 = (setPoolsAt + (imul(b, setPools) << 3)) | 0;
  for (let s: i32 = 0; s < header[H_SETS]; s = (s + 1) | 0) {
    const set: i32 = setNow(b, s);
    const owner: i32 = setOwner[s];
    setI32(set, SET_NOW_OWNER, owner < 0 ? 0 : poolNow(b, owner));
    setI32(set, SET_NOW_COUNT, setCount[s]);
    setI32(set, SET_NOW_POOLS, at);
    setI32(set, SET_NOW_QUEUE, queueNow(b, setQueue[s]));
    setI32(set, SET_NOW_QUEUES, setQueues[s]);
    setI32(set, SET_NOW_ORDER, poolOrder[owner < 0 ? setPool[setFirst[s]] : owner]);
    for (let k: i32 = 0; k < setCount[s]; k = (k + 1) | 0) {
      setI32(at, 0, poolNow(b, setPool[(setFirst[s] + k) | 0]));
      at = (at + 4) | 0;
    }
  }
  for (let q: i32 = 0; q < queues; q = (q + 1) | 0) {
    const queue: i32 = queueNow(b, q);
    setI32(queue, QUEUE_NOW_HEAD, 0);
    setI32(queue, QUEUE_NOW_TAIL, 0);
    setI32(queue, QUEUE_NOW_NEXT, NOT_LISTED);
    setI32(queue, QUEUE_NOW_SET, setNow(b, queueSet[q]));
  }
}

/** The record of the k-th pool of a set that is seized. */
export function poolOf(set: i32, k: i32): i32 {
  return getI32((getI32(set, SET_NOW_POOLS) + (k << 2)) | 0, 0);
}
