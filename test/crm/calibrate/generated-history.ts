// A small fast writer of CRM histories from known rates, after the model's own rules: what a deal, a person, a period is worth.
import type { History } from '../../../dist/crm/history.js';
import { historyOf } from '../../../dist/crm/history-of.js';
import { periodAt, periodGrid } from '../../../dist/crm/calibrate/period-grid.js';
import { type CalibrateOptions, defaultOptions } from '../../../dist/crm/calibrate/options.js';
import { type Random, randomOf } from '../../../dist/crm/estimate/random.js';
import { dayNumber } from '../../../dist/scenario/calendar.js';

export interface KnownStage {
  readonly advance: number;
  /** Weibull days */
  readonly meanDays: number;
  readonly shape: number;
  readonly lostMeanDays: number;
  readonly lostShape: number;
}

export interface KnownRates {
  readonly perDay: number;
  readonly owners: number;
  readonly ownersSd: number;
  readonly winOddsSd: number;
  readonly demandSd: number;
  readonly cycleSd: number;
  readonly persistence: number;
  readonly sizeMedian: number;
  readonly sizeSigma: number;
  readonly oddsByDoubling: number;
  readonly stages: readonly KnownStage[];
  /** days of history */
  readonly days: number;
  readonly resolutionDays: number;
}

export const firstDay = dayNumber('2022-01-01');

export const knownRates: KnownRates = {
  perDay: 2,
  owners: 12,
  ownersSd: 0.4,
  winOddsSd: 0.2,
  demandSd: 0.2,
  cycleSd: 0.1,
  persistence: 0.5,
  sizeMedian: 20_000,
  sizeSigma: 0.9,
  oddsByDoubling: 0.85,
  stages: [
    { advance: 0.6, meanDays: 15, shape: 1.3, lostMeanDays: 22, lostShape: 1 },
    { advance: 0.5, meanDays: 30, shape: 1.6, lostMeanDays: 40, lostShape: 1.2 },
  ],
  days: 1096,
  resolutionDays: 1,
};

export function generatedHistory(known: KnownRates, seed: number, options: CalibrateOptions = defaultOptions): History {
  const random = randomOf(seed);
  const knownTo = firstDay + known.days;
  const grid = periodGrid(firstDay, knownTo, options);
  const keep = grid.keep(known.persistence);
  const shocks = (sd: number): Float64Array => autoregressive(random, grid.count, sd, keep);
  const [demand, odds, cycle] = [known.demandSd, known.winOddsSd, known.cycleSd].map(shocks);
  const skills = Float64Array.from({ length: known.owners }, () => known.ownersSd * random.normal());
  const win = known.stages.reduce((product, { advance }) => product * advance, 1);
  const exponent = (1 - win) / known.stages.reduce((sum, { advance }) => sum + 1 - advance, 0);
  const columns = { created: [] as number[], closed: [] as number[], status: [] as number[], owner: [] as number[], amount: [] as number[] };
  const visits = { opportunity: [] as number[], stage: [] as number[], entered: [] as number[] };
  const seen = (day: number): number => (known.resolutionDays === 0 ? day : Math.floor(day));
  for (let t = 0; t < grid.count; t += 1) {
    const [from, to] = [Math.max(firstDay, grid.starts[t]), Math.min(knownTo, grid.starts[t + 1])];
    const rate = known.perDay * Math.exp(demand[t] - 0.5 * known.demandSd * known.demandSd);
    for (let at = from - Math.log(random.uniform()) / rate; at < to; at -= Math.log(random.uniform()) / rate) {
      const owner = Math.min(known.owners - 1, Math.floor(known.owners * random.uniform()));
      const doublings = (known.sizeSigma * random.normal()) / Math.LN2;
      const deal = columns.created.length;
      columns.created.push(seen(at));
      columns.owner.push(owner);
      columns.amount.push(known.sizeMedian * Math.exp(doublings * Math.LN2));
      let [clock, how, end] = [at, 1, NaN];
      for (let s = 0; s < known.stages.length; s += 1) {
        const stage = known.stages[s];
        visits.opportunity.push(deal);
        visits.stage.push(s);
        visits.entered.push(seen(clock));
        const period = periodAt(grid, Math.floor(clock));
        const shift = exponent * (skills[owner] + odds[period] + Math.log(known.oddsByDoubling) * doublings);
        const advances = random.uniform() < 1 / (1 + ((1 - stage.advance) / stage.advance) * Math.exp(-shift));
        const [mean, shape] = advances ? [stage.meanDays, stage.shape] : [stage.lostMeanDays, stage.lostShape];
        const days = weibull(random, mean, shape) * Math.exp(cycle[period] - 0.5 * known.cycleSd * known.cycleSd);
        clock += days;
        if (clock >= knownTo) {
          how = 0;
          break;
        }
        if (!advances) {
          [how, end] = [2, clock];
          break;
        }
        end = clock;
      }
      columns.status.push(how);
      columns.closed.push(how === 0 ? NaN : seen(end));
    }
  }
  return historyOf({
    knownTo,
    resolutionDays: known.resolutionDays,
    currency: 'USD',
    opportunities: columns,
    visits,
    names: { stages: known.stages.map((_, s) => `Stage ${s + 1}`), owners: Array.from({ length: known.owners }, (_, o) => `Rep ${o + 1}`) },
  });
}

function autoregressive(random: Random, count: number, sd: number, keep: number): Float64Array {
  const values = new Float64Array(count);
  for (let t = 0; t < count; t += 1) values[t] = t === 0 ? sd * random.normal() : keep * values[t - 1] + sd * Math.sqrt(1 - keep * keep) * random.normal();
  return values;
}

/** Lanczos' approximation of ln gamma, independent of the program's own. */
function lnGamma(x: number): number {
  const g = [76.180091729471, -86.505320329417, 24.014098240831, -1.2317395724502, 0.1208650973866179e-2, -0.5395239384953e-5];
  const sum = g.reduce((total, c, k) => total + c / (x + k + 1), 1.00000000019);
  return -(x + 5.5) + (x + 0.5) * Math.log(x + 5.5) + Math.log((2.506628274631 * sum) / x);
}

const weibull = (random: Random, mean: number, shape: number): number =>
  (mean / Math.exp(lnGamma(1 + 1 / shape))) * Math.exp(Math.log(-Math.log(random.uniform())) / shape);
