import { POOL_R_ASSISTED, POOL_R_PROOF, POOL_R_UNFILLED } from '../../kernel/layout.ts';
import { plus, ratio, total } from '../formula.ts';
import type { Context } from './context.ts';
import type { Entry } from './entry.ts';

/** Help beside the owner's work: the share of stages that found an assistant free, and credit for proofs of concept of deals won. */
export function assistance(c: Context): Entry[] {
  const pools = (is: 'assists' | 'proves') => c.subject.pools.flatMap((pool, index) => (pool[is] === true ? [index] : []));
  return [
    ...c.poolLines('assist.share', 'share', pools('assists'), (own) => ratio(c.pool(own, POOL_R_ASSISTED), plus(c.pool(own, POOL_R_ASSISTED), c.pool(own, POOL_R_UNFILLED)))),
    ...c.poolLines('credit.proofOfConcept', c.money, pools('proves'), (own) => total(c.pool(own, POOL_R_PROOF))),
  ];
}
