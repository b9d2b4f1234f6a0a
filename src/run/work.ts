import type { Compiled } from '../compile/compile.ts';
import { steadyOf } from '../scenario/steady.ts';
import { openingCount } from '../scenario/check/sources.ts';
import { givenPerDay } from '../scenario/given.ts';
import type { Scenario } from '../scenario/schema.ts';
import { secondsOf, trialWork } from './cost.ts';
import { ResourceLimitError } from './errors.ts';
import { bytesText, timeText } from './figures.ts';

/** Opportunities, customers and seats of one trial; three hundred times those of an organisation of two hundred sellers. */
const MOST_PER_TRIAL = 10_000_000;
/** The same of all trials of a run: some days on two cores. */
const MOST_IN_ALL = 1e12;
/** Bytes of the engine's state for each that is open or waits. */
const BYTES_EACH = 128;

/** About how many opportunities, customers and seats one trial has, if everything comes as often as it is stated. */
export function itemsPerTrial(scenario: Scenario): number {
  const none: ReadonlyMap<string, number> = new Map();
  const leads = Object.values(scenario.motions).filter((motion) => motion.kind === 'qualification');
  const opportunities = steadyOf(scenario).reduce((sum, { days, motions }, period) => {
    const perDay = motions.reduce((all, { arrivals }) => all + arrivals, 0) + leads.reduce((all, motion) => all + givenPerDay(scenario, motion, none, period), 0);
    return sum + days * perDay;
  }, 0);
  const customers = Object.values(scenario.accounts).reduce((sum, { count }) => sum + count, 0);
  const seats = Object.values(scenario.pools).reduce((sum, pool) => sum + openingCount(pool), 0);
  return opportunities + customers + seats + Object.keys(scenario.pipeline).length;
}

/**
 * Refuses what would take longer or more memory than it may, before anything is drawn. The limits are
 * constants: what is refused does not depend on the machine.
 *
 * @throws ResourceLimitError with the figures
 */
export function refuseWork(compiled: Pick<Compiled, 'program' | 'scenario' | 'inputs'>, trials: number, workers: number): void {
  const items = itemsPerTrial(compiled.scenario);
  // recording takes little beside so much work
  const secondsFor = (some: number, threads: number) => secondsOf(trialWork(compiled), { trials: some, workers: Math.max(1, threads), exactColumns: 0, binnedColumns: 0, summaries: 0 }).seconds;
  // the language's tables are read only for a refusal
  const about = () => Number(items.toPrecision(2)).toLocaleString('en');
  if (!(items <= MOST_PER_TRIAL)) {
    throw new ResourceLimitError(`one trial would have about ${about()} opportunities, customers and seats, at most ${MOST_PER_TRIAL.toLocaleString('en')} are simulated; it would take up to ${bytesText(items * BYTES_EACH)} and about ${timeText(secondsFor(1, 1))}: fewer arrivals, or a part of the organisation`);
  }
  if (items * trials > MOST_IN_ALL) {
    throw new ResourceLimitError(`${trials} trials of about ${about()} opportunities, customers and seats would take about ${timeText(secondsFor(trials, workers))} on ${Math.max(1, workers)} threads; at most ${MOST_IN_ALL.toExponential()} are simulated in all: at most ${Math.floor(MOST_IN_ALL / items)} trials`);
  }
}
