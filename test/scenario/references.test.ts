import { describe, expect, it } from 'vitest';
import { changed, issuesOf, load, smallScenario } from '../helpers/scenario.ts';

const refusals = (...changes: readonly (readonly [string, string])[]) => issuesOf(() => load(changed(...changes))).map((line) => line.replace(/^x\.yaml:\d+:\d+ /, ''));
const withMore = (text: string) => issuesOf(() => load(`${smallScenario}${text}`)).map((line) => line.replace(/^x\.yaml:\d+:\d+ /, ''));
const renewal = (name: string, fields: string): readonly [string, string] => ['motions:\n', `motions:\n  ${name}: { kind: renewal, owner: ae, ${fields} }\n`];

describe('a stage graph', () => {
  const proof = 'proof: { days: { mean: 30, cv: 0.5 }, advance: 0.5, seizes: [se] }';

  it('may slip back, skip and end anywhere, as long as it ends', () => {
    expect(refusals([proof, 'proof: { days: 30, next: { won: 0.4, discovery: 0.3 } }'])).toEqual([]);
    expect(refusals([proof, 'proof: { days: 30, next: { won: 0.4, discovery: 0.6 } }'])).toEqual([]);
    expect(refusals([proof, 'proof: { days: 30, next: { won: 0, discovery: 0 } }'])).toEqual([]);
  });

  it('must not go round for ever once entered', () => {
    expect(refusals([proof, 'proof: { days: 30, next: { proof: 1 } }'])).toEqual([
      'motions.newBusiness.stages.proof: expected a way to be won or lost, got an endless round through proof',
    ]);
    expect(refusals([proof, 'proof: { days: 30, next: { proof: 0.9999999999 } }'])).toHaveLength(1);
    expect(refusals([proof, 'proof: { days: 30, next: { proof: 0.999 } }'])).toEqual([]);
  });

  it('has no stages named like outcomes, and both forms of probability exclude each other', () => {
    expect(refusals([proof, 'won: { days: 30, advance: 0.5 }'])).toEqual(['motions.newBusiness.stages.won: expected a name that is no outcome, got won']);
    expect(refusals([proof, 'proof: { days: 30, advance: 0.5, next: { won: 1 } }'])).toEqual(['motions.newBusiness.stages.proof: expected either advance or next, got both']);
    expect(refusals([proof, 'proof: { days: 30, next: { closing: 1 } }'])).toEqual([
      'motions.newBusiness.stages.proof.next.closing: expected a stage of this motion or won, got "closing" (known here: discovery, proof, won)',
    ]);
    expect(refusals([`      discovery: { days: 20, advance: 0.5 }\n      ${proof}\n`, ''], ['    stages:\n', '    stages: {}\n'])).toEqual([
      'motions.newBusiness.stages: expected at least one stage, got none',
    ]);
  });

  it('may state its win rate instead of advances, or beside agreeing ones', () => {
    expect(refusals(['    dealSize', '    winRate: 0.2505\n    dealSize'])).toEqual([]);
    expect(refusals(['    dealSize', '    winRate: 0.252\n    dealSize'])).toHaveLength(1);
    expect(refusals(['    dealSize', '    winRate: 0.25\n    dealSize'], ['advance: 0.5 }', 'noDecision: 0.5 }'], ['advance: 0.5, seizes', 'seizes'])).toEqual([]);
    expect(refusals(['    dealSize', '    winRate: 0.25\n    dealSize'], ['advance: 0.5, seizes', 'seizes'])).toEqual([
      'motions.newBusiness.stages.proof: expected advance (or next), as other stages state it, got neither',
    ]);
    expect(refusals(['    dealSize', '    winRate: { p10: 0.2, p90: 0.3 }\n    dealSize'])).toEqual([]);
  });
});

describe('pools and motions', () => {
  it('state each quantity in exactly one way', () => {
    expect(refusals(['inbound: { perMonth: 30 }', 'inbound: { perMonth: 30, perYear: 360 }'])).toEqual([
      'motions.newBusiness.sources.inbound: expected exactly one of perDay, perMonth, perQuarter, perYear, got perMonth and perYear',
    ]);
    expect(refusals(['inbound: { perMonth: 30 }', 'inbound: {}'])).toHaveLength(1);
    expect(refusals(['capacity: 9 }', 'ramp: {}, attrition: {} }'])).toEqual([
      'pools.se.ramp: expected exactly one of byQuarter, byMonth, linearMonths, got none of them',
      'pools.se.attrition: expected either perYear or byTenure, got none of them',
    ]);
    expect(refusals(['quota: { perQuarter: 200000 }', 'quota: { measure: renewalRate, perQuarter: 5 }'])).toEqual(['pools.ae.quota.perQuarter: expected rate, as its measure is renewalRate, got perQuarter']);
    expect(refusals(['quota: { perQuarter: 200000 }', 'quota: { perQuarter: 5, rate: 0.9 }'])).toEqual(['pools.ae.quota.rate: expected an amount, as its measure is newAndExpansionAcv, got rate']);
    expect(refusals(['quota: { perQuarter: 200000 }', 'quota: { perQuarter: 5, linearity: [0.25, 0.25, 0.25, 0.25] }'])).toEqual([
      'pools.ae.quota.linearity: expected perYear beside it, got a linearity without a yearly figure',
    ]);
  });

  it('have tenures for everybody, and bands of tenure that ascend from 0', () => {
    expect(refusals(['headcount: 4', 'headcount: { count: 4, tenureMonths: [1, 2] }'])).toEqual(['pools.ae.headcount.tenureMonths: expected 4 tenures, one per person, got 2']);
    const bands = 'attrition: { byTenure: [{ fromMonths: 6, perYear: 0.3 }, { fromMonths: 6, perYear: 0.2 }] } }';
    expect(refusals(['capacity: 9 }', `capacity: 9, ${bands}`])).toEqual([
      'pools.se.attrition.byTenure.0.fromMonths: expected 0, so that every tenure is covered, got 6',
      'pools.se.attrition.byTenure.1.fromMonths: expected more than the 6 months of the entry before, got 6',
    ]);
  });

  it('need people to source their own opportunities', () => {
    const changes = [['headcount: 4, ', ''], ['inbound: { perMonth: 30 }', 'own: { kind: self, perMonth: 5 }']] as const;
    expect(refusals(...changes)).toEqual(['motions.newBusiness.sources.own.kind: expected people in ae who create opportunities, got no headcount and no hires']);
    expect(refusals(...changes, ['ae: { capacity', 'ae: { hires: { a: { count: 1, start: FY25-Q2 } }, capacity'])).toEqual([]);
  });

  it('have one renewal motion per segment, with one way to renew', () => {
    expect(refusals(renewal('renewals', 'rate: 0.9'))).toEqual([]);
    expect(refusals(renewal('renewals', 'rate: 0.9, byTenure: [{ fromMonths: 0, rate: 0.9 }]'))).toEqual(['motions.renewals: expected exactly one of rate, byTenure, sbg, got rate and byTenure']);
    expect(refusals(renewal('renewals', 'rate: 0.9'), renewal('more', 'rate: 0.8'))).toEqual(['motions.renewals: expected one renewal motion per segment, got a second one for all (the first is more)']);
    expect(refusals(renewal('renewals', 'stages: {}'))).toEqual([expect.stringMatching(/^motions\.renewals\.stages: expected a known key, got "stages" \(known here: /)]);
  });

  it('name their segment when there are several', () => {
    expect(withMore('segments: { smb: {}, enterprise: {} }\n')).toEqual(['motions.newBusiness.segment: expected one of the segments smb, enterprise, got nothing']);
    expect(refusals(['    owner: ae', '    owner: ae\n    segment: smbs'], ['motions:', 'segments: { smb: {}, enterprise: {} }\nmotions:'])).toEqual([
      'motions.newBusiness.segment: expected a segment of this scenario, got "smbs" (did you mean smb?)',
    ]);
  });
});

describe('targets, credit and uncertain inputs', () => {
  it('fit the horizon and the measures of the scenario', () => {
    expect(refusals(['perYear: 3200000', 'byPeriod: [1, 2, 3]'])).toEqual(['targets.company.byPeriod: expected 4 figures, one per period, got 3']);
    expect(refusals(['perYear: 3200000', 'perYear: 3200000, linearity: [0.2, 0.2, 0.3, 0.2]'])).toEqual(['targets.company.linearity: expected shares that add up to 1, got a sum of 0.9']);
    expect(withMore('credit: { aee: { new: 0.5 } }\n')).toEqual(['credit.aee: expected a pool of this scenario, got "aee" (did you mean ae?)']);
    expect(refusals(['asOf: 2025-01-01', 'asOf: 1850-01-01'])).toEqual(['calendar.asOf: expected a year from 1900 to 2200, got 1850-01-01']);
    expect(refusals(['asOf: 2025-01-01, periods: 4', 'asOf: 2199-01-01, periods: 12'])).toEqual([
      'calendar.periods: expected a horizon within the years 1900 to 2200, got an end on 2201-12-31',
    ]);
  });

  it('take ensembles whose rows fit their paths and ranges', () => {
    const ensemble = (paths: string, draws: string) => withMore(`ensembles: { e: { paths: [${paths}], draws: ${draws} } }\n`);
    const advance = 'motions.newBusiness.stages.discovery.advance';
    expect(ensemble(advance, '[[0.4], [0.6]]')).toEqual([]);
    expect(ensemble(`${advance}, motions.newBusiness.dealSize.mean`, '[[0.4, 30000]]')).toEqual([]);
    expect(ensemble(advance, '[[0.4], [40], [0.5, 1]]')).toEqual([
      `ensembles.e.draws.1.0: expected a probability from 0 to 1, as ${advance} takes, got 40`,
      'ensembles.e.draws.2: expected 1 values, one per path, got 2',
    ]);
    expect(ensemble(`${advance}, ${advance}`, '[[0.4, 0.5]]')).toEqual([`ensembles.e.paths.1: expected each input in one ensemble, got "${advance}" (already in e)`]);
    expect(ensemble('pools.ae.capacity', '[[1]]')).toHaveLength(1);
  });

  it('take correlations of ±1, but not what contradicts itself', () => {
    const uncertain = [
      ['perMonth: 30', 'perMonth: { p10: 20, p90: 40 }'],
      ['discovery: { days: 20,', 'discovery: { days: { mean: { p10: 15, p90: 25 }, cv: 0.5 },'],
    ] as const;
    const [a, b] = ['motions.newBusiness.sources.inbound.perMonth', 'motions.newBusiness.stages.discovery.days.mean'];
    const correlated = (lines: string) => refusals(...uncertain, ['targets:', `correlations: [${lines}]\ntargets:`]);
    expect(correlated(`{ between: [${a}, ${b}], rho: -1 }`)).toEqual([]);
    expect(correlated(`{ between: [${a}, ${b}], rho: 0.5 }, { between: [${b}, ${a}], rho: 0.4 }`)).toEqual([`correlations.1: expected each pair once, got ${b} and ${a} again (the first is correlations.0)`]);
    expect(correlated(`{ between: [${a}, ${a}], rho: 0.5 }`)).toEqual([`correlations.0.between: expected two different inputs, got ${a} twice`]);
  });

  it('let one shape of a distribution be uncertain, not two', () => {
    expect(refusals(['{ mean: 40000, cv: 0.8 }', '{ mean: { p10: 30000, p90: 50000 }, cv: { p10: 0.5, p90: 1 } }'])).toEqual([]);
    expect(refusals(['{ mean: 40000, cv: 0.8 }', '{ p10: { p10: 9000, p90: 11000 }, p90: { p10: 90000, p90: 110000 } }'])).toEqual([
      'motions.newBusiness.dealSize: expected at most one uncertain shape, got p10 and p90 (make the mean, median or scale uncertain instead)',
    ]);
  });
});

describe('any scenario, however damaged', () => {
  it('is read or refused with issues, never with another error', () => {
    const lines = smallScenario.split('\n');
    const rubbish = ['', 'x: 1', '  - 3', '  ae:', '    stages: []', '}', '    dealSize: { mean: x, cv: { a: 1 } }', '    kind: renewal', 'pools: 3', '      proof:', 'correlations: [{}]', 'pipeline: { a: { stage: x } }', '\t'];
    for (let line = 0; line < lines.length; line += 1) {
      for (const text of rubbish) {
        for (const removed of [0, 1, 2]) {
          const damaged = lines.toSpliced(line, removed, text).join('\n');
          expect(() => issuesOf(() => load(damaged))).not.toThrow();
        }
      }
    }
  });
});

describe('customers', () => {
  const grow = (more = ''): readonly [string, string] => ['motions:\n', `motions:\n  renewals: { kind: renewal, owner: ae, rate: 0.9 }\n  grow: { kind: expansion, owner: ae, per100PerMonth: 2, size: { ofArr: 0.2 }, stages: { talk: { days: 30, advance: 0.4 } }${more} }\n`];
  const csm = (pool: string): readonly [string, string] => ['pools:\n', `pools:\n  csm: { ${pool} }\n`];

  it('are expanded where there are any, by one size, within tenures that follow each other', () => {
    expect(refusals(grow())).toEqual([]);
    expect(refusals(['motions:\n', 'motions:\n  grow: { kind: expansion, owner: ae, per100PerMonth: 2, size: { amount: 5000 }, stages: { talk: { days: 30, advance: 0.4 } } }\n'])).toEqual([
      'motions.grow: expected a renewal motion for all, got none (accounts exist where something renews: expansion needs them)',
    ]);
    expect(refusals(grow(', tenureMonths: { from: 6, until: 6 }'))).toEqual(['motions.grow.tenureMonths.until: expected more than the 6 months it starts from, got 6']);
    expect(refusals(grow(), ['{ ofArr: 0.2 }', '{ ofArr: 0.2, amount: 5000 }'])).toEqual(['motions.grow.size: expected either ofArr or amount, got ofArr and amount']);
    expect(refusals(grow(', stage: 1'))).toEqual([expect.stringMatching(/^motions\.grow\.stage: expected a known key, got "stage"/)]);
  });

  it('are looked after by a pool with a capacity that owns nothing and is not seized', () => {
    const lift = (pool: string) => grow(`, lift: { pool: ${pool}, factor: 2 }`);
    expect(refusals(lift('csm'), csm('headcount: 2, capacity: 40'))).toEqual([]);
    expect(refusals(lift('csm'), csm('headcount: 2'))).toEqual(['motions.grow.lift.pool: expected a pool with a capacity: accounts per person, got csm, of unlimited capacity (state pools.csm.capacity)']);
    expect(refusals(lift('ae'))).toEqual([expect.stringMatching(/^motions\.grow\.lift\.pool: expected a pool that owns no motion, got ae, the owner of /)]);
    expect(refusals(lift('se'))).toEqual([expect.stringMatching(/^motions\.grow\.lift\.pool: expected a pool that no stage seizes, got se/)]);
    expect(refusals(lift('csn'), csm('headcount: 2, capacity: 40'))).toEqual(['motions.grow.lift.pool: expected a pool of this scenario, got "csn" (did you mean csm?)']);
  });

  it('cancel early before their first renewal', () => {
    const cancels = (days: number) => refusals(renewal('renewals', 'rate: 0.9'), ['    owner: ae\n', `    owner: ae\n    earlyCancellation: { probability: 0.1, withinDays: ${days} }\n`]);
    expect(cancels(90)).toEqual([]);
    expect(cancels(400)).toEqual(['motions.newBusiness.earlyCancellation.withinDays: expected at most the 365 days to the first renewal, got 400']);
  });
});
