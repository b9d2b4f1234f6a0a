import {
  CREATING_WORDS, H_SELF_COUNT, H_SELF_SOURCES, H_SOURCES, H_SOURCE_DATES, SOURCE_ACCOUNTS, SOURCE_BASE, SOURCE_EVEN, SOURCE_HANDOFF, SOURCE_NONE, SOURCE_OUTBOUND,
  SOURCE_POISSON, SOURCE_PROGRAM, SOURCE_REFERRAL, SOURCE_SELF,
} from '../kernel/layout.ts';
import {
  S_HAND_SHARE, S_HAND_SOURCE, S_MOTION_HAND_FIRST, S_SELF_SOURCE, S_SOURCE_ADDRESS, S_SOURCE_CREDIT, S_SOURCE_DAYS, S_SOURCE_FACTOR,
  S_SOURCE_FROM, S_SOURCE_KIND, S_SOURCE_MARGIN, S_SOURCE_MARKET, S_SOURCE_MOTION, S_SOURCE_ODDS, S_SOURCE_OVER_DISPERSION, S_SOURCE_RATE,
  S_SOURCE_RESALE, S_SOURCE_UNTIL,
} from '../kernel/section-ids.ts';
import { dayNumber } from '../scenario/calendar.ts';
import { marketIn } from '../scenario/market.ts';
import type { Scenario, Source } from '../scenario/schema.ts';
import { Addresses } from './hash.ts';
import type { MotionPlan } from './motions.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';
import { daysPer, type Time } from './time.ts';

export interface SourcePlan {
  readonly motion: number;
  readonly name: string;
  /** undefined for the pseudo source of named deals */
  readonly source: Source | undefined;
}

/** Days from asOf that lie behind every horizon. */
const FOREVER = 1_000_000;

/** Writes the sources of all motions, in what way each of them brings its opportunities, and who hands on to whom. */
export function writeSources(
  writer: ProgramWriter,
  plans: readonly MotionPlan[],
  sources: readonly SourcePlan[],
  pools: readonly { name: string; seats: number }[],
  scenario: Scenario,
  time: Time,
  numbers: Numbers,
): void {
  const creating: number[] = [];
  let processes = 0;
  const addresses = new Addresses();
  const units = daysPer(scenario.calendar);
  sources.forEach(({ motion, name, source: spec }, index) => {
    const path = `motions.${plans[motion].name}.sources.${name}`;
    writer.add(S_SOURCE_MOTION, motion);
    writer.add(S_SOURCE_MARKET, spec?.kind === 'base' || spec?.kind === 'attach' || plans[motion].expansion ? -1 : marketOf(scenario, plans[motion].segment));
    writer.add(S_SOURCE_FROM, spec?.from === undefined || isHanded(spec) ? -FOREVER : dayNumber(spec.from) - dayNumber(scenario.calendar.asOf));
    writer.add(S_SOURCE_UNTIL, spec?.until === undefined ? FOREVER : dayNumber(spec.until) - dayNumber(scenario.calendar.asOf));
    writer.add(S_SOURCE_ADDRESS, addresses.of(`source/${plans[motion].name}/${name}`));
    if (!spec) {
      writer.add(S_SOURCE_KIND, SOURCE_NONE);
      writer.add(S_SOURCE_RATE, numbers.constant(0));
      writer.add(S_SOURCE_OVER_DISPERSION, -1);
      writer.add(S_SOURCE_RESALE, 0);
      writer.add(S_SOURCE_ODDS, numbers.constant(1));
      writer.add(S_SOURCE_DAYS, numbers.constant(1));
      writer.add(S_SOURCE_MARGIN, 0);
      writer.add(S_SOURCE_CREDIT, 1);
      writer.add(S_SOURCE_FACTOR, ...time.arrivals.map(() => 1));
      return;
    }
    const unit = (['perDay', 'perMonth', 'perQuarter', 'perYear'] as const).find((key) => spec[key] !== undefined) ?? 'perDay';
    const { expansion } = plans[motion];
    writer.add(S_SOURCE_KIND, expansion ? SOURCE_ACCOUNTS : kindOf(spec));
    if (expansion) writer.add(S_SOURCE_RATE, numbers.param(`motions.${plans[motion].name}.per100PerMonth`, expansion.per100PerMonth, 'positive', 0.01 / units.perMonth));
    else writer.add(S_SOURCE_RATE, numbers.param(`${path}.${unit}`, spec[unit] ?? 0, 'positive', (isPerHundred(spec) ? 0.01 : 1) / units[unit]));
    const cv = spec.overDispersion;
    writer.add(S_SOURCE_OVER_DISPERSION, cv === undefined || cv === 0 ? -1 : numbers.dist(`${path}.overDispersion`, { gamma: { mean: 1, cv } }, 'positive', () => `${path}.overDispersion`));
    writer.add(S_SOURCE_RESALE, spec.fulfilment === 'direct' ? 0 : 1);
    writer.add(S_SOURCE_ODDS, numbers.param(`${path}.winOdds`, spec.winOdds, 'positive'));
    writer.add(S_SOURCE_DAYS, numbers.param(`${path}.daysFactor`, spec.daysFactor, 'positive'));
    writer.add(S_SOURCE_MARGIN, spec.margin);
    writer.add(S_SOURCE_CREDIT, spec.credit);
    const factors = spec.byPeriod ?? [1];
    writer.add(S_SOURCE_FACTOR, ...time.arrivals.map(({ number }) => factors[Math.min(Math.max(0, number), factors.length - 1)]));
    const by = creators(spec, plans[motion], pools, scenario);
    if (by === undefined) return;
    creating.push(index, processes, by.pool, by.processes, by.of);
    processes += by.processes;
  });
  writer.put(S_SELF_SOURCE, creating);
  writer.set(H_SELF_COUNT, creating.length / CREATING_WORDS);
  writer.set(H_SELF_SOURCES, processes);
  writer.set(H_SOURCE_DATES, sources.some(({ source: spec }) => spec?.until !== undefined || (spec?.from !== undefined && !isHanded(spec))) ? 1 : 0);
  writeHandoffs(writer, plans, sources);
  writer.set(H_SOURCES, sources.length);
}

function kindOf(spec: Source): number {
  switch (spec.kind) {
    case 'self':
      return SOURCE_SELF;
    case 'outbound':
      return SOURCE_OUTBOUND;
    case 'handoff':
    case 'attach':
      return SOURCE_HANDOFF;
    case 'base':
      return SOURCE_BASE;
    case 'referral':
      return SOURCE_REFERRAL;
    case 'partner':
      if (spec.program !== undefined) return SOURCE_PROGRAM;
  }
  return spec.arrivals === 'deterministic' ? SOURCE_EVEN : SOURCE_POISSON;
}

/** Whether it has no rate of its own. */
const isHanded = ({ kind }: Source): boolean => kind === 'handoff' || kind === 'attach';

const isPerHundred = ({ kind }: Source): boolean => kind === 'base' || kind === 'referral';

/** Whose state a source's rate depends on: a pool whose people create, a segment's customers, a programme's partners. */
function creators(spec: Source, plan: MotionPlan, pools: readonly { name: string; seats: number }[], scenario: Scenario): { pool: number; processes: number; of: number } | undefined {
  const poolAt = (name: string | undefined): number => pools.findIndex((pool) => pool.name === name);
  if (spec.kind === 'self') return { pool: plan.owner, processes: pools[plan.owner].seats, of: -1 };
  if (spec.kind === 'outbound') return { pool: poolAt(spec.pool), processes: pools[poolAt(spec.pool)].seats, of: -1 };
  if (isPerHundred(spec)) {
    const segment = spec.segment === undefined ? plan.segment : Object.keys(scenario.segments).indexOf(spec.segment);
    return { pool: poolAt(spec.coveredBy), processes: 1, of: segment };
  }
  if (spec.program !== undefined) return { pool: -1, processes: 1, of: Object.keys(scenario.partners ?? {}).indexOf(spec.program) };
  return undefined;
}

/** The market on which a segment's opportunities draw, or -1. */
const marketOf = ({ segments }: Scenario, segment: number): number => (marketIn(Object.values(segments)[segment] ?? {}) === undefined ? -1 : segment);

/** For each motion the sources that receive what it qualifies, with cumulated shares, or what its wins bring along, with each one's. */
function writeHandoffs(writer: ProgramWriter, plans: readonly MotionPlan[], sources: readonly SourcePlan[]): void {
  const firsts: number[] = [];
  const receivers: number[] = [];
  const shares: number[] = [];
  for (const { name } of plans) {
    firsts.push(receivers.length);
    let cumulated = 0;
    sources.forEach(({ source }, index) => {
      if (source === undefined || !isHanded(source) || source.from !== name) return;
      // leads go to one motion each; a win may bring along deals of several
      cumulated = (source.kind === 'handoff' ? cumulated : 0) + (source.share ?? 1);
      receivers.push(index);
      shares.push(cumulated);
    });
  }
  writer.put(S_MOTION_HAND_FIRST, [...firsts, receivers.length]);
  writer.put(S_HAND_SOURCE, receivers);
  writer.put(S_HAND_SHARE, shares);
}
