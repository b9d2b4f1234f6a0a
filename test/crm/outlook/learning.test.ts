import { describe, expect, it } from 'vitest';
import { groupEffectOf } from '../../../src/crm/outlook/group-effects.ts';
import { landingOf } from '../../../src/crm/outlook/landing.ts';
import { randomOf } from '../../../src/crm/outlook/random.ts';
import { noWindows } from '../../../src/crm/outlook/windows.ts';
import { noShock, type Residual, sharedShockOf } from '../../../src/crm/outlook/shared-shock.ts';


/** Ratios with a common factor of this sd and persistence and luck of this sd. */
function ratios(n: number, sd: number, persistence: number, luck: number, seed: number): Residual[] {
  const random = randomOf(seed);
  let x = sd * random.normal();
  return Array.from({ length: n }, () => {
    x = persistence * x + Math.sqrt(1 - persistence * persistence) * sd * random.normal();
    return { ratio: 1 + x + luck * random.normal(), variance: luck * luck };
  });
}

describe('a shared shock is learnt from ended steps', () => {
  it('and its size found where it is large', () => {
    const { sd, persistence } = sharedShockOf(ratios(200, 0.25, 0.8, 0.05, 1));
    expect(sd).toBeGreaterThan(0.18);
    expect(sd).toBeLessThan(0.34);
    expect(persistence).toBeGreaterThan(0.6);
  });

  it('none is made of luck', () => {
    expect(sharedShockOf(ratios(200, 0, 0, 0.1, 2)).sd).toBeLessThan(0.05);
  });

  it('with nothing to learn from it stays with the prior, and a step or two hardly move it', () => {
    const before = sharedShockOf([]).sd;
    expect(before).toBeGreaterThan(0.1);
    expect(Math.abs(sharedShockOf(ratios(1, 0.1, 0, 0.1, 3)).sd - before)).toBeLessThan(0.05);
  });

  it('a lasting factor is carried into the steps ahead, and fades', () => {
    const high = Array.from({ length: 60 }, (_, i): Residual => ({ ratio: i < 40 ? 1 + 0.2 * Math.sin(i / 6) : 1.3, variance: 0.001 }));
    const mean = (steps: number[]) => sharedShockOf(high).over(steps).reduce((sum, cell) => sum + cell.weight * cell.mean, 0);
    expect(mean([1])).toBeGreaterThan(1.15);
    expect(mean(Array.from({ length: 52 }, (_, i) => (i < 51 ? 0 : 1)))).toBeLessThan(mean([1]) - 0.03);
  });
});

describe('differences between groups', () => {
  it('are found where there are some, and drawn together', () => {
    const expected = new Float64Array(10).fill(100);
    const seen = Float64Array.from({ length: 10 }, (_, g) => 100 * (g < 5 ? 0.6 : 1.4));
    const { factors, between } = groupEffectOf('x', seen, expected);
    expect(Math.sqrt(between)).toBeGreaterThan(0.3);
    expect(factors[0]).toBeGreaterThan(0.6);
    expect(factors[0]).toBeLessThan(0.7);
  });

  it('are hardly found in luck: of 200 draws the mean factor stays within 1.5 % of 1', () => {
    const random = randomOf(5);
    let off = 0;
    for (let draw = 0; draw < 200; draw++) {
      const { factors } = groupEffectOf('x', Float64Array.from({ length: 8 }, () => random.poisson(150)), new Float64Array(8).fill(150));
      off += factors.reduce((sum, factor) => sum + Math.abs(factor - 1), 0) / 8 / 200;
    }
    expect(off).toBeLessThan(0.025);
  });

  it('nothing is made of nothing', () => {
    expect([...groupEffectOf('x', new Float64Array(3), new Float64Array(3)).factors]).toEqual([1, 1, 1]);
  });
});

describe('where the sum of what is won lands', () => {
  const chances = Float64Array.from({ length: 40 }, (_, i) => (i + 1) / 50);
  const values = Float64Array.from({ length: 40 }, (_, i) => 10 + i);
  const common = { stepTicks: 7, windows: noWindows, wins: Infinity, seed: 11, draws: 40_000 };

  it('equals a sum of independent deals and a compound Poisson sum in mean and spread', () => {
    const coming = Array.from({ length: 14 }, () => 0.5);
    const comingValues = Float64Array.of(5, 50);
    const { samples, open, coming: expectedComing } = landingOf({ chances, values, coming, comingValues, shock: noShock, demand: noShock, ...common, independent: true });
    let [mean, variance] = [7 * 27.5, 7 * ((25 + 2500) / 2)];
    expect(expectedComing).toBeCloseTo(mean, 10);
    chances.forEach((p, i) => {
      mean += p * values[i]!;
      variance += p * (1 - p) * values[i]! ** 2;
    });
    expect(open + expectedComing).toBeCloseTo(mean, 8);
    const seen = samples.reduce((sum, x) => sum + x, 0) / samples.length;
    const spread = samples.reduce((sum, x) => sum + (x - seen) ** 2, 0) / samples.length;
    // 4.9 standard errors
    expect(Math.abs(seen - mean)).toBeLessThan(4.9 * Math.sqrt(variance / samples.length));
    expect(Math.abs(spread / variance - 1)).toBeLessThan(4.9 * Math.sqrt(2.2 / samples.length));
  });

  it('a shared shock widens it, and two times the value is two times the landing', () => {
    const shock = sharedShockOf(ratios(100, 0.3, 0, 0.02, 7));
    const input = { chances, values, coming: [0], comingValues: Float64Array.of(1), demand: noShock, ...common, draws: 4000 };
    const spread = (samples: Float64Array) => {
      const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length;
      return Math.sqrt(samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / samples.length) / mean;
    };
    const [without, shocked] = [landingOf({ ...input, shock: noShock, independent: true }), landingOf({ ...input, shock })];
    expect(spread(shocked.samples)).toBeGreaterThan(spread(without.samples) * 1.1);
    expect([...landingOf({ ...input, shock, values: values.map((x) => 2 * x) }).samples]).toEqual(Array.from(shocked.samples, (x) => 2 * x));
  });

  it('deals beyond the largest few thousand are taken together without moving mean or spread', () => {
    const many = 12_000;
    const input = { chances: new Float64Array(many).fill(0.02), values: Float64Array.from({ length: many }, (_, i) => 1 + (i % 7)), coming: [0], comingValues: Float64Array.of(1), shock: noShock, demand: noShock, ...common, independent: true, draws: 2000 };
    const { samples, open } = landingOf(input);
    const variance = input.values.reduce((sum, x) => sum + 0.02 * 0.98 * x * x, 0);
    const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length;
    expect(Math.abs(mean - open)).toBeLessThan(4.9 * Math.sqrt(variance / samples.length));
    expect(Math.abs(samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / samples.length / variance - 1)).toBeLessThan(4.9 * Math.sqrt(2.2 / samples.length));
  });
});
