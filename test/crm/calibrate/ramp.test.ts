import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../dist/crm/calibrate/calibrate.js';
import { loadScenario } from '../../../dist/scenario/load.js';
import { firstDay, generatedHistory, knownRates } from './generated-history.ts';

const whole = generatedHistory({ ...knownRates, owners: 12, ownersSd: 0, perDay: 3 }, 2);

/** The same deals, but people hired in the second year keep only some of those that they win early. */
function withHires(kept: readonly number[]) {
  const hired = whole.owners.hired.map((_, owner) => (owner < 6 ? firstDay - 900 : firstDay + 300 + 40 * (owner - 6)));
  const { opportunities: deals } = whole;
  const status = deals.status.map((how, row) => {
    const tenure = (deals.closed[row] - hired[deals.owner[row]]) / 91.3125;
    if (how !== 1 || tenure >= 4) return how;
    return tenure < 0 || (row * 0.618) % 1 >= kept[Math.floor(tenure)] ? 2 : how;
  });
  return { ...whole, opportunities: { ...deals, status }, owners: { ...whole.owners, hired } };
}

describe('the ramp of new people', () => {
  it('is told from wins by tenure where hire dates exist', () => {
    const learnt = calibrate(withHires([0.1, 0.4, 0.7, 1]));
    const { ramp } = loadScenario({ object: learnt.scenario }).scenario.pools['ae'];
    const found = (ramp as { byQuarter: number[] }).byQuarter;
    [0.1, 0.4, 0.7, 1].forEach((share, q) => expect(Math.abs(found[q] - share)).toBeLessThan(0.25));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  it('is not made up where new people win like others', () => {
    const learnt = calibrate(withHires([1, 1, 1, 1]));
    expect(learnt.result.cannot.find(({ what }) => what === 'ramp')?.why).toMatch(/no ramp beyond chance/);
  });

  it('cannot be told without hire dates', () => {
    expect(calibrate(whole).result.cannot.find(({ what }) => what === 'ramp')?.why).toBe('hire dates are not in the export');
  });
});
