// The beginning of a trial: its three lanes of keys, the uncertain inputs drawn once, and everything that follows from them.

import { fillF64, floorF64, imul, sqrtF64, toF64, toI32 } from './lang.ts';
import { H_COPULAS, H_NORMAL, H_SHOCK_CYCLE, H_SHOCK_DEMAND, H_SHOCK_ODDS, INPUT_ENSEMBLE } from './layout.ts';
import { setUpAssists } from './assists.ts';
import { draw, key0, key1, threefry, unit } from './draw.ts';
import { expOf, lnOf } from './math.ts';
import { normalShare, readLinear, readTable, resolveDistributions, tableAt } from './quantile.ts';
import { setUpSets } from './sets-now.ts';
import { setUpSources } from './sources-now.ts';
import { setUpStages } from './stages-now.ts';
import { setUpTraits } from './traits.ts';
import {
  copulaCholesky, copulaFirst, copulaMatrix, copulaMember, copulaSize, ensembleAddress, ensembleColumns, ensembleFirst, ensembleRows,
  ensembleValue, header, inputAddress, inputColumn, inputEnsemble, inputKind, inputLocation, inputScale, inputStep, inputTable,
  inputTableKind, motionExponent, motionLeads, motionLnWin, motionWinRate, paramInput, paramValue, shockPersistence, stageAdvance,
  stageLnAdvance, stageMotion,
} from './sections.ts';
import {
  advance, assists, cycleShock, dealsDiffer, demandShock, inputValue, inputWord, inputs, luck0, luck1, motions, oddsShock, param, params,
  periods, rates0, rates1, row, rowWidth, shocks0, shocks1, slots, stages, trialNumber,
} from './state.ts';

const VISIT: i32 = 0x9e3779b9 | 0;
const SHOCK_DEMAND: i32 = 0x2f0b4c47;
const SHOCK_ODDS: i32 = 0x5c1e9d31;
const SHOCK_CYCLE: i32 = 0x71b2f3e9;

let rootRates0: i32 = 0;
let rootRates1: i32 = 0;
let rootShocks0: i32 = 0;
let rootShocks1: i32 = 0;
let rootLuck0: i32 = 0;
let rootLuck1: i32 = 0;
let trialsPerRates: i32 = 1;

/** The root keys of the lanes rates, shocks and luck, of 64 bits each; `perRates` successive trials share one draw of the rates. */
export function setRootKeys(r0: i32, r1: i32, s0: i32, s1: i32, l0: i32, l1: i32, perRates: i32): void {
  trialsPerRates = perRates;
  rootRates0 = r0;
  rootRates1 = r1;
  rootShocks0 = s0;
  rootShocks1 = s1;
  rootLuck0 = l0;
  rootLuck1 = l1;
}

export function setUpTrial(b: i32, trial: i32): void {
  trialNumber[b] = trial;
  threefry(rootRates0, rootRates1, (trial / trialsPerRates) | 0, 0);
  rates0[b] = key0;
  rates1[b] = key1;
  threefry(rootShocks0, rootShocks1, trial, 0);
  shocks0[b] = key0;
  shocks1[b] = key1;
  threefry(rootLuck0, rootLuck1, trial, 0);
  luck0[b] = key0;
  luck1[b] = key1;
  fillF64(row, imul(b, rowWidth), imul((b + 1) | 0, rowWidth), 0.0);
  drawInputs(b);
  for (let k: i32 = 0; k < params; k = (k + 1) | 0) {
    const input: i32 = paramInput[k];
    param[(imul(b, params) + k) | 0] = input < 0 ? paramValue[k] : paramValue[k] * inputValue[(imul(b, inputs) + input) | 0];
  }
  resolveDistributions(b);
  drawShocks(b);
  for (let s: i32 = 0; s < stages; s = (s + 1) | 0) advance[(imul(b, stages) + s) | 0] = stageChance(b, s);
  setUpSets(b);
  setUpStages(b);
  setUpSources(b);
  if (dealsDiffer > 0) setUpTraits(b);
  if (assists > 0) setUpAssists(b);
}

/** The chance of advancing: as stated, or so that the product over the stages is the trial's win rate. */
function stageChance(b: i32, s: i32): f64 {
  const m: i32 = stageMotion[s];
  if (motionWinRate[m] < 0) return param[(imul(b, params) + stageAdvance[s]) | 0];
  const win: f64 = param[(imul(b, params) + motionWinRate[m]) | 0];
  if (win <= 0.0) return 0.0;
  return win >= 1.0 ? 1.0 : expOf((stageLnAdvance[s] * lnOf(win)) / motionLnWin[m]);
}

/** Every uncertain input gets a uniform word by its path (or a row of its ensemble, or a word correlated with others) and a value. */
function drawInputs(b: i32): void {
  const first: i32 = imul(b, inputs);
  for (let i: i32 = 0; i < inputs; i = (i + 1) | 0) inputWord[(first + i) | 0] = draw(rates0[b], rates1[b], inputAddress[i]);
  for (let g: i32 = 0; g < header[H_COPULAS]; g = (g + 1) | 0) correlate(b, g);
  for (let i: i32 = 0; i < inputs; i = (i + 1) | 0) {
    const at: i32 = (first + i) | 0;
    if (inputKind[i] === INPUT_ENSEMBLE) {
      const e: i32 = inputEnsemble[i];
      const u: f64 = unit(draw(rates0[b], rates1[b], ensembleAddress[e]));
      const picked: i32 = toI32(u * toF64(ensembleRows[e]));
      inputValue[at] = ensembleValue[(ensembleFirst[e] + imul(picked, ensembleColumns[e]) + inputColumn[i]) | 0];
      continue;
    }
    const t: f64 = readTable(tableAt(inputTable[i]), inputWord[at], inputTableKind[i]);
    const value: f64 = inputLocation[i] + inputScale[i] * t;
    inputValue[at] = inputStep[i] > 0.0 ? inputStep[i] * (1.0 + floorF64(value)) : value;
  }
}

/** Gaussian copula: independent normals through the Cholesky factor, then back to uniform words. */
function correlate(b: i32, g: i32): void {
  const size: i32 = copulaSize[g];
  for (let i: i32 = (size - 1) | 0; i >= 0; i = (i - 1) | 0) {
    let z: f64 = 0.0;
    for (let j: i32 = 0; j <= i; j = (j + 1) | 0) {
      const member: i32 = copulaMember[(copulaFirst[g] + j) | 0];
      const weight: f64 = copulaCholesky[(copulaMatrix[g] + imul(i, size) + j) | 0];
      if (weight !== 0.0) z = z + weight * readLinear(tableAt(header[H_NORMAL]), draw(rates0[b], rates1[b], inputAddress[member]));
    }
    inputWord[(imul(b, inputs) + copulaMember[(copulaFirst[g] + i) | 0]) | 0] = wordOf(normalShare(z));
  }
}

/** The uniform word of a probability. */
function wordOf(p: f64): i32 {
  const scaled: f64 = p * 4294967296.0;
  return scaled >= 2147483648.0 ? toI32(scaled - 4294967296.0) : toI32(scaled);
}

/** AR(1) of the period's three shocks, stationary from the first period on; the warm-up is neutral. */
function drawShocks(b: i32): void {
  const cvDemand: f64 = param[(imul(b, params) + header[H_SHOCK_DEMAND]) | 0];
  const sdOdds: f64 = param[(imul(b, params) + header[H_SHOCK_ODDS]) | 0];
  const cvCycle: f64 = param[(imul(b, params) + header[H_SHOCK_CYCLE]) | 0];
  const sdDemand: f64 = cvDemand > 0.0 ? sqrtLn(cvDemand) : 0.0;
  const sdCycle: f64 = cvCycle > 0.0 ? sqrtLn(cvCycle) : 0.0;
  const keep: f64 = shockPersistence[0];
  const fresh: f64 = shockPersistence[1];
  let demand: f64 = 0.0;
  let odds: f64 = 0.0;
  let cycle: f64 = 0.0;
  for (let p: i32 = 0; p < periods; p = (p + 1) | 0) {
    const old: f64 = p === 0 ? 0.0 : keep;
    const now: f64 = p === 0 ? 1.0 : fresh;
    if (sdDemand > 0.0) demand = old * demand + now * shock(b, SHOCK_DEMAND, p);
    if (sdOdds > 0.0) odds = old * odds + now * shock(b, SHOCK_ODDS, p);
    if (sdCycle > 0.0) cycle = old * cycle + now * shock(b, SHOCK_CYCLE, p);
    setShocks(b, p, logNormal(sdDemand, demand), sdOdds * odds, logNormal(sdCycle, cycle));
  }
  setShocks(b, periods, 1.0, 0.0, 1.0);
}

function setShocks(b: i32, p: i32, demand: f64, odds: f64, cycle: f64): void {
  const at: i32 = (imul(b, slots) + p) | 0;
  demandShock[at] = demand;
  cycleShock[at] = cycle;
  for (let m: i32 = 0; m < motions; m = (m + 1) | 0) oddsShock[(imul(at, motions) + m) | 0] = odds === 0.0 || motionLeads[m] === 1 ? 1.0 : expOf(motionExponent[m] * odds);
}

function shock(b: i32, address: i32, p: i32): f64 {
  return readLinear(tableAt(header[H_NORMAL]), draw(shocks0[b], shocks1[b], (address + imul(p, VISIT)) | 0));
}

/** A multiplier of mean 1: exp(sd z - sd^2 / 2). */
function logNormal(sd: f64, z: f64): f64 {
  return sd > 0.0 ? expOf(sd * z - 0.5 * sd * sd) : 1.0;
}

/** sd of the logarithm of a lognormal of this coefficient of variation. */
function sqrtLn(cv: f64): f64 {
  return sqrtF64(lnOf(1.0 + cv * cv));
}
