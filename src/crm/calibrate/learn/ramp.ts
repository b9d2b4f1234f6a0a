import { gammaTails } from '../../../distributions/special/incomplete-gamma.ts';
import { DAYS_PER_QUARTER } from '../../../scenario/calendar.ts';
import { type History, status } from '../../history.ts';
import type { OwnerPool } from '../owner-pools.ts';

/** How much people win in their first quarters, as a share of what they win later. */
export interface Ramp {
  readonly byQuarter: readonly number[];
  /** wins and person-quarters in each of the first quarters, and later */
  readonly wins: readonly number[];
  readonly quarters: readonly number[];
  readonly hires: number;
  /** chance of so few early wins without any ramp */
  readonly p: number;
}

/** Tenure from which people are taken as ramped. */
const QUARTERS = 4;
const FEWEST_HIRES = 3;
const FEWEST_WINS = 20;
/** Beyond which a ramp is not told from chance. */
const FOUND = 0.01;

/** Deals won by tenure, from the first day on which a deal opened under watch can have been won; undefined with the reason where it cannot be told. */
export function rampOf(history: History, pool: OwnerPool, rows: Int32Array): { readonly ramp: Ramp | undefined; readonly why: string } {
  const { owners, opportunities: deals, knownTo } = history;
  const own = new Set(rows.length === 0 ? [] : rows.map((row) => deals.owner[row]));
  const people = [...own].filter((owner) => owner >= 0 && Number.isFinite(owners.hired[owner]));
  if (people.length === 0) return { ramp: undefined, why: 'hire dates are not in the export' };
  const from = firstDay(history, rows);
  const [wins, days] = [new Float64Array(QUARTERS + 1), new Float64Array(QUARTERS + 1)];
  let hires = 0;
  for (const owner of people) {
    const hired = owners.hired[owner];
    if (hired > from) hires += 1;
    const until = Math.min(knownTo, Number.isFinite(owners.left[owner]) ? owners.left[owner] : Infinity);
    for (let q = 0; q <= QUARTERS; q += 1) {
      const [begin, end] = [hired + q * DAYS_PER_QUARTER, q === QUARTERS ? Infinity : hired + (q + 1) * DAYS_PER_QUARTER];
      days[q] += Math.max(0, Math.min(until, end) - Math.max(from, begin));
    }
  }
  const known = new Set(people);
  for (const row of rows) {
    const owner = deals.owner[row];
    if (deals.status[row] !== status.won || !known.has(owner) || deals.closed[row] < Math.max(from, owners.hired[owner])) continue;
    wins[Math.min(QUARTERS, Math.floor((deals.closed[row] - owners.hired[owner]) / DAYS_PER_QUARTER))] += 1;
  }
  if (hires < FEWEST_HIRES) return { ramp: undefined, why: `${hires} people of ${pool.name} were hired while the history watched: ${FEWEST_HIRES} are needed` };
  if (wins[QUARTERS] < FEWEST_WINS) return { ramp: undefined, why: `ramped people of ${pool.name} won ${wins[QUARTERS]} deals: ${FEWEST_WINS} are needed` };
  const perDay = wins[QUARTERS] / days[QUARTERS];
  // half a deal more on both sides keeps a quarter without wins from reading as never
  const shares = Array.from({ length: QUARTERS }, (_, q) => (wins[q] + 0.5) / (days[q] * perDay + 0.5));
  const expected = days.subarray(0, QUARTERS).reduce((sum, d) => sum + d * perDay, 0);
  const early = wins.subarray(0, QUARTERS).reduce((sum, w) => sum + w, 0);
  const p = expected > 0 ? gammaTails(early + 1).upper(expected) : 1;
  if (!(p < FOUND)) return { ramp: undefined, why: `new people of ${pool.name} won ${early} deals in their first year where ramped ones would have won ${Math.round(expected)}: no ramp beyond chance` };
  const byQuarter = rising(shares, Array.from(days.subarray(0, QUARTERS))).map((share) => Number(Math.min(1, share).toPrecision(2)));
  return { ramp: { byQuarter, wins: [...wins], quarters: [...days].map((d) => d / DAYS_PER_QUARTER), hires, p }, why: '' };
}

/** Deals opened when the watching began need a cycle before they are won. */
function firstDay({ opportunities: deals, closesFrom }: History, rows: Int32Array): number {
  let first = Infinity;
  const cycles: number[] = [];
  for (const row of rows) {
    first = Math.min(first, deals.created[row]);
    if (deals.status[row] === status.won) cycles.push(deals.closed[row] - deals.created[row]);
  }
  cycles.sort((a, b) => a - b);
  return Math.max(closesFrom, first + (cycles[cycles.length >> 1] ?? 0));
}

/** The nearest rising sequence by weighted least squares: neighbours that fall are pooled (Ayer and others, 1955). */
function rising(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { sum: number; weight: number; count: number }[] = [];
  values.forEach((value, k) => {
    const weight = Math.max(weights[k], 1);
    blocks.push({ sum: value * weight, weight, count: 1 });
    while (blocks.length > 1 && blocks.at(-2)!.sum / blocks.at(-2)!.weight > blocks.at(-1)!.sum / blocks.at(-1)!.weight) {
      const last = blocks.pop()!;
      const before = blocks.at(-1)!;
      before.sum += last.sum;
      before.weight += last.weight;
      before.count += last.count;
    }
  });
  return blocks.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
}
