import { DAYS_PER_MONTH, DAYS_PER_YEAR, quarterDays, quartersPerPeriod } from '../../src/scenario/calendar.ts';
import type { DistributionSpec } from '../../src/scenario/fields.ts';
import type { NewBusiness, Renewal, Scenario, Source as SourceSpec } from '../../src/scenario/schema.ts';
import type { Distribution } from './draws/families.ts';
import { meanOf, once, perEvent } from './draws/specification.ts';
import type { Random } from './draws/random.ts';
import { probabilities, stagePower } from './deals/funnel.ts';
import { segmentOf } from './ledger.ts';
import { rampOfPool, reliefOfPool } from './people/ramp.ts';
import type { FunnelStage, Motion, Pool, RenewalMotion, Shocks, Source } from './world.ts';

/** Shocks of a scenario that says nothing about them. */
const assumed = { demand: 0.15, winOdds: 0.15, cycle: 0.1, persistence: 0.5 };

const optional = (spec: DistributionSpec | undefined, random: Random): Distribution | null => (spec === undefined ? null : perEvent(spec, random));

/** The pools of one trial, without people; what is uncertain is drawn. */
export function settlePools(scenario: Scenario, slotShares: (pool: string) => number[] | undefined, random: Random): Pool[] {
  return Object.entries(scenario.pools).map(([name, spec]) => {
    if (spec.quota?.rate !== undefined || spec.quota?.measure === 'renewalRate') throw new Error(`${name}: quotas that are rates are not covered`);
    return {
      name,
      spec,
      capacity: spec.capacity === 'unlimited' ? Infinity : spec.capacity,
      ramp: rampOfPool(spec),
      relief: reliefOfPool(spec),
      slotShares: slotShares(name),
      hazards: settleHazards(scenario, name, random),
      skillSd: spec.skill ? once(spec.skill.logOddsSd, random, 'positive') : 0,
      timeToFill: perEvent(spec.timeToFillDays ?? 0, random),
      handoverLost: spec.handover ? once(spec.handover.lost, random, 'probability') : 0,
      seats: [],
      people: [],
      seized: 0,
      released: [],
      lastAssigned: -1,
    };
  });
}

function settleHazards(scenario: Scenario, name: string, random: Random): Pool['hazards'] {
  const { attrition } = scenario.pools[name]!;
  if (attrition === 'none') return [];
  const steps = attrition.byTenure ?? [{ fromMonths: 0, perYear: attrition.perYear ?? 0 }];
  return steps.map(({ fromMonths, perYear }) => ({ fromDays: fromMonths * DAYS_PER_MONTH, perDay: once(perYear, random, 'positive') / DAYS_PER_YEAR }));
}

export function settleMotions(scenario: Scenario, pools: readonly Pool[], random: Random): Motion[] {
  const entries = Object.entries(scenario.motions).flatMap(([name, spec]) => (spec.kind === 'newBusiness' ? [[name, spec] as const] : []));
  const named = Object.values(scenario.pipeline).map(({ motion }) => motion ?? entries[0]![0]);
  return entries.map(([name, spec]) => settleMotion(name, spec, { scenario, pools, random, hasNamedDeals: named.includes(name) }));
}

interface Surroundings {
  readonly scenario: Scenario;
  readonly pools: readonly Pool[];
  readonly random: Random;
  readonly hasNamedDeals: boolean;
}

function settleMotion(name: string, spec: NewBusiness, { scenario, pools, random, hasNamedDeals }: Surroundings): Motion {
  const pool = poolNamed(pools);
  const motion: Motion = {
    name,
    spec,
    segment: segmentOf(spec.segment, scenario),
    owner: pool(spec.owner),
    sources: [],
    hasNamedDeals,
    stages: Object.entries(spec.stages).map(([stageName, stage]): FunnelStage => {
      const days = perEvent(stage.days, random);
      return {
        name: stageName,
        days,
        daysIfLost: optional(stage.daysIfLost, random) ?? days,
        noDecision: once(stage.noDecision, random, 'probability'),
        seizes: stage.seizes.map(pool),
        patience: optional(stage.patienceDays, random),
        isWholeDays: stage.wholeDays === 'up',
      };
    }),
    probabilities: probabilities(spec, (uncertain) => once(uncertain, random, 'probability')),
    power: centralPower(spec),
    size: perEvent(spec.dealSize, random),
    oneOff: optional(spec.oneOff, random),
    patience: optional(spec.patienceDays, random),
    slipProbability: once(spec.quarterEnd?.slip?.probability ?? 0, random, 'probability'),
    pullProbability: once(spec.quarterEnd?.pull?.probability ?? 0, random, 'probability'),
  };
  for (const [sourceName, source] of Object.entries(spec.sources)) motion.sources.push(settleSource(sourceName, source, motion, scenario, random));
  return motion;
}

const powers = new WeakMap<NewBusiness, number>();

/** At the scenario's central values, the same in every trial. */
function centralPower(spec: NewBusiness): number {
  const known = powers.get(spec);
  if (known !== undefined) return known;
  const power = stagePower(probabilities(spec, (uncertain) => meanOf(uncertain, 'probability')));
  powers.set(spec, power);
  return power;
}

function settleSource(name: string, spec: SourceSpec, motion: Motion, scenario: Scenario, random: Random): Source {
  const rate = (stated: DistributionSpec | undefined, days: number): number => (stated === undefined ? 0 : once(stated, random, 'positive') / days);
  return {
    name,
    spec,
    motion,
    perDay: rate(spec.perDay, 1) + rate(spec.perMonth, DAYS_PER_MONTH) + rate(spec.perQuarter, quarterDays(scenario.calendar)) + rate(spec.perYear, DAYS_PER_YEAR),
    winOdds: once(spec.winOdds, random, 'positive'),
    daysFactor: once(spec.daysFactor, random, 'positive'),
    overDispersion: once(spec.overDispersion ?? 0, random, 'positive'),
    multiplier: 1,
    cumulated: new Map(),
  };
}

export function settleRenewals(scenario: Scenario, pools: readonly Pool[], random: Random): RenewalMotion[] {
  const entries = Object.entries(scenario.motions).flatMap(([name, spec]) => (spec.kind === 'renewal' ? [[name, spec] as const] : []));
  return entries.map(([name, spec]) => ({
    name,
    spec,
    segment: segmentOf(spec.segment, scenario),
    owner: poolNamed(pools)(spec.owner),
    rates: renewalRates(spec).map(({ fromMonths, rate }) => ({ fromMonths, rate: once(rate, random, 'probability') })),
    contractionProbability: once(spec.contraction?.probability ?? 0, random, 'probability'),
    contractionShare: optional(spec.contraction?.share, random),
    uplift: optional(spec.uplift, random),
  }));
}

const renewalRates = (spec: Renewal): { fromMonths: number; rate: DistributionSpec }[] => spec.byTenure ?? [{ fromMonths: 0, rate: spec.rate! }];

const poolNamed = (pools: readonly Pool[]) => (name: string): Pool => {
  const pool = pools.find((one) => one.name === name);
  if (!pool) throw new Error(`no pool ${name}`);
  return pool;
};

/** Three independent stationary AR(1) series, a value per period. */
export function drawShocks(scenario: Scenario, random: Random): Shocks {
  const stated = scenario.shocks ?? {};
  const { calendar } = scenario;
  // the coefficient is from quarter to quarter
  const persistence = (stated.persistence ?? assumed.persistence) ** quartersPerPeriod(calendar);
  const series = (multiplier: (z: number) => number): number[] => {
    let z = random.normal();
    return Array.from({ length: calendar.periods }, (_, k) => {
      if (k > 0) z = persistence * z + Math.sqrt(1 - persistence * persistence) * random.normal();
      return multiplier(z);
    });
  };
  const ofMeanOne = (cv: number): number[] => {
    const variance = Math.log(1 + cv * cv);
    return series((z) => Math.exp(Math.sqrt(variance) * z - variance / 2));
  };
  const sd = once(stated.winOdds ?? assumed.winOdds, random, 'positive');
  return {
    demand: ofMeanOne(once(stated.demand ?? assumed.demand, random, 'positive')),
    winOdds: series((z) => Math.exp(sd * z)),
    cycle: ofMeanOne(once(stated.cycle ?? assumed.cycle, random, 'positive')),
  };
}
