// Simulation-based calibration: parameters drawn from the priors, a history made from each, and where the truth lies among
// the draws learnt from it. Source: Talts and others (2018); the simultaneous band after Säilynoja, Bürkner and Vehtari (2022).
import { calibrate } from '../../../dist/crm/calibrate/calibrate.js';
import { priors } from '../../../dist/crm/calibrate/priors.js';
import { randomOf } from '../../../dist/crm/estimate/random.js';
import { generatedHistory, type KnownRates, knownRates } from './generated-history.ts';

export const DRAWS = 399;

type Truth = (known: KnownRates) => number;
const cv = (sd: number): number => Math.sqrt(Math.expm1(sd * sd));

/** What is ranked, and its true value. */
export const ranked: Readonly<Record<string, Truth>> = {
  'win rate of New business': ({ stages }) => stages.reduce((product, { advance }) => product * advance, 1),
  'mean days of those who advance from Stage 1': ({ stages }) => stages[0].meanDays,
  'mean days of those who advance from Stage 2': ({ stages }) => stages[1].meanDays,
  'mean days of those who are lost in Stage 1': ({ stages }) => stages[0].lostMeanDays,
  'mean days of those who are lost in Stage 2': ({ stages }) => stages[1].lostMeanDays,
  'median deal size of New business': ({ sizeMedian }) => sizeMedian,
  'sd of ln deal size of New business': ({ sizeSigma }) => sizeSigma,
  'win odds of New business per doubling of the deal size': ({ oddsByDoubling }) => oddsByDoubling,
  'new opportunities of New business': ({ perDay }) => (perDay * 365.25) / 12,
  'spread of win log-odds between people': ({ ownersSd }) => ownersSd,
  'shared shock of demand': ({ demandSd }) => cv(demandSd),
  'shared shock of win odds': ({ winOddsSd }) => winOddsSd,
  'shared shock of stage days': ({ cycleSd }) => cv(cycleSd),
};

/** Rates from the priors; where a prior is flat, from a range that data soon narrow down. */
export function ratesFromPriors(seed: number): KnownRates {
  const random = randomOf(seed);
  const half = (scale: number): number => Math.abs(scale * random.normal());
  const lognormal = (median: number, sd: number): number => median * Math.exp(sd * random.normal());
  const stage = () => ({
    advance: 1 / (1 + Math.exp(-priors.stageLogOdds.sd * random.normal())),
    meanDays: lognormal(20, 0.4),
    shape: lognormal(1.35, 0.25),
    lostMeanDays: lognormal(25, 0.4),
    lostShape: lognormal(1.1, 0.2),
  });
  return {
    ...knownRates,
    perDay: lognormal(1.2, 0.4),
    owners: 6 + Math.floor(10 * random.uniform()),
    ownersSd: half(priors.skill.scale),
    winOddsSd: half(priors.winOdds.scale),
    demandSd: half(priors.demand.scale),
    cycleSd: half(priors.cycle.scale),
    sizeMedian: lognormal(8000, 1),
    sizeSigma: lognormal(0.8, 0.3),
    oddsByDoubling: Math.exp(priors.sizeLogOdds.sd * random.normal()),
    stages: [stage(), stage()],
  };
}

export interface Ranks {
  /** of each quantity, in the histories that have it */
  readonly of: Readonly<Record<string, number[]>>;
  readonly histories: number;
}

type Generate = (known: KnownRates, seed: number) => ReturnType<typeof generatedHistory>;

/** Ranks of the truth among the draws, 0 to DRAWS, over generated histories. `mutate` spoils the draws, for controls. */
export function ranksOver(histories: number, firstSeed: number, mutate: (what: string, draw: number) => number = (_, draw) => draw, generate: Generate = generatedHistory): Ranks {
  const of: Record<string, number[]> = Object.fromEntries(Object.keys(ranked).map((what) => [what, []]));
  for (let k = 0; k < histories; k += 1) {
    const known = ratesFromPriors(firstSeed + k);
    const { table } = calibrate(generate(known, 1_000_000 + firstSeed + k), { draws: DRAWS, seed: k + 1 });
    for (const [what, truth] of Object.entries(ranked)) {
      const column = table.columns.findIndex((each) => each.what === what);
      if (column < 0) continue;
      const value = truth(known);
      of[what].push(table.rows.reduce((below, row) => below + (mutate(what, row[column]) < value ? 1 : 0), 0));
    }
  }
  return { of, histories };
}

/** Share of histories whose 80 % interval, from the 40th to the 360th of 399 draws, holds the truth. */
export const covered = (ranks: readonly number[]): number => ranks.filter((rank) => rank >= 40 && rank < 360).length / ranks.length;

const POINTS = 20;

/** How far the distribution of ranks leaves the diagonal, in binomial standard errors, at its worst of 19 points. */
export function worstDeparture(ranks: readonly number[]): number {
  let worst = 0;
  for (let k = 1; k < POINTS; k += 1) {
    const p = (k * (DRAWS + 1)) / POINTS / (DRAWS + 1);
    const below = ranks.filter((rank) => rank < k * ((DRAWS + 1) / POINTS)).length;
    worst = Math.max(worst, Math.abs(below - ranks.length * p) / Math.sqrt(ranks.length * p * (1 - p)));
  }
  return worst;
}

/** The departure that uniform ranks exceed with probability `alpha`, by simulation. */
export function bandOf(histories: number, alpha: number, sets = 2000): number {
  const random = randomOf(77);
  const departures = Array.from({ length: sets }, () => worstDeparture(Array.from({ length: histories }, () => Math.floor((DRAWS + 1) * random.uniform()))));
  return departures.sort((a, b) => a - b)[Math.floor((1 - alpha) * sets)];
}
