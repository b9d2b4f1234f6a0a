// What an opportunity is worth.

import { getF64, getI32, setF64 } from './lang.ts';
import { FOR_SIZE, OPP_AMOUNT, OPP_KEY0, OPP_KEY1, OPP_SOURCE, SOURCE_NOW_SIZE } from './layout.ts';
import { draw } from './draw.ts';
import { sampleAt } from './quantile.ts';

/** ACV of an opportunity at today's price, drawn when first asked for. */
export function amountOf(o: i32): f64 {
  let amount: f64 = getF64(o, OPP_AMOUNT);
  if (amount < 0.0) {
    amount = sampleAt(getI32(getI32(o, OPP_SOURCE), SOURCE_NOW_SIZE), draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), FOR_SIZE));
    if (amount < 0.0) amount = 0.0;
    setF64(o, OPP_AMOUNT, amount);
  }
  return amount;
}
