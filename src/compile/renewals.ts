import { H_ACCOUNTS, H_GROUPS, H_RENEWALS } from '../kernel/layout.ts';
import {
  S_GROUP_ADDRESS, S_GROUP_ARR, S_GROUP_COUNT, S_GROUP_RANDOM, S_GROUP_RENEWAL, S_GROUP_TENURE, S_GROUP_TERM, S_RENEWAL_CONTRACTION,
  S_RENEWAL_CONTRACTION_SHARE, S_RENEWAL_LEAD, S_RENEWAL_OWNER, S_RENEWAL_RATE, S_RENEWAL_RATES, S_RENEWAL_RATE_FIRST, S_RENEWAL_RATE_FROM,
  S_RENEWAL_SEGMENT, S_RENEWAL_UNCOVERED, S_RENEWAL_UPLIFT,
} from '../kernel/section-ids.ts';
import { DAYS_PER_MONTH } from '../scenario/calendar.ts';
import type { Renewal, Scenario } from '../scenario/schema.ts';
import { Addresses } from './hash.ts';
import { writeCustomers } from './customers.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';

export interface RenewalPlan {
  readonly name: string;
  readonly renewal: Renewal;
  readonly segment: number;
  readonly owner: number;
}

/** Writes renewal motions and the installed base that they renew; groups without a renewal motion hold no accounts. */
export function writeRenewals(writer: ProgramWriter, plans: readonly RenewalPlan[], scenario: Scenario, segments: readonly string[], numbers: Numbers): void {
  const { customers, finish } = writeCustomers(writer, scenario, plans, numbers);
  let rates = 0;
  for (const { name, renewal: spec, segment, owner } of plans) {
    const path = `motions.${name}`;
    const byTenure = spec.byTenure
      ? spec.byTenure.map((step, k) => ({ from: step.fromMonths * DAYS_PER_MONTH, at: `${path}.byTenure.${k}.rate`, rate: step.rate }))
      : [{ from: 0, at: `${path}.rate`, rate: spec.rate ?? 1 }];
    writer.add(S_RENEWAL_OWNER, owner);
    writer.add(S_RENEWAL_SEGMENT, segment);
    writer.add(S_RENEWAL_RATE_FIRST, rates);
    writer.add(S_RENEWAL_RATES, byTenure.length);
    writer.add(S_RENEWAL_CONTRACTION, spec.contraction ? numbers.param(`${path}.contraction.probability`, spec.contraction.probability, 'probability') : -1);
    writer.add(S_RENEWAL_CONTRACTION_SHARE, spec.contraction ? numbers.dist(`${path}.contraction.share`, spec.contraction.share, 'probability') : -1);
    writer.add(S_RENEWAL_UPLIFT, spec.uplift === undefined ? -1 : numbers.dist(`${path}.uplift`, spec.uplift, 'positive'));
    writer.add(S_RENEWAL_LEAD, spec.leadDays);
    writer.add(S_RENEWAL_UNCOVERED, spec.uncoveredOdds);
    customers(path, spec);
    for (const step of byTenure) {
      writer.add(S_RENEWAL_RATE, numbers.param(step.at, step.rate, 'probability'));
      writer.add(S_RENEWAL_RATE_FROM, step.from);
    }
    rates += byTenure.length;
  }
  finish();
  writer.set(H_RENEWALS, plans.length);
  writeAccounts(writer, plans, scenario, segments, numbers);
}

function writeAccounts(writer: ProgramWriter, plans: readonly RenewalPlan[], scenario: Scenario, segments: readonly string[], numbers: Numbers): void {
  const addresses = new Addresses();
  let groups = 0;
  let accounts = 0;
  for (const [name, spec] of Object.entries(scenario.accounts)) {
    const segment = segments.indexOf(spec.segment ?? segments[0]);
    const renewal = plans.findIndex((plan) => plan.segment === segment);
    if (renewal < 0) continue;
    writer.add(S_GROUP_RENEWAL, renewal);
    writer.add(S_GROUP_COUNT, spec.count);
    writer.add(S_GROUP_ARR, numbers.dist(`accounts.${name}.arr`, spec.arr, 'positive'));
    writer.add(S_GROUP_RANDOM, spec.ends === 'random' ? 1 : 0);
    writer.add(S_GROUP_ADDRESS, addresses.of(`accounts/${name}`));
    writer.add(S_GROUP_TERM, spec.termMonths * DAYS_PER_MONTH);
    writer.add(S_GROUP_TENURE, spec.tenureMonths * DAYS_PER_MONTH);
    groups += 1;
    accounts += spec.count;
  }
  writer.set(H_GROUPS, groups);
  writer.set(H_ACCOUNTS, accounts);
}
