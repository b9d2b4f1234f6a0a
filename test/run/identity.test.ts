import { describe, expect, it } from 'vitest';
import { identityOf } from '../../src/run/identity.ts';
import { smallScenario } from '../fixtures/run/scenario.ts';

const of = (changes: Record<string, unknown>) => identityOf(smallScenario(changes).scenario);

describe('the identity of a scenario', () => {
  it('is 64 hex digits, the same every time', () => {
    expect(of({})).toMatch(/^[0-9a-f]{64}$/);
    expect(of({})).toBe(of({}));
  });

  it('knows nothing of descriptions and of how a seed is written', () => {
    expect(of({ description: 'a text' })).toBe(of({}));
    expect(of({ seed: '1' })).toBe(of({ seed: 1 }));
  });

  it('changes with anything that moves a result', () => {
    const all = [{}, { seed: 2 }, { currency: 'EUR' }, { shocks: { demand: 0 } }, { targets: { company: { measure: 'newAcv', perQuarter: 120_001 } } }].map(of);
    expect(new Set(all).size).toBe(all.length);
  });
});
