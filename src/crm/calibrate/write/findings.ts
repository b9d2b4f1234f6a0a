import { gammaTails } from '../../../distributions/special/incomplete-gamma.ts';
import { gridMean } from '../../estimate/hyper-grid.ts';
import type { Finding } from '../calibration.ts';
import type { DrawTable } from '../draw-table.ts';
import type { Fits, MotionFits } from '../fits.ts';
import type { RampedPool } from '../owner-pools.ts';

/** Chance of so great a likelihood ratio were the spread none: half of it lies at none. */
export const spreadP = (gain: number): number => (gain <= 0 ? 1 : 0.5 * gammaTails(0.5).upper(gain));

/** A spread is found where chance alone would give as much once in twenty histories. */
export const FOUND = 0.05;

const percent = (p: number): string => `${Number((100 * p).toPrecision(3))} %`;
const round = (x: number): number => Number(x.toPrecision(2));
const pText = (p: number): string => (p < 0.0001 ? 'p < 0.0001' : `p = ${round(p)}`);

/** What was found beyond chance and what was not, in words. */
export function findingsOf({ odds, days, arrivals, motions, owners, asOne, ownerCheck, renewals }: Fits, table: DrawTable): Finding[] {
  const findings: Finding[] = [];
  if (asOne !== undefined && ownerCheck !== undefined) {
    const text = `owners differ as people do not: by their own spread people would win ${percent(ownerCheck.implied)}, these won ${percent(ownerCheck.observed)}; ${asOne}, so nobody's skill can be told from it`;
    findings.push({ what: 'spread between owners', found: false, p: null, text });
  } else if (owners > 1 && asOne === undefined) {
    const p = spreadP(odds.ownersGain);
    const upper = upperOf(table, 'spread of win log-odds between people');
    const found = p < FOUND;
    findings.push({ what: 'spread between owners', found, p, text: found ? `people differ in win odds: sd of log-odds ${round(gridMean(odds.grid, 0))} (${pText(p)})` : `no spread between owners found beyond chance (${pText(p)}); it is below ${round(upper)} with 90 % belief` });
  }
  for (const motion of motions) {
    if (motion.stages.length < 2) continue;
    const p = stagesDiffer(motion);
    findings.push({ what: `stages of ${motion.plan.label}`, found: p < FOUND, p, text: p < FOUND ? `its stages differ in how many advance (${pText(p)})` : `no difference between its stages found in how many advance (${pText(p)})` });
  }
  const shocks = [['win odds', odds.shockGain, 'winOdds'], ['stage days', days?.shockGain ?? 0, 'cycle'], ['demand', arrivals?.posterior.shockGain ?? 0, 'demand']] as const;
  for (const [what, gain, name] of shocks) {
    const figure = table.figure(`shocks.${name}`);
    if (figure === undefined) continue;
    const p = spreadP(gain);
    findings.push({ what: `shared shock of ${what}`, found: p < FOUND, p, text: p < FOUND ? `periods differ in ${what}: ${round(figure.value)} (80 % ${round(figure.p10)} to ${round(figure.p90)}, ${pText(p)})` : `periods do not differ in ${what} beyond chance (${pText(p)}); what ${figure.n} periods cannot exclude stays in: ${round(figure.value)}` });
  }
  if (arrivals !== undefined) {
    const { seasons, trend } = arrivals;
    if (Number.isFinite(seasons.p)) findings.push({ what: 'seasons of arrivals', found: seasons.factors !== undefined, p: seasons.p, text: seasons.factors === undefined ? `calendar months do not differ beyond chance (${pText(seasons.p)})` : `calendar months differ (${pText(seasons.p)})` });
    findings.push({ what: 'trend of arrivals', found: trend !== undefined, p: null, text: trend === undefined ? 'no trend of arrivals found' : `arrivals change by ${percent(Math.expm1(trend.perPeriod))} a period (standard error ${percent(trend.error)})` });
  }
  if (renewals !== undefined) {
    const { gain, curve, constant } = renewals;
    findings.push({ what: 'customers who differ in renewing', found: curve !== undefined, p: gammaTails(0.5).upper(Math.max(0, gain) / 2), text: curve === undefined ? `one renewal rate, ${percent(constant.rate)} of ${constant.due} contracts, explains as much as a curve` : `customers differ: renewal ${percent(curve.beta / (curve.alpha + curve.beta))} the first time, ${percent((curve.beta + 2) / (curve.alpha + curve.beta + 2))} the third` });
  }
  return findings;
}

export const rampFindings = (pools: readonly RampedPool[]): Finding[] =>
  pools.flatMap(({ name, ramp }) => (ramp === undefined ? [] : [{ what: `ramp of ${name}`, found: true, p: ramp.p, text: `new people win ${ramp.byQuarter.map((share) => percent(share)).join(', ')} of what ramped ones do in their first four quarters (${ramp.hires} hires, ${pText(ramp.p)})` }]));

const upperOf = (table: DrawTable, what: string): number => table.figures.find((figure) => figure.what.startsWith(what))?.p90 ?? NaN;

/** Chi-squared test of one share for all stages. */
function stagesDiffer({ stages }: MotionFits): number {
  const rows = stages.map(({ fit }) => [fit.advanced, fit.lost] as const).filter(([a, l]) => a + l > 0);
  const ahead = rows.reduce((sum, [a]) => sum + a, 0);
  const all = rows.reduce((sum, [a, l]) => sum + a + l, 0);
  const p = ahead / all;
  if (!(p > 0 && p < 1) || rows.length < 2) return 1;
  const chi = rows.reduce((sum, [a, l]) => sum + ((a - (a + l) * p) * (a - (a + l) * p)) / ((a + l) * p * (1 - p)), 0);
  return gammaTails((rows.length - 1) / 2).upper(chi / 2);
}
