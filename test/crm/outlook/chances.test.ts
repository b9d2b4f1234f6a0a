import { describe, expect, it } from 'vitest';
import { chancesOf } from '../../../src/crm/outlook/chances.ts';
import type { Hazards } from '../../../src/crm/outlook/hazards.ts';

const AGES = 400;

/** Hazards by state, age and cause. */
function hazards(states: number, rate: (state: number, age: number, cause: number) => number): Hazards {
  const causes = states + 2;
  const at = new Float64Array(states * AGES * causes);
  for (let s = 0; s < states; s++) for (let a = 0; a < AGES; a++) for (let k = 0; k < causes; k++) at[(s * AGES + a) * causes + k] = rate(s, a, k);
  return { states, ages: AGES, causes, at };
}
const always = () => 1;

describe('chances of being won in time', () => {
  it('are geometric where the rates are constant', () => {
    const [won, lost] = [0.03, 0.05];
    const { open } = chancesOf(hazards(1, (_, a, k) => (a === 0 ? 0 : [0, won, lost][k]!)), 10, 40, always);
    const stays = 1 - won - lost;
    expect(open[7]).toBeCloseTo((won / (won + lost)) * (1 - stays ** 30), 12);
  });

  it('of two stages are those of a sum of two waits', () => {
    const [p, q, n] = [0.1, 0.2, 25];
    // stage 0 is left on day i, stage 1 is won on day j > i of the days 1 … n
    let expected = 0;
    for (let i = 1; i <= n; i++) for (let j = i + 1; j <= n; j++) expected += p * (1 - p) ** (i - 1) * q * (1 - q) ** (j - i - 1);
    const { open, entering } = chancesOf(hazards(2, (s, a, k) => (a === 0 ? 0 : s === 0 ? (k === 1 ? p : 0) : k === 2 ? q : 0)), 0, n, always);
    expect(open[5]).toBeCloseTo(expected, 12);
    // who enters today can first be won tomorrow
    expect(entering[0]![1]).toBeCloseTo(1 - (1 - q) ** (n - 1), 12);
  });

  it('follow moves within one day, back and forth', () => {
    // 0 → 1 at once in 60 %, 1 → won at once in half, 1 → 0 at once in 40 %; nothing later
    const { entering } = chancesOf(hazards(2, (s, a, k) => (a > 0 ? 0 : s === 0 ? (k === 1 ? 0.6 : 0) : k === 2 ? 0.5 : k === 0 ? 0.4 : 0)), 0, 1, always);
    expect(entering[0]![0]).toBeCloseTo(0.3 / (1 - 0.24), 4);
  });

  it('given the age equal those of a Weibull duration by quadrature', () => {
    const [shape, scale, share] = [1.8, 40, 0.3];
    const survival = (t: number) => Math.exp(-((t / scale) ** shape));
    // the duration is the same for those who win and those who do not, so the cause is drawn at the end
    const rate = (a: number) => 1 - survival(a + 1) / survival(a);
    const { open } = chancesOf(hazards(1, (_, a, k) => (a === 0 ? 0 : k === 1 ? share * rate(a) : k === 2 ? (1 - share) * rate(a) : 0)), 0, 30, always);
    for (const age of [1, 20, 80]) {
      // density f(t) / S(age) over (age, age + 30), by Simpson's rule
      const density = (t: number) => (shape / scale) * (t / scale) ** (shape - 1) * survival(t);
      const cells = 2000;
      let integral = 0;
      for (let i = 0; i <= cells; i++) integral += density(age + (30 * i) / cells) * (i === 0 || i === cells ? 1 : i % 2 === 1 ? 4 : 2);
      integral *= 30 / cells / 3;
      expect(open[age], `at age ${age}`).toBeCloseTo((share * integral) / survival(age), 8);
    }
  });

  it('rest on weekends where nothing happens on them', () => {
    const busy = (tick: number) => (tick % 7 < 5 ? 1 : 0);
    const { open } = chancesOf(hazards(1, (_, a, k) => (a > 0 && k === 1 ? 0.1 : 0)), 0, 14, busy);
    expect(open[3]).toBeCloseTo(1 - 0.9 ** 10, 12);
  });
});
