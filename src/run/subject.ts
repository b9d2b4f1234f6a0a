import type { Compiled } from '../compile/compile.ts';
import type { Subject, SubjectPool } from '../record/subject.ts';
import type { Period } from '../scenario/calendar.ts';
import { marketIn } from '../scenario/market.ts';
import { isPaidByPool } from '../scenario/pay.ts';
import type { Scenario } from '../scenario/schema.ts';
import { carersOf } from '../scenario/check/customers.ts';

/** What the recorder has to know of a compiled scenario. */
export function subjectOf({ scenario, periods, weeks, names }: Compiled): Subject {
  const carers = carersOf(scenario);
  const covering = new Set(Object.values(scenario.motions).flatMap((motion) => (motion.kind === 'renewal' && motion.coverage ? [motion.coverage.pool] : [])));
  return {
    currency: scenario.currency,
    periods: periods.map(({ id, days }) => ({ id, days })),
    weeks,
    years: names.years,
    periodsPerYear: names.periodsPerYear,
    segments: names.segments.map((name) => {
      const { product, vertical, tier } = scenario.segments[name];
      return { name, product, vertical, tier, market: marketIn(scenario.segments[name])?.accounts };
    }),
    pools: names.pools.map(({ name, unlimited, measure, hasQuota, assists, proves }) => ({ name, unlimited, measure, hasQuota, assists, proves, ...peopleOf(name, scenario, periods), ...(hasQuota && isPaidByPool(scenario, name) ? { collective: true } : {}), ...(carers.has(name) ? { covers: covering.has(name), cares: true } : {}) })),
    motions: names.motions.map(({ name, kind, segment, owner, event }) => {
      const motion = scenario.motions[name];
      return { name, isQualification: kind === 'qualification', segment, owner, event, bookedToDate: motion.kind === 'newBusiness' ? (motion.bookedToDate ?? 0) : 0 };
    }),
    stages: names.stages.map(({ motion, name }) => ({ motion, name })),
    sources: names.sources.map(({ motion, name, origin, fulfilment, fee }) => ({ motion, name, origin, fulfilment, ...(fee > 0 ? { fee } : {}) })),
    renewals: names.renewals,
    programs: names.programs,
    winsBack: Object.values(scenario.motions).some((motion) => motion.kind === 'renewal' && motion.winBack !== undefined),
    targets: names.targets,
    promotes: Object.values(scenario.pools).some(({ promotions }) => promotions !== undefined),
    ...(scenario.grossMargin === undefined ? {} : { grossMargin: scenario.grossMargin }),
  };
}

/** What is stated of a pool's pay, its further costs, and the pools whose numbers it carries. */
function peopleOf(name: string, scenario: Scenario, periods: readonly Period[]): Pick<SubjectPool, 'pay' | 'cost' | 'hiringCost' | 'payLoad' | 'team'> {
  const { pay, cost, hiringCost, quota } = scenario.pools[name];
  const each = periods.map((_, t) => [t]);
  const years = [...new Set(periods.map(({ fiscalYear }) => fiscalYear))].map((year) => periods.flatMap(({ fiscalYear }, t) => (fiscalYear === year ? [t] : [])));
  const pools = Object.keys(scenario.pools);
  return {
    ...(pay === undefined
      ? {}
      : {
          pay: {
            base: pay.base,
            variable: pay.variable,
            tiers: pay.tiers,
            cap: pay.cap ?? null,
            perCredit: pay.perCredit ?? 0,
            spans: pay.measured === 'period' ? each : years,
            byPool: isPaidByPool(scenario, name),
          },
        }),
    ...(cost === undefined ? {} : { cost }),
    ...(hiringCost === undefined ? {} : { hiringCost }),
    ...(pay?.load === undefined ? {} : { payLoad: pay.load }),
    ...(quota?.measure === 'team' ? { team: { of: (quota.of ?? []).map((member) => pools.indexOf(member)), cushion: quota.cushion ?? 0 } } : {}),
  };
}
