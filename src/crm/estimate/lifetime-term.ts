import type { Lifetimes } from './lifetimes.ts';
import type { StandardFamily } from './standard-family.ts';

/** What one spell adds to a log-likelihood, with derivatives by the location and by the logarithm of the scale. */
export interface Term {
  value: number;
  byLocation: number;
  byLogScale: number;
  locationTwice: number;
  both: number;
  logScaleTwice: number;
}

const at = new Float64Array(3);
const low = new Float64Array(3);
const high = new Float64Array(3);

/** Fills `term` for spell i; a spell that came under observation late counts from there. */
export function lifetimeTerm(standard: StandardFamily, spells: Lifetimes, i: number, location: number, logScale: number, term: Term): void {
  const scale = Math.exp(logScale);
  const until = spells.until[i];
  const entered = spells.entered === undefined ? 0 : spells.entered[i];
  // it cannot have ended before it was watched
  const from = spells.from === undefined ? until : Math.max(spells.from[i], entered);
  const y = Math.log(until);
  const z = (y - location) / scale;
  clear(term);
  if (spells.ended[i] === 0) {
    if (until > 0) {
      standard.logSurvival(z, at);
      add(term, at, z, scale, 1);
    }
  } else if (from >= until) {
    standard.logDensity(z, at);
    add(term, at, z, scale, 1);
    // from the law of W to that of T: dz/dt = 1 / (scale t)
    term.value -= logScale + y;
    term.byLogScale -= 1;
  } else addInterval(standard, term, { from, location, scale, z });
  if (entered > 0) {
    const start = (Math.log(entered) - location) / scale;
    standard.logSurvival(start, at);
    add(term, at, start, scale, -1);
  }
}

const LEAST_LN = -645;

/** ln(S(from) − S(until)). */
function addInterval(standard: StandardFamily, term: Term, { from, location, scale, z }: { from: number; location: number; scale: number; z: number }): void {
  standard.logSurvival(z, high);
  const end = Math.exp(high[0]);
  const endDensity = -high[1] * end;
  const endSlope = -(high[2] + high[1] * high[1]) * end;
  let [begin, beginDensity, beginSlope, start] = [1, 0, 0, 0];
  if (from > 0) {
    start = (Math.log(from) - location) / scale;
    standard.logSurvival(start, low);
    begin = Math.exp(low[0]);
    beginDensity = -low[1] * begin;
    beginSlope = -(low[2] + low[1] * low[1]) * begin;
  }
  const mass = begin - end;
  // so far out that nothing is left of it: as improbable as can be told, and no direction to go
  if (!(mass > 1e-280)) {
    term.value += LEAST_LN;
    return;
  }
  // first and second derivatives of the mass by location (z falls by 1 / scale) and log scale (z falls by z)
  const byLocation = (beginDensity - endDensity) / scale;
  const byLogScale = beginDensity * start - endDensity * z;
  const locationTwice = (endSlope - beginSlope) / (scale * scale);
  const both = (endSlope * z + endDensity - beginSlope * start - beginDensity) / scale;
  const logScaleTwice = endSlope * z * z + endDensity * z - beginSlope * start * start - beginDensity * start;
  term.value += Math.log(mass);
  term.byLocation += byLocation / mass;
  term.byLogScale += byLogScale / mass;
  term.locationTwice += locationTwice / mass - (byLocation / mass) * (byLocation / mass);
  term.both += both / mass - (byLocation / mass) * (byLogScale / mass);
  term.logScaleTwice += logScaleTwice / mass - (byLogScale / mass) * (byLogScale / mass);
}

function add(term: Term, h: Float64Array, z: number, scale: number, sign: number): void {
  term.value += sign * h[0];
  term.byLocation -= (sign * h[1]) / scale;
  term.byLogScale -= sign * h[1] * z;
  term.locationTwice += (sign * h[2]) / (scale * scale);
  term.both += (sign * (h[2] * z + h[1])) / scale;
  term.logScaleTwice += sign * (h[2] * z * z + h[1] * z);
}

function clear(term: Term): void {
  term.value = 0;
  term.byLocation = 0;
  term.byLogScale = 0;
  term.locationTwice = 0;
  term.both = 0;
  term.logScaleTwice = 0;
}
