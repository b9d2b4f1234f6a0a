import { type History, status } from '../../history.ts';
import type { MotionFits } from '../fits.ts';
import { OddsCellsBuilder, type OddsRow } from './odds-cells.ts';
import { periodAt, type PeriodGrid } from '../period-grid.ts';
import { originOf, type Plans } from '../plans.ts';
import { priors } from '../priors.ts';
import { outcome } from '../stages/spells.ts';
import type { OddsModel } from './odds-laplace.ts';

/** Whether win odds can be told by size, by motion. */
export type SizeEffect = readonly { readonly known: boolean; readonly why: string }[];

const SIZE_BINS = 15;
/** Lost deals must have their amounts about as often as won ones, or having one is half of winning. */
const EVEN_ENOUGH = 0.8;

/** Sorts every spell into a cell of the regression of win odds. */
export function oddsModel(history: History, plans: Plans, motions: readonly MotionFits[], grid: PeriodGrid): { model: OddsModel; sizeEffect: SizeEffect; dealsOfOwner: Float64Array } {
  const { opportunities: deals } = history;
  const sizeEffect = motions.map((motion) => sizesTell(history, motion));
  const bins = motions.map((motion, m) => (sizeEffect[m].known ? binsOf(history, motion) : undefined));
  const builder = new OddsCellsBuilder();
  const { ownerOf, owners } = ownersOf(history, plans);
  const dealsOfOwner = new Float64Array(owners);
  const stagesOf = motions.map(({ firstStage, stages }) => stages.map((_, k) => firstStage + k));
  const row: OddsRow = { stage: 0, origin: -1, owner: -1, period: 0, size: 0, doublings: 0, outcome: 0, ratio: -1, entryRatio: -1 };
  motions.forEach(({ plan, stages, firstOrigin }, m) => {
    const { spells } = plan;
    const ratios = stages.map(({ fit }) => fit.lostOverAdvanced);
    for (let k = 0; k < spells.count; k += 1) {
      const deal = spells.deal[k];
      const stage = spells.stage[k];
      const origin = plan.origins.length === 1 ? 0 : originOf(plan, deals.origin[deal]);
      row.stage = stagesOf[m][stage];
      row.origin = origin === 0 ? -1 : firstOrigin + origin - 1;
      row.owner = deals.owner[deal] < 0 ? -1 : ownerOf[deals.owner[deal]];
      row.period = periodAt(grid, spells.start[k]);
      const bin = bins[m] === undefined || !(deals.amount[deal] > 0) ? -1 : bins[m].at(deals.amount[deal]);
      row.size = bin + 1;
      row.doublings = bin < 0 ? 0 : bins[m]!.doublings[bin];
      row.outcome = spells.outcome[k];
      row.ratio = spells.outcome[k] === outcome.open ? ratios[stage](spells.days[k]) : -1;
      row.entryRatio = spells.entered[k] > 0 ? ratios[stage](spells.entered[k]) : -1;
      if (stage === 0 && row.owner >= 0) dealsOfOwner[row.owner] += 1;
      builder.add(row);
    }
  });
  const exponent = Float64Array.from(motions.flatMap(({ stages }) => exponentsOf(stages.map(({ fit, passed }) => overall(fit.advance, fit.advanced, fit.lost, passed)))));
  const motionOfStage = Int32Array.from(motions.flatMap(({ stages }, m) => stages.map(() => m)));
  const origins = motions.reduce((sum, { plan }) => sum + plan.origins.length - 1, 0);
  const model = { cells: builder.finish(), exponent, motionOfStage, origins, motions: motions.length, owners, periods: grid.count, keep: grid.keep(priors.persistence) };
  return { model, sizeEffect, dealsOfOwner };
}

/** Those who passed a stage in no time advanced from it, too. */
function overall(advance: number, advanced: number, lost: number, passed: number): number {
  const walked = advanced + lost;
  const ran = passed < 1 ? (advanced * passed) / (1 - passed) : 0;
  return walked + ran === 0 ? 0.5 : (walked * advance + ran) / (walked + ran);
}

/** What multiplies the odds of the overall win by m multiplies those of a stage by m^a, a = (1 − P) / Σ(1 − p). */
function exponentsOf(chances: readonly number[]): number[] {
  const win = chances.reduce((product, p) => product * p, 1);
  const misses = chances.reduce((sum, p) => sum + 1 - p, 0);
  const a = misses > 0 ? (1 - win) / misses : 1;
  return chances.map(() => a);
}

function sizesTell({ opportunities: deals, filledAtClose }: History, { plan: { rows }, size }: MotionFits): { known: boolean; why: string } {
  if (size === undefined) return { known: false, why: 'no deal has an amount' };
  if (filledAtClose.includes('amount')) return { known: false, why: 'amounts are filled in at the close' };
  let [won, lost] = [0, 0];
  for (const row of rows) {
    if (deals.status[row] === status.won) won += 1;
    else if (deals.status[row] !== status.open) lost += 1;
  }
  if (won === 0 || lost === 0) return { known: false, why: 'there are no won and lost deals to compare' };
  const [wonKnown, lostKnown] = [size.known.won / won, size.known.lost / lost];
  if (Math.min(wonKnown, lostKnown) < EVEN_ENOUGH * Math.max(wonKnown, lostKnown)) return { known: false, why: `${Math.round(100 * wonKnown)} % of won but ${Math.round(100 * lostKnown)} % of lost deals have an amount` };
  return size.sigma > 0.05 ? { known: true, why: '' } : { known: false, why: 'all deals are of one size' };
}

/** Fifteen bins of equally many deals; each stands for its mean number of doublings above the median. */
function binsOf({ opportunities: deals }: History, { plan: { rows }, size }: MotionFits) {
  const logs = Float64Array.from(rows.filter((row) => deals.amount[row] > 0), (row) => Math.log2(deals.amount[row] / size!.median)).sort();
  const edges = Array.from({ length: SIZE_BINS - 1 }, (_, i) => logs[Math.floor(((i + 1) * logs.length) / SIZE_BINS)]);
  const at = (amount: number): number => {
    const x = Math.log2(amount / size!.median);
    let bin = 0;
    while (bin < edges.length && x >= edges[bin]) bin += 1;
    return bin;
  };
  const sums = new Float64Array(SIZE_BINS);
  const counts = new Float64Array(SIZE_BINS);
  for (const x of logs) {
    const bin = at(size!.median * Math.exp(x * Math.LN2));
    sums[bin] += x;
    counts[bin] += 1;
  }
  return { at, doublings: [...sums].map((sum, bin) => (counts[bin] > 0 ? sum / counts[bin] : 0)) };
}

/** Owners of any deal of a motion, counted from 0. */
function ownersOf({ opportunities: deals, names }: History, { motions }: Plans): { ownerOf: Int32Array; owners: number } {
  const ownerOf = new Int32Array(names.owners.length).fill(-1);
  let owners = 0;
  for (const { spells } of motions) {
    for (let k = 0; k < spells.count; k += 1) {
      const owner = deals.owner[spells.deal[k]];
      if (owner >= 0 && ownerOf[owner] < 0) ownerOf[owner] = owners++;
    }
  }
  return { ownerOf, owners };
}
