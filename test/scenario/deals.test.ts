import { describe, expect, it } from 'vitest';
import { changed, issuesOf, load } from '../helpers/scenario.ts';

const refused = (from: string, to: string): string[] => issuesOf(() => load(changed([from, to])));

describe('what bears on a deal is checked', () => {
  it.each([
    ['a trait of neither kind', 'traits: { people: { odds: 1.1 } }', 'motions.newBusiness.traits.people: expected either value or share, got none of them'],
    ['a trait of both kinds', 'traits: { people: { value: 3, share: 0.5, odds: 1.1 } }', 'motions.newBusiness.traits.people: expected either value or share, got value and share'],
    ['a trait without an effect', 'traits: { people: { value: 3 } }', 'motions.newBusiness.traits.people: expected odds or days: what it changes, got neither'],
    ['a trait that makes winning impossible', 'traits: { people: { value: 3, odds: 0 } }', 'motions.newBusiness.traits.people.odds: expected a multiplier above 0, got 0 (1 changes nothing, 0.9 takes a tenth for each unit)'],
    ['odds by size of 0', 'oddsBySize: 0', 'motions.newBusiness.oddsBySize: expected a multiplier above 0, got 0 (1 changes nothing, 0.9 takes a tenth for each doubling)'],
    ['an unknown pool held', 'with: [expert]', 'motions.newBusiness.with.0: expected a pool of this scenario, got "expert" (known here: ae, se)'],
    ['the owner held twice', 'with: [ae]', 'motions.newBusiness.with.0: expected a pool that owns no motion, got ae, the owner of newBusiness (people either own deals or work on those of others; make a second pool for the extra work)'],
    ['a pool held and seized', 'with: [se]', 'motions.newBusiness.with.0: expected a pool that no stage of the motion seizes, got se, seized in proof (its slot is held from assignment to close)'],
  ])('%s', (_, field, message) => {
    expect(refused('    dealSize:', `    ${field}\n    dealSize:`).map((issue) => issue.replace(/^\S+ /, ''))).toEqual([message]);
  });

  it.each([
    ['an assistant that is seized anyway', 'seizes: [se], assists: { se: { odds: 2 } } }', 'motions.newBusiness.stages.proof.assists.se: expected a pool that the stage does not need anyway, got se, which it takes'],
    ['an assistant who does nothing', 'assists: { se: {} } }', 'motions.newBusiness.stages.proof.assists.se: expected odds or days: what it changes, got neither'],
    ['a proof of concept that nobody carries out', 'proof: true }', 'motions.newBusiness.stages.proof.proof: expected a stage that seizes a pool, got no seizes (the pools seized in a proof of concept earn its credit)'],
  ] as const)('%s', (_, change, message) => {
    expect(refused('seizes: [se] }', change).map((issue) => issue.replace(/^\S+ /, ''))).toEqual([message]);
  });

  it('a size that is no distribution, beside odds that go by it, without a second complaint', () => {
    const size = '{ triangular: { min: 2, mode: 1, max: 3 } }';
    const [first, ...others] = refused('dealSize: { mean: 40000, cv: 0.8 }', `oddsBySize: 0.9\n    dealSize: ${size}`);
    expect([first, others]).toEqual([expect.stringContaining('motions.newBusiness.dealSize.triangular'), []]);
    // also where the motion is of no kind that there is
    expect(refused('dealSize: { mean: 40000, cv: 0.8 }', `kind: 7\n    oddsBySize: 0.9\n    dealSize: ${size}`)).not.toEqual([]);
  });

  it('a shape of which not every value can be drawn', () => {
    expect(refused('cv: 0.8', 'cv: { min: 1, max: 40 }')).toEqual([expect.stringMatching(/motions\.newBusiness\.dealSize\.cv: expected values with each of which this is a distribution .*, got values such as 39\.4$/)]);
    expect(refused('perMonth: 30', 'perMonth: 30, overDispersion: 4000')).toEqual([expect.stringMatching(/sources\.inbound\.overDispersion: expected the cv of a gamma multiplier: a gamma shape .*, got /)]);
    expect(refused('perMonth: 30', 'perMonth: 30, overDispersion: 1.5')).toEqual([]);
  });

  it('two pools of which each is held by deals that wait for the other', () => {
    const text = `quotacast: 1
name: Crossed
currency: USD
calendar: { asOf: 2025-01-01 }
pools: { ae: { headcount: 1 }, a: { headcount: 1 }, b: { headcount: 1 } }
motions:
  one: { owner: ae, with: [a], sources: { in: { perMonth: 1 } }, stages: { close: { days: 1, advance: 1, seizes: [b] } }, dealSize: { mean: 10, cv: 1 } }
  two: { owner: ae, with: [b], sources: { in: { perMonth: 1 } }, stages: { close: { days: 1, advance: 1, seizes: [a] } }, dealSize: { mean: 10, cv: 1 } }
`;
    expect(issuesOf(() => load(text)).map((issue) => issue.replace(/^\S+ /, ''))).toEqual(
      ['one.with.0: expected a pool whose deals never wait for deals that hold it, got a,', 'two.with.0: expected a pool whose deals never wait for deals that hold it, got b,'].map((start) => expect.stringContaining(start)),
    );
  });
});
