// What differs from deal to deal and is known from its birth: traits, such as how many people decide, and its size. Each
// multiplies the odds of the overall win and the days of the deal's stages; an average deal has neither.

import { getI32, imul, maxF64, minF64 } from './lang.ts';
import { FOR_TRAIT, OPP_KEY0, OPP_KEY1, OPP_TRIAL } from './layout.ts';
import { amountOf } from './amount.ts';
import { draw, unit } from './draw.ts';
import { expOf, lnOf } from './math.ts';
import { sample } from './quantile.ts';
import {
  motionExponent, motionMedianSize, motionSizeOdds, motionTraitFirst, sourceMotion, traitAddress, traitDays, traitOdds, traitReference,
  traitShare, traitValue,
} from './sections.ts';
import { motions, oppDays, oppOdds, param, params, placeOf, sizeOddsNow, sourceOf, traitDaysNow, traitOddsNow, traits } from './state.ts';

const LN2: f64 = 0.6931471805599453;
/** Multipliers stay within e to the power of this, so that no product of them overflows. */
const FAR: f64 = 40.0;

/** Logarithms of what a unit of each trait, and a doubling of the size, does in trial b. */
export function setUpTraits(b: i32): void {
  const first: i32 = imul(b, params);
  for (let m: i32 = 0; m < motions; m = (m + 1) | 0) {
    const a: f64 = motionExponent[m];
    for (let t: i32 = motionTraitFirst[m]; t < motionTraitFirst[(m + 1) | 0]; t = (t + 1) | 0) {
      traitOddsNow[(imul(b, traits) + t) | 0] = a * lnOf(param[(first + traitOdds[t]) | 0]);
      traitDaysNow[(imul(b, traits) + t) | 0] = lnOf(param[(first + traitDays[t]) | 0]);
    }
    sizeOddsNow[(imul(b, motions) + m) | 0] = motionSizeOdds[m] < 0 ? 0.0 : (a * lnOf(param[(first + motionSizeOdds[m]) | 0])) / LN2;
  }
}

/** A new deal's traits are drawn, and their multipliers kept. */
export function drawTraits(o: i32): void {
  const b: i32 = getI32(o, OPP_TRIAL);
  const m: i32 = sourceMotion[sourceOf(o)];
  let odds: f64 = sizeOdds(o, b, m);
  let days: f64 = 0.0;
  for (let t: i32 = motionTraitFirst[m]; t < motionTraitFirst[(m + 1) | 0]; t = (t + 1) | 0) {
    const away: f64 = traitOf(o, b, t) - traitReference[t];
    odds = odds + away * traitOddsNow[(imul(b, traits) + t) | 0];
    days = days + away * traitDaysNow[(imul(b, traits) + t) | 0];
  }
  oppOdds[placeOf(o)] = multiplier(odds);
  oppDays[placeOf(o)] = multiplier(days);
}

/** A deal that is known by name has the traits of an average one, and its own size. */
export function keepNeutral(o: i32, sized: bool): void {
  oppOdds[placeOf(o)] = sized ? multiplier(sizeOdds(o, getI32(o, OPP_TRIAL), sourceMotion[sourceOf(o)])) : 1.0;
  oppDays[placeOf(o)] = 1.0;
}

/** The value of a trait: drawn from its distribution, or 1 with its share and else 0. */
function traitOf(o: i32, b: i32, t: i32): f64 {
  const word: i32 = draw(getI32(o, OPP_KEY0), getI32(o, OPP_KEY1), (FOR_TRAIT + traitAddress[t]) | 0);
  if (traitShare[t] < 0) return sample(b, traitValue[t], word);
  return unit(word) < param[(imul(b, params) + traitShare[t]) | 0] ? 1.0 : 0.0;
}

/** Logarithm of the odds by size: so much for every doubling of the median. */
function sizeOdds(o: i32, b: i32, m: i32): f64 {
  if (motionSizeOdds[m] < 0) return 0.0;
  return sizeOddsNow[(imul(b, motions) + m) | 0] * lnOf(amountOf(o) / motionMedianSize[m]);
}

function multiplier(logarithm: f64): f64 {
  return logarithm === 0.0 ? 1.0 : expOf(minF64(maxF64(logarithm, 0.0 - FAR), FAR));
}
