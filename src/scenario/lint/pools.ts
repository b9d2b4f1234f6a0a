import { meanOf } from '../means/central.ts';
import { carersOf } from '../check/customers.ts';
import type { Pool } from '../schema.ts';
import { assisting, neededBy } from '../team.ts';
import { note, percent, rough, warning, type Linting, type Note } from './context.ts';

/** share of slots in use from which waiting has no bound in practice */
const fullLoad = 0.95;
/** leavers per filled seat and year beyond which the figure is likely in percent or per month */
const highAttrition = 1.5;
/** money a year below which pay was likely written in thousands */
const lowPay = 1000;

/** People without work, work without people, and pools that are full. */
export function lintPools(linting: Linting): Note[] {
  return Object.entries(linting.scenario.pools).flatMap(([name, pool]) => [...lintWork(linting, name, pool), ...lintLoad(linting, name), ...lintAttrition(name, pool), ...lintPay(name, pool)]).concat(lintPartners(linting));
}

function lintWork({ scenario, steady }: Linting, name: string, pool: Pool): Note[] {
  const owns = Object.entries(scenario.motions).filter(([, motion]) => motion.owner === name);
  const motions = Object.values(scenario.motions).filter((motion) => motion.kind !== 'renewal');
  const seized = motions.some((motion) => neededBy(motion).includes(name));
  const assists = motions.some((motion) => assisting(motion).includes(name));
  const cares = carersOf(scenario).has(name);
  const people = Math.max(0, ...steady.map((period) => period.pools.find((other) => other.name === name)?.people ?? 0));
  if (owns.length === 0 && !seized && !cares && assists) return people === 0 ? [warning(`pools.${name}`, 'it has no people at any time: nobody is assisted')] : [];
  if (owns.length === 0 && !seized && !cares && pool.quota?.measure !== 'team' && !leads(scenario, name) && !finds(scenario, name)) return [note(`pools.${name}`, 'no motion needs it: its people cost, but change no booking')];
  if ((owns.length > 0 || seized || cares) && (people === 0 || pool.capacity === 0)) return [warning(`pools.${name}`, `it is needed, but it has no ${people === 0 ? 'people' : 'capacity'} at any time: its work waits for ever`)];
  return [];
}

function lintLoad({ steady }: Linting, name: string): Note[] {
  for (const period of steady) {
    const pool = period.pools.find((other) => other.name === name);
    if (pool === undefined || pool.slots === 0 || pool.load < fullLoad * pool.slots) continue;
    const text = `load ${percent(pool.load / pool.slots)} in ${period.id}: ${rough(pool.load)} items for ${rough(pool.slots)} slots; the queue has no steady state`;
    return [warning(`pools.${name}.capacity`, text)];
  }
  return [];
}

function lintAttrition(name: string, { attrition }: Pool): Note[] {
  if (attrition === 'none') return [];
  const rates = attrition.perYear === undefined ? (attrition.byTenure ?? []).map((band) => band.perYear) : [attrition.perYear];
  const highest = Math.max(...rates.map((rate) => meanOf(rate)));
  if (highest <= highAttrition) return [];
  return [warning(`pools.${name}.attrition`, `${rough(highest)} leavers per seat and year: people stay ${rough(365.25 / highest)} days on average; is it a rate per year?`)];
}

/** A year's pay is in whole money, and what is paid per unit of credit fits what is credited. */
function lintPay(name: string, { pay, quota }: Pool): Note[] {
  if (pay === undefined) return [];
  const notes: Note[] = [];
  const whole = pay.base + pay.variable;
  if (whole > 0 && whole < lowPay) notes.push(warning(`pools.${name}.pay`, `a person earns ${rough(whole)} a year: is it in thousands?`));
  const counted = quota?.measure === 'qualifiedOpportunities';
  if (counted && pay.perCredit !== undefined && pay.perCredit > 0 && pay.perCredit < 1) notes.push(warning(`pools.${name}.pay.perCredit`, `${pay.perCredit} for a qualified opportunity: it is an amount of money, not a share`));
  if (!counted && quota !== undefined && (pay.perCredit ?? 0) > 1) notes.push(warning(`pools.${name}.pay.perCredit`, `${pay.perCredit} times what is credited: it is a share of money, 0.1 for 10 %`));
  return notes;
}

function lintPartners({ scenario: { partners = {} } }: Linting): Note[] {
  return Object.entries(partners).flatMap(([name, { lossPerYear }]) => {
    const lost = meanOf(lossPerYear);
    return lost > highAttrition ? [warning(`partners.${name}.lossPerYear`, `${rough(lost)} lost per active partner and year: a partner stays ${rough(365.25 / lost)} days on average; is it a rate per year?`)] : [];
  });
}

/** Whether a pool is named as somebody's managers. */
const leads = (scenario: Linting['scenario'], name: string): boolean => Object.values(scenario.pools).some(({ manager }) => manager?.pool === name);

/** Whether a pool's people find work for others: they recruit partners, or create opportunities. */
const finds = ({ partners = {}, motions }: Linting['scenario'], name: string): boolean =>
  Object.values(partners).some(({ manager }) => manager === name) || Object.values(motions).some((motion) => 'sources' in motion && Object.values(motion.sources).some(({ pool }) => pool === name));
