// What an opportunity is worth.

import { FOR_SIZE } from './layout.ts';
import { draw } from './draw.ts';
import { sample } from './quantile.ts';
import { motionSize, sourceMotion } from './sections.ts';
import { oppAmount, oppKey0, oppKey1, oppShift, oppSource } from './state.ts';

/** ACV of an opportunity at today's price, drawn when first asked for. */
export function amountOf(o: i32): f64 {
  let amount: f64 = oppAmount[o];
  if (amount < 0.0) {
    amount = sample(o >> oppShift, motionSize[sourceMotion[oppSource[o]]], draw(oppKey0[o], oppKey1[o], FOR_SIZE));
    if (amount < 0.0) amount = 0.0;
    oppAmount[o] = amount;
  }
  return amount;
}
