import { Z90 } from '../../distributions/special/constants.ts';
import { meanOf, spreadOf } from '../means/central.ts';
import { isPartnered } from '../fees.ts';
import { funnelOf, walk } from '../funnel.ts';
import type { Expansion, NewBusiness, Renewal, Scenario, Staged, Worked } from '../schema.ts';
import { note, percent, rough, warning, type Linting, type Note } from './context.ts';

/** Spread of real deal sizes: standard deviation of the logarithm. */
const narrow = 0.5;
const wide = 2.3;

/** Implausible stages, sizes and sources. */
export function lintMotions({ scenario }: Linting): Note[] {
  return Object.entries(scenario.motions).flatMap(([name, motion]) => {
    const path = `motions.${name}`;
    if (motion.kind === 'renewal') return lintRenewal(path, motion);
    if (motion.kind === 'expansion') return [...lintStages(path, motion), ...lintExpansion(path, motion), ...lintWinRate(path, motion)];
    const works = Object.values(scenario.pipeline).some((deal) => deal.motion === undefined || deal.motion === name);
    const idle = Object.keys(motion.sources).length === 0 && !works ? [warning(`${path}.sources`, 'it has neither sources nor open deals: nothing is ever sold')] : [];
    return [...idle, ...lintStages(path, motion), ...(motion.kind === 'newBusiness' ? lintSize(`${path}.dealSize`, motion.dealSize) : []), ...lintWinRate(path, motion), ...lintMargins(path, motion), ...lintMarket(scenario, path, motion)];
  });
}

function lintStages(path: string, motion: Staged): Note[] {
  return Object.entries(motion.stages).flatMap(([name, stage]) => {
    const days = meanOf(stage.days);
    const at = `${path}.stages.${name}.days`;
    if (days > 0 && days < 1) return [warning(at, `${rough(days)} days on average: durations are calendar days; are weeks or months meant?`)];
    if (days > 730) return [warning(at, `${rough(days)} days on average: are hours or a date meant?`)];
    return [];
  });
}

function lintSize(path: string, dealSize: NewBusiness['dealSize']): Note[] {
  const mean = meanOf(dealSize);
  if (mean > 0 && mean < 1) return [warning(path, `a mean of ${rough(mean)}: this is money, not a share`)];
  const { p10, p50, p90 } = spreadOf(dealSize);
  const scale = mean > 0 && mean < 500 ? [note(path, `a mean of ${rough(mean)}: amounts are in single units of the currency, not in thousands`)] : [];
  if (p10 <= 0 || p50 <= 0) return scale;
  const sigma = Math.log(p90 / p10) / (2 * Z90);
  if (sigma < narrow) return [...scale, note(path, `P90 is ${rough(p90 / p10)} times P10 (ln sd ${sigma.toFixed(2)}); measured deal sizes have 0.8 to 2.3, so the odds shown are likely too narrow`)];
  if (sigma > wide) return [...scale, note(path, `P90 is ${rough(p90 / p10)} times P10 (ln sd ${sigma.toFixed(2)}), wider than measured: are two kinds of deals mixed?`)];
  return scale;
}

// plain numbers that disagree are errors; uncertain ones are compared by their means
function lintWinRate(path: string, motion: Staged): Note[] {
  const funnel = funnelOf(motion, (spec) => (spec === undefined ? undefined : meanOf(spec, 'probability')));
  if (funnel === undefined || motion.winRate === undefined) return [];
  const [stated, implied] = [meanOf(motion.winRate, 'probability'), walk(funnel).winRate];
  if (Math.abs(stated - implied) <= 0.02 * stated) return [];
  return [warning(`${path}.winRate`, `the stages give ${percent(implied)} on average, the stated win rate is ${percent(stated)}`)];
}

/** A share of ARR above 1 doubles an account; more than one opportunity per customer and month is a rate per something else. */
function lintExpansion(path: string, { size, per100PerMonth }: Expansion): Note[] {
  if (size.amount !== undefined) return lintSize(`${path}.size.amount`, size.amount);
  const share = size.ofArr === undefined ? 0 : meanOf(size.ofArr);
  const large = share > 1 ? [warning(`${path}.size.ofArr`, `a win adds ${percent(share)} of the account's ARR on average: it is a share, 0.2 for 20 %`)] : [];
  const rate = meanOf(per100PerMonth);
  return rate > 100 ? [...large, warning(`${path}.per100PerMonth`, `${rough(rate)} opportunities per 100 customers and month: more than one per customer and month`)] : large;
}

/** Who prospects finds as many accounts as the rate says, for ever, where nobody counts them. */
function lintMarket({ segments }: Scenario, path: string, motion: Worked): Note[] {
  const segment = motion.segment ?? Object.keys(segments)[0];
  if (segments[segment]?.market !== undefined) return [];
  const found = Object.entries(motion.sources).filter(([, { kind }]) => kind === 'self' || kind === 'outbound').map(([name]) => name);
  if (found.length === 0) return [];
  return [note(`${path}.sources.${found[0]}`, `the market never runs out of accounts: segments.${segment}.accounts says how many there are (market: none if it does not matter)`)];
}

function lintMargins(path: string, motion: Worked): Note[] {
  return Object.entries(motion.sources)
    .filter(([, source]) => source.margin > 0 && source.fulfilment === 'direct' && !isPartnered(source))
    .map(([name]) => note(`${path}.sources.${name}.margin`, 'a margin is kept by a partner who sells, but fulfilment is direct'));
}

function lintRenewal(path: string, motion: Renewal): Note[] {
  const notes: Note[] = [];
  if (motion.uplift !== undefined && meanOf(motion.uplift) > 0.5) notes.push(warning(`${path}.uplift`, `a mean uplift of ${percent(meanOf(motion.uplift))}: it is a share, 0.05 for 5 %`));
  if (motion.contraction !== undefined && spreadOf(motion.contraction.share).p90 > 1) notes.push(warning(`${path}.contraction.share`, 'a contract cannot shrink by more than all of it'));
  return notes;
}
