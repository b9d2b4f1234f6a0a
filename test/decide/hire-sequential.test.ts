import { describe, expect, it } from 'vitest';
import { decide, LOOKS, type Decision } from '../../src/decide/hire/sequential.ts';
import { normalQuantile } from '../../src/distributions/special/normal-quantile.ts';

/** Hits at each look of one stream of trials: increments as normals, which for a thousand trials and more they nearly are. */
function hitsOf(p: number, stream: number): number[] {
  let all = 0;
  return LOOKS.map((look, k) => {
    const n = look - (LOOKS[k - 1] ?? 0);
    let word = Math.imul(stream + 1, 0x9e3779b9) ^ Math.imul(k + 1, 0x85ebca6b);
    for (const factor of [0x7feb352d, 0x846ca68b]) word = Math.imul(word ^ (word >>> 16), factor);
    const z = normalQuantile(((word ^ (word >>> 15)) >>> 0) / 2 ** 32 + 2 ** -33);
    all += Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * z)));
    return all;
  });
}

const STREAMS = 2000;
const share = (p: number, confidence: number, decision: Decision): number =>
  Array.from({ length: STREAMS }, (_, stream) => decide(hitsOf(p, stream), confidence)).filter((found) => found === decision).length / STREAMS;

describe('looking at a chance several times', () => {
  it('errs in at most 5 % of cases when the chance lies on the line', () => {
    for (const confidence of [0.5, 0.8, 0.95]) {
      const wrong = 1 - share(confidence, confidence, 'open');
      // 4.9 standard errors of a share of 5 % among 2,000; looks that were each taken at 5 % would err in about 14 %
      expect(wrong, String(confidence)).toBeLessThan(0.05 + 4.9 * Math.sqrt((0.05 * 0.95) / STREAMS));
      expect(wrong, String(confidence)).toBeGreaterThan(0.02);
    }
  });

  it('has decided by 40,000 trials when the chance lies a point from the line, and never wrongly', () => {
    for (const confidence of [0.6, 0.8, 0.9]) {
      expect(share(confidence + 0.01, confidence, 'reaches')).toBeGreaterThan(0.98);
      expect(share(confidence - 0.01, confidence, 'falls short')).toBeGreaterThan(0.98);
      expect(share(confidence + 0.01, confidence, 'falls short')).toBe(0);
      expect(share(confidence - 0.01, confidence, 'reaches')).toBe(0);
    }
  });

  it('decides what is plain at the first look', () => {
    expect(decide([1000], 0.8)).toBe('reaches');
    expect(decide([600], 0.8)).toBe('falls short');
    expect(decide([820], 0.8)).toBe('open');
    expect(decide([0], 0.8)).toBe('falls short');
    expect(decide([1024], 0.8)).toBe('reaches');
  });
});
