import type { History } from '../../history.ts';
import type { DrawnColumn } from '../draw-table.ts';
import { winRateOf } from '../draw-table.ts';
import { customerColumns } from './customers-draft.ts';
import type { Fits, MotionFits } from '../fits.ts';
import type { OwnerPool } from '../owner-pools.ts';
import { DAYS_PER_MONTH } from '../../../scenario/calendar.ts';

const text = (n: number): string => Math.round(n).toLocaleString('en-US');

/** The numbers that this history leaves uncertain, with the places in the scenario that they fill. */
export function columnsOf(history: History, fits: Fits, pools: readonly OwnerPool[], found: { readonly skill: boolean }): DrawnColumn[] {
  const { motions, arrivals } = fits;
  const columns: DrawnColumn[] = [];
  motions.forEach((motion, m) => {
    const { plan } = motion;
    const at = `motions.${plan.name}`;
    columns.push(winRate(motion));
    columns.push(...plan.stageNames.flatMap((name, k) => stageColumns(fits, motion, `${at}.stages.${name}`, k)));
    plan.origins.slice(1).forEach((origin, k) => {
      const path = `${at}.sources.${origin.name}.winOdds`;
      columns.push({ path, what: `win odds of ${origin.label} against ${plan.origins[0].label}`, unit: 'odds ratio', n: origin.deals, of: 'deals', method: 'logistic regression of stage outcomes', from: (draw) => draw.originOdds[motion.firstOrigin + k] });
    });
    if (fits.sizeEffect[m].known) {
      columns.push({ path: `${at}.oddsBySize`, what: `win odds of ${plan.label} per doubling of the deal size`, unit: 'odds ratio', n: motion.size!.known.won + motion.size!.known.lost, of: 'closed deals with amounts', method: 'logistic regression of stage outcomes', from: (draw) => draw.oddsBySize[m] });
    }
    const { size } = motion;
    if (size !== undefined && size.empirical === undefined) {
      columns.push({ path: `${at}.dealSize.lognormal.median`, what: `median deal size of ${plan.label}`, unit: 'money', n: size.count, of: 'deals with amounts', method: 'lognormal, posterior under a flat prior', from: (draw) => draw.size[m]!.median });
      columns.push({ path: undefined, what: `sd of ln deal size of ${plan.label}`, unit: '', n: size.count, of: 'deals with amounts', method: 'lognormal, posterior under a flat prior', from: (draw) => draw.size[m]!.sigma });
    }
  });
  arrivals?.sources.forEach(({ motion, origin, count }, k) => {
    const { plan } = motions[motion];
    const source = plan.origins[origin];
    const path = `motions.${plan.name}.sources.${source.name}.perMonth`;
    columns.push({ path, what: `new opportunities of ${plan.label}${plan.origins.length > 1 ? `, ${source.label}` : ''}`, unit: 'per month', n: count, of: `deals in ${text(arrivals.days)} days`, method: 'Poisson with a shared shock by period', from: (draw) => draw.perDay[k] * DAYS_PER_MONTH });
  });
  pools.forEach(({ name }) => {
    const path = found.skill ? `pools.${name}.skill.logOddsSd` : undefined;
    if (fits.owners > 1 && fits.asOne === undefined) columns.push({ path, what: `spread of win log-odds between people${pools.length > 1 ? ` (${name})` : ''}`, unit: 'sd of log-odds', n: fits.owners, of: 'people', method: 'random effects, Laplace on a grid', from: (draw) => draw.skillSd });
  });
  columns.push(...customerColumns(history, fits));
  const periods = fits.grid.count;
  if (arrivals !== undefined) columns.push({ path: 'shocks.demand', what: 'shared shock of demand', unit: 'cv', n: arrivals.periods, of: 'periods', method: 'over-dispersion of arrivals between periods', from: (draw) => draw.demandCv });
  columns.push({ path: 'shocks.winOdds', what: 'shared shock of win odds', unit: 'sd of log-odds', n: periods, of: 'periods', method: 'over-dispersion of stage outcomes between periods', from: (draw) => draw.winOddsSd });
  if (fits.days !== undefined) columns.push({ path: 'shocks.cycle', what: 'shared shock of stage days', unit: 'cv', n: periods, of: 'periods', method: 'spread of ln days between periods', from: (draw) => draw.cycleCv });
  return columns;
}

function winRate(motion: MotionFits): DrawnColumn {
  const closed = motion.stages.reduce((sum, { fit }) => sum + fit.lost, 0) + (motion.stages.at(-1)?.fit.advanced ?? 0);
  return { path: undefined, what: `win rate of ${motion.plan.label}`, unit: 'share of opportunities', n: closed, of: 'closed deals', method: 'product of the stages', from: winRateOf(motion) };
}

function stageColumns(_: Fits, motion: MotionFits, at: string, k: number): DrawnColumn[] {
  const { fit, passed, advancedGroup, lostGroup } = motion.stages[k];
  const label = motion.plan.funnel.names[k];
  const columns: DrawnColumn[] = [
    { path: `${at}.advance`, what: `share that advances from ${label}`, unit: 'probability', n: fit.advanced + fit.lost, of: `spells that ended (${text(fit.open)} open)`, method: 'competing risks; logistic regression with people and periods', from: (draw) => draw.advance[motion.firstStage + k] },
  ];
  const days = [['days', fit.ifAdvanced, advancedGroup, 'advance from'], ['daysIfLost', fit.ifLost, lostGroup, 'are lost in']] as const;
  for (const [field, ended, group, words] of days) {
    if (ended === undefined || group < 0) continue;
    const { family } = ended.fit;
    // curves and mixtures with spells of no time are stated as they are: nothing scales them
    const isStated = ended.empirical === undefined && !(field === 'days' && passed > LEAST_PASSED);
    const path = isStated ? `${at}.${field}.${family}.mean` : undefined;
    columns.push({ path, what: `mean days of those who ${words} ${label}`, unit: 'days', n: ended.events, of: 'spells', method: isStated ? `${family}, censoring and late entry allowed for` : `${family}, beside the curve that the scenario states`, from: (draw) => draw.meanDays[group] });
  }
  return columns;
}

/** Spells of no time below this share of those who advance are not worth a mixture. */
export const LEAST_PASSED = 0.02;
