import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../dist/crm/calibrate/calibrate.js';
import { renewalsOf } from '../../../dist/crm/calibrate/learn/renewals.js';
import { randomOf } from '../../../dist/crm/estimate/random.js';
import { historyOf } from '../../../dist/crm/history-of.js';
import { loadScenario } from '../../../dist/scenario/load.js';
import { generatedHistory, knownRates } from './generated-history.ts';

const history = generatedHistory({ ...knownRates, perDay: 1 }, 8);
const { knownTo } = history;

interface Customers {
  readonly count: number;
  /** churn chance of a customer, drawn once */
  readonly churn: () => number;
  readonly random: ReturnType<typeof randomOf>;
}

/** Yearly contracts of customers who came over six years; one renewal in ten shrinks by a fifth, the others grow by 4 %; one in five adds a contract of a quarter. */
function contractsOf({ count, churn, random }: Customers) {
  const rows = { account: [] as number[], start: [] as number[], end: [] as number[], amount: [] as number[], nextAmount: [] as number[], renewed: [] as number[] };
  const add = (account: number, start: number, amount: number, nextAmount: number, renewed: number): void => {
    rows.account.push(account);
    rows.start.push(start);
    rows.end.push(start + 365);
    rows.amount.push(amount);
    rows.nextAmount.push(nextAmount);
    rows.renewed.push(renewed);
  };
  for (let account = 0; account < count; account += 1) {
    const leaves = churn();
    let [start, amount] = [Math.floor(knownTo - 2190 * random.uniform()), 10_000];
    if (start + 120 < knownTo && random.uniform() < 0.2) add(account, start + 100, 2500, NaN, start + 465 <= knownTo ? 0 : -1);
    for (; start < knownTo; start += 365) {
      const isDue = start + 365 <= knownTo;
      const renews = random.uniform() >= leaves;
      const next = random.uniform() < 0.1 ? 0.8 * amount : 1.04 * amount;
      add(account, start, amount, isDue && renews ? next : NaN, isDue ? Number(renews) : -1);
      if (!renews) break;
      amount = next;
    }
  }
  return rows;
}

const withContracts = (customers: Customers) => {
  const { subscriptions } = historyOf({ knownTo, opportunities: { created: [] }, subscriptions: contractsOf(customers) });
  return { ...history, subscriptions };
};

describe('renewals learnt from contracts', () => {
  it('customers who differ give the shifted beta-geometric that they were made from', () => {
    const random = randomOf(4);
    const churn = () => {
      const x = random.gamma(0.8);
      return x / (x + random.gamma(2.4));
    };
    const found = renewalsOf(withContracts({ count: 4000, churn, random }))!;
    expect(found.curve).toBeDefined();
    // 4,000 customers: the standard errors of ln alpha and ln beta are about 0.06
    expect(Math.abs(Math.log(found.curve!.alpha / 0.8))).toBeLessThan(0.3);
    expect(Math.abs(Math.log(found.curve!.beta / 2.4))).toBeLessThan(0.3);
  });

  it('customers who are alike get one rate, and contraction, uplift and additions are those of their contracts', () => {
    const random = randomOf(9);
    const learnt = calibrate(withContracts({ count: 1500, churn: () => 0.15, random }));
    const { scenario } = loadScenario({ object: learnt.scenario });
    const renewals = scenario.motions['renewals'] as Extract<(typeof scenario.motions)[string], { kind: 'renewal' }>;
    expect(learnt.result.findings.find(({ what }) => what === 'customers who differ in renewing')?.found).toBe(false);
    expect(renewals.rate).toBeGreaterThan(0.82);
    expect(renewals.rate).toBeLessThan(0.88);
    expect(renewals.contraction?.probability).toBeGreaterThan(0.08);
    expect(renewals.contraction?.probability).toBeLessThan(0.12);
    expect(renewals.contraction?.share).toBeCloseTo(0.2, 6);
    expect(scenario.accounts['customers'].count).toBeGreaterThan(300);
    expect(scenario.motions['expansion'].kind).toBe('expansion');
    expect(scenario.motions['newBusiness']).toHaveProperty('termMonths', 12);
  });

  it('four contracts that came due are too few, and it is said', () => {
    const few = { count: 4, churn: () => 0.5, random: randomOf(1) };
    expect(calibrate(withContracts({ ...few, count: 0 })).result.cannot.map(({ what }) => what)).toContain('renewals');
  });
});
