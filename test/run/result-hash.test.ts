import { describe, expect, it } from 'vitest';
import { planRecord, type Plan } from '../../src/record/plan.ts';
import type { Recording } from '../../src/record/recording.ts';
import { resultHash } from '../../src/run/result-hash.ts';
import { recorded } from '../fixtures/record/blocks.ts';
import { company } from '../fixtures/record/company.ts';

const plan = planRecord(company, 200)!;
const coarse = planRecord(company, 2 ** 31 - 1)!;
const withChange = (of: Plan, change: (recording: Recording) => void): string => {
  const recording = recorded(of, 200);
  change(recording);
  return resultHash(recording);
};
const hash = withChange(plan, () => {});
const coarseHash = withChange(coarse, () => {});

describe('the result hash', () => {
  it('is the same for the same numbers', () => {
    expect(withChange(plan, () => {})).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes every missing value for the same, whatever its bits', () => {
    const missing = recorded(plan).exact.findIndex((x) => x !== x);
    expect(missing).toBeGreaterThanOrEqual(0);
    const odd = withChange(plan, ({ exact }) => new BigUint64Array(exact.buffer).set([0xfff8000000000123n], missing));
    expect(odd).toBe(hash);
  });

  it('sees the last bit of any sample', () => {
    const at = recorded(plan).exact.findIndex((x) => x > 0);
    const next = withChange(plan, ({ exact }) => {
      const bits = new BigUint64Array(exact.buffer);
      bits[at]! += 1n;
    });
    expect(next).not.toBe(hash);
  });

  it('sees the counts and the moments of histograms, people and deals', () => {
    expect(withChange(coarse, ({ counts }) => counts.add(0, 6000))).not.toBe(coarseHash);
    expect(withChange(coarse, ({ counts }) => counts.add(counts.histograms - 1, 6000))).not.toBe(coarseHash);
    expect(withChange(coarse, ({ folded }) => (folded.moments[1]! += 1e-9))).not.toBe(coarseHash);
    expect(withChange(coarse, ({ folded }) => (folded.clusters[2]! += 1e-9))).not.toBe(coarseHash);
  });

  it('sees the names of metrics', () => {
    const renamed = { ...company, segments: [{ ...company.segments[0]!, name: 'sme' }, company.segments[1]!] };
    expect(resultHash(recorded({ ...planRecord(renamed, 200)! }))).not.toBe(hash);
  });
});
