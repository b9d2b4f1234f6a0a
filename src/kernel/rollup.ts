// Numbers that leaders carry: the credit of their pools against the pools' street quotas, less a cushion.

import { H_ROLLUPS, POOL_R_CREDIT, POOL_R_QUOTA, POOL_R_STREET, POOL_R_STREET_FILLED } from './layout.ts';
import { count, poolAt } from './row.ts';
import { header, rollupFirst, rollupMember, rollupPool, rollupShare } from './sections.ts';
import { row } from './state.ts';

/** At a period's end; pools stand behind those whose numbers they carry. */
export function rollUp(b: i32, period: i32): void {
  for (let r: i32 = 0; r < header[H_ROLLUPS]; r = (r + 1) | 0) {
    for (let k: i32 = rollupFirst[r]; k < rollupFirst[(r + 1) | 0]; k = (k + 1) | 0) {
      add(b, rollupPool[r], rollupMember[k], POOL_R_CREDIT, 1.0, period);
      add(b, rollupPool[r], rollupMember[k], POOL_R_QUOTA, rollupShare[r], period);
      add(b, rollupPool[r], rollupMember[k], POOL_R_STREET, rollupShare[r], period);
      add(b, rollupPool[r], rollupMember[k], POOL_R_STREET_FILLED, rollupShare[r], period);
    }
  }
}

function add(b: i32, pool: i32, member: i32, counter: i32, share: f64, period: i32): void {
  count(poolAt(b, pool, counter, period), share * row[poolAt(b, member, counter, period)]);
}
