import { describe, expect, it } from 'vitest';
import {
  ACC_BOOKED_RENEWAL, ACC_BOOKED_UPLIFT, ACC_CHURNED, ACC_CLOSING, ACC_CONTRACTION, ACC_COUNT, ACC_DUE, ACC_LIVE, ACC_NEW, ACC_OPENING, ACC_RENEWED, ACC_UNCOVERED, ACC_UPLIFT,
  ACC_WINDOW_ALIVE, ACC_WINDOW_COUNT, ACC_WINDOW_GROSS, ACC_WINDOW_NET, ACC_WINDOW_START, FLOW_ARR, FLOW_CREATED, FLOW_CYCLE_LOST,
  FLOW_CYCLE_WON, FLOW_FROM_OPEN, FLOW_GROSS, FLOW_LATE, FLOW_LOST, FLOW_NET, FLOW_NO_DECISION, FLOW_ONE_OFF, FLOW_PULLED, FLOW_SLIPPED, FLOW_WON,
  OPEN_COUNT, OPEN_VALUE, POOL_R_AT_QUOTA, POOL_R_AVAILABLE, POOL_R_BUDGETED, POOL_R_CREDIT, POOL_R_FILLED_END, POOL_R_HIRES,
  POOL_R_LEAVERS, POOL_R_PEOPLE, POOL_R_PERSON_DAYS, POOL_R_RAMPED_DAYS, POOL_R_SERVED, POOL_R_STREET, POOL_R_STREET_FILLED,
  POOL_R_UNFILLED, POOL_R_USED, POOL_R_WAITED, POOL_R_WAIT_DAYS, YEAR_AT_QUOTA, YEAR_PEOPLE,
} from '../../src/kernel/layout.ts';
import { catalogue } from '../../src/record/catalogue.ts';
import { evaluateInto } from '../../src/record/evaluate.ts';
import { lineName } from '../../src/record/metrics/entry.ts';
import { company } from '../fixtures/record/company.ts';
import { countersOf } from '../fixtures/record/rows.ts';

const smb = 0;
const [web, partner, field] = [0, 1, 2];
const [rep, exec, renewer] = [0, 1, 2];
const periods = company.periods.length;
const entries = new Map(catalogue(company).map((entry) => [lineName(entry), entry]));

const rows = countersOf(company, [
  (put, at) => {
    put(at.flow(web, FLOW_CREATED), [8, 0, 0, 0, 1]);
    put(at.flow(web, FLOW_WON), [2, 0, 1, 0, 0]);
    put(at.flow(web, FLOW_LOST), [2, 1, 0, 0, 0]);
    put(at.flow(web, FLOW_NO_DECISION), [1, 0, 0, 0, 0]);
    put(at.flow(web, FLOW_GROSS), [200, 0, 300, 0, 0]);
    put(at.flow(web, FLOW_NET), [200, 0, 300, 0, 0]);
    put(at.flow(web, FLOW_ARR), [200, 0, 300, 0, 0]);
    put(at.flow(web, FLOW_FROM_OPEN), [100, 0, 300, 0, 0]);
    put(at.flow(field, FLOW_FROM_OPEN), [0, 0, 0, 450, 0]);
    put(at.flow(web, FLOW_LATE), [120, 0, 0, 0, 0]);
    put(at.flow(web, FLOW_ONE_OFF), [7, 0, 0, 0, 0]);
    put(at.flow(web, FLOW_CYCLE_WON), [100, 0, 20, 0, 0]);
    put(at.flow(web, FLOW_CYCLE_LOST), [60, 10, 0, 0, 0]);
    put(at.flow(web, FLOW_PULLED), [5, 0, 0, 0, 0]);
    put(at.flow(web, FLOW_SLIPPED), [0, 6, 0, 0, 0]);
    put(at.flow(partner, FLOW_CREATED), [4, 0, 0, 0, 0]);
    put(at.flow(partner, FLOW_WON), [0, 1, 0, 0, 0]);
    put(at.flow(partner, FLOW_GROSS), [0, 100, 0, 0, 0]);
    put(at.flow(partner, FLOW_NET), [0, 80, 0, 0, 0]);
    put(at.flow(partner, FLOW_ARR), [0, 80, 0, 0, 0]);
    put(at.flow(field, FLOW_CREATED), [1, 0, 0, 0, 0]);
    put(at.flow(field, FLOW_WON), [0, 0, 0, 1, 0]);
    put(at.flow(field, FLOW_GROSS), [0, 0, 0, 900, 0]);
    put(at.flow(field, FLOW_NET), [0, 0, 0, 900, 0]);
    put(at.flow(field, FLOW_ARR), [0, 0, 0, 900, 0]);
    put(at.open(0, OPEN_COUNT), [3, 2, 1, 0, 0], 4);
    put(at.open(0, OPEN_VALUE), [300, 200, 100, 0, 0], 400);
    put(at.open(1, OPEN_COUNT), [1, 1, 1, 1, 1], 1);
    put(at.open(1, OPEN_VALUE), [50, 50, 50, 50, 50], 50);
    put(at.open(2, OPEN_COUNT), [1, 1, 1, 1, 0], 0);
    put(at.open(2, OPEN_VALUE), [900, 900, 900, 900, 0], 0);
    put(at.account(smb, ACC_OPENING), [1000, 1250, 1300, 1450, 1400]);
    put(at.account(smb, ACC_NEW), [200, 80, 300, 0, 0]);
    put(at.account(smb, ACC_UPLIFT), [70, 0, 10, 0, 20]);
    put(at.account(smb, ACC_BOOKED_UPLIFT), [70, 0, 10, 0, 20]);
    put(at.account(smb, ACC_CONTRACTION), [20, 0, 0, 10, 0]);
    put(at.account(smb, ACC_CHURNED), [0, 30, 160, 40, 0]);
    put(at.account(smb, ACC_CLOSING), [1250, 1300, 1450, 1400, 1420]);
    put(at.account(smb, ACC_LIVE), [1200, 1250, 1400, 1380, 1392]);
    put(at.account(smb, ACC_COUNT), [10, 10, 11, 10, 8]);
    put(at.account(smb, ACC_DUE), [400, 0, 200, 100, 0]);
    put(at.account(smb, ACC_RENEWED), [380, 0, 40, 50, 0]);
    put(at.account(smb, ACC_BOOKED_RENEWAL), [380, 0, 40, 50, 0]);
    put(at.account(smb, ACC_UNCOVERED), [100, 0, 0, 0, 0]);
    put(at.account(smb, ACC_WINDOW_START), [0, 0, 0, 1000, 1250]);
    put(at.account(smb, ACC_WINDOW_GROSS), [0, 0, 0, 900, 1000]);
    put(at.account(smb, ACC_WINDOW_NET), [0, 0, 0, 1100, 1500]);
    put(at.account(smb, ACC_WINDOW_COUNT), [0, 0, 0, 10, 8]);
    put(at.account(smb, ACC_WINDOW_ALIVE), [0, 0, 0, 9, 6]);
    put(at.pool(rep, POOL_R_CREDIT), [1200, 100, 300, 0, 0]);
    put(at.pool(rep, POOL_R_STREET), [1000, 1000, 1000, 1000, 1000]);
    put(at.pool(rep, POOL_R_STREET_FILLED), [900, 1000, 1000, 1000, 1000]);
    put(at.pool(rep, POOL_R_BUDGETED), [3, 3, 4, 4, 4]);
    put(at.pool(rep, POOL_R_FILLED_END), [2, 3, 3, 4, 3]);
    put(at.pool(rep, POOL_R_PERSON_DAYS), [180, 273, 276, 276, 315]);
    put(at.pool(rep, POOL_R_RAMPED_DAYS), [90, 182, 276, 276, 270]);
    put(at.pool(rep, POOL_R_HIRES), [0, 1, 0, 1, 0]);
    put(at.pool(rep, POOL_R_LEAVERS), [0, 0, 0, 0, 1]);
    put(at.pool(rep, POOL_R_USED), [96, 50, 0, 0, 0]);
    put(at.pool(rep, POOL_R_AVAILABLE), [100, 100, 100, 100, 0]);
    put(at.pool(rep, POOL_R_SERVED), [10, 0, 5, 0, 0]);
    put(at.pool(rep, POOL_R_WAITED), [4, 0, 1, 0, 0]);
    put(at.pool(rep, POOL_R_WAIT_DAYS), [30, 0, 15, 0, 0]);
    put(at.pool(rep, POOL_R_PEOPLE), [2, 2, 3, 3, 3]);
    put(at.pool(rep, POOL_R_AT_QUOTA), [1, 0, 0, 3, 0]);
    put(at.year(rep, YEAR_PEOPLE), [3, 2]);
    put(at.year(rep, YEAR_AT_QUOTA), [1, 1]);
    put(at.pool(exec, POOL_R_CREDIT), [0, 0, 0, 900, 0]);
    put(at.pool(exec, POOL_R_STREET), [500, 500, 500, 500, 500]);
    put(at.pool(exec, POOL_R_STREET_FILLED), [500, 500, 500, 500, 400]);
    put(at.pool(exec, POOL_R_BUDGETED), [1, 1, 1, 1, 1]);
    put(at.pool(exec, POOL_R_FILLED_END), [1, 1, 1, 1, 1]);
    put(at.pool(exec, POOL_R_PERSON_DAYS), [90, 91, 92, 92, 90]);
    put(at.pool(exec, POOL_R_USED), [98, 96, 0, 0, 5]);
    put(at.pool(exec, POOL_R_AVAILABLE), [100, 100, 100, 100, 100]);
    put(at.pool(renewer, POOL_R_CREDIT), [380, 0, 40, 50, 0]);
    put(at.pool(renewer, POOL_R_STREET), [360, 0, 180, 90, 0]);
    put(at.pool(renewer, POOL_R_USED), [0, 0, 0, 0, 0]);
    put(at.pool(renewer, POOL_R_AVAILABLE), [0, 0, 0, 0, 0]);
    put(at.pool(renewer, POOL_R_SERVED), [5, 0, 0, 0, 0]);
    put(at.pool(renewer, POOL_R_UNFILLED), [1, 0, 2, 0, 0]);
  },
  () => {},
]);

function valuesOf(line: string): number[] {
  const entry = entries.get(line);
  if (entry === undefined) throw new Error(`no line ${line}`);
  const out = new Float64Array((periods + 1) * rows.count);
  evaluateInto(out, entry.formula, rows, out.slice());
  const first = Array.from({ length: periods + 1 }, (_, t) => out[t * rows.count]!);
  return entry.periods ? first : first.slice(-1);
}

const none = NaN;

/** By hand from the rows above: the five periods, then the horizon. */
const cases: readonly (readonly [string, ...number[]])[] = [
  ['bookings.new', 1200, 100, 300, 900, 0, 2500],
  ['bookings.new[segment=smb]', 1200, 100, 300, 0, 0, 1600],
  ['bookings.new[segment=ent]', 0, 0, 0, 900, 0, 900],
  ['bookings.new[product=core]', 1200, 100, 300, 0, 0, 1600],
  ['bookings.new[product=not stated]', 0, 0, 0, 900, 0, 900],
  ['bookings.new[vertical=banking]', 0, 0, 0, 900, 0, 900],
  ['bookings.new[origin=direct]', 200, 0, 300, 900, 0, 1400],
  ['bookings.new[origin=partnerSourced]', 0, 100, 0, 0, 0, 100],
  ['bookings.new[origin=not stated]', 1000, 0, 0, 0, 0, 1000],
  ['bookings.new[pool=rep]', 1200, 100, 300, 0, 0, 1600],
  ['bookings.new[pool=exec]', 0, 0, 0, 900, 0, 900],
  ['bookings.new[motion=velocity]', 1200, 100, 300, 0, 0, 1600],
  ['bookings.new[source=velocity.web]', 200, 0, 300, 0, 0, 500],
  ['bookings.new[source=field.web]', 0, 0, 0, 900, 0, 900],
  ['bookings.new[source=not stated]', 1000, 0, 0, 0, 0, 1000],
  ['bookings.new[fulfilment=resale]', 0, 100, 0, 0, 0, 100],
  ['bookings.new[tier=low]', 1200, 100, 300, 0, 0, 1600],
  ['bookings.expansion', 70, 0, 10, 0, 20, 100],
  ['bookings.expansion[pool=renewer]', 70, 0, 10, 0, 20, 100],
  ['bookings.expansion[tier=low]', 70, 0, 10, 0, 20, 100],
  ['bookings.renewal', 380, 0, 40, 50, 0, 470],
  ['bookings.total', 1650, 100, 350, 950, 20, 3070],
  ['bookings.net', 1270, 80, 310, 900, 20, 2580],
  ['bookings.net[origin=partnerSourced]', 0, 80, 0, 0, 0, 80],
  ['bookings.net[origin=not stated]', 1070, 0, 10, 0, 20, 1100],
  ['bookings.oneOff', 7, 0, 0, 0, 0, 7],
  ['bookings.lateShare', 0.1, 0, 0, 0, none, 120 / 2500],
  ['opportunities.created', 13, 0, 0, 0, 1, 14],
  ['opportunities.created[origin=partnerSourced]', 4, 0, 0, 0, 0, 4],
  ['opportunities.created[source=velocity.partner]', 4, 0, 0, 0, 0, 4],
  ['deals.won', 2, 1, 1, 1, 0, 5],
  ['deals.won[vertical=banking]', 0, 0, 0, 1, 0, 1],
  ['deals.lost', 2, 1, 0, 0, 0, 3],
  ['deals.noDecision', 1, 0, 0, 0, 0, 1],
  ['winRate', 0.5, 0.5, 1, 1, none, 5 / 8],
  ['winRate[pool=rep]', 0.5, 0.5, 1, none, none, 4 / 7],
  ['winRate[source=velocity.web]', 0.5, 0, 1, none, none, 0.5],
  ['winRate.broad', 0.4, 0.5, 1, 1, none, 5 / 9],
  ['cycle.won', 50, 0, 20, 0, none, 24],
  ['cycle.won[origin=direct]', 50, none, 20, 0, none, 30],
  ['cycle.lost', 20, 10, none, none, none, 70 / 4],
  ['dealSize.won', 100, 100, 300, 900, none, 300],
  ['quarterEnd.pulled', 5, 0, 0, 0, 0, 5],
  ['quarterEnd.slipped', 0, 6, 0, 0, 0, 6],
  ['pipeline.open', 1250, 1150, 1050, 950, 50, 450],
  ['pipeline.open[stage=velocity.demo]', 300, 200, 100, 0, 0, 400],
  ['pipeline.open[pool=exec]', 900, 900, 900, 900, 0, 0],
  ['pipeline.openCount', 5, 4, 3, 2, 1, 5],
  ['coverage.total', 1250 / 1500, 1150 / 1500, 1050 / 1500, 950 / 1500, 50 / 1500, 4450 / 7500],
  ['coverage.total[segment=smb]', 0.35, 0.25, 0.15, 0.05, 0.05, 850 / 5000],
  ['coverage.total[segment=ent]', 1.8, 1.8, 1.8, 1.8, 0, 3600 / 2500],
  // 1000 of the first target, 1500, are booked before the trial begins
  ['coverage.inQuarter', 0.2, 0, 3, 4.5, 0, 850 / 900],
  ['arr.opening', 1000, 1250, 1300, 1450, 1400, 1000],
  ['arr.new', 200, 80, 300, 0, 0, 580],
  ['arr.uplift', 70, 0, 10, 0, 20, 100],
  ['arr.contraction', 20, 0, 0, 10, 0, 30],
  ['arr.churned', 0, 30, 160, 40, 0, 230],
  ['arr.closing', 1250, 1300, 1450, 1400, 1420, 1420],
  ['arr.closing[tier=low]', 1250, 1300, 1450, 1400, 1420, 1420],
  ['arr.live', 1200, 1250, 1400, 1380, 1392, 1392],
  ['mrr', 100, 1250 / 12, 1400 / 12, 115, 116, 116],
  ['accounts.closing', 10, 10, 11, 10, 8, 8],
  ['arpa', 125, 130, 1450 / 11, 140, 177.5, 177.5],
  ['retention.gross', none, none, none, 0.9, 0.8, 0.8],
  ['retention.net', none, none, none, 1.1, 1.2, 1.2],
  ['retention.logo', none, none, none, 0.9, 0.75, 0.75],
  ['renewals.due', 400, 0, 200, 100, 0, 700],
  ['renewals.renewed', 380, 0, 40, 50, 0, 470],
  ['renewals.rate', 0.95, none, 0.2, 0.5, none, 470 / 700],
  ['renewals.rate[pool=renewer]', 0.95, none, 0.2, 0.5, none, 470 / 700],
  ['renewals.uncovered', 0.25, none, 0, 0, none, 100 / 700],
  ['attainment.company[target=new]', 0.8, 1, 3, 9, 0, 1.25],
  ['attainment.company[target=grow]', 2600 / 1e6],
  // net of wins 1200 80 300 900 0 (booked to date counts), + uplift 70 0 10 0 20, − contraction − churned
  ['attainment.company[target=net]', 125, 5, 15, 85, none, 2320 / 50],
  ['attainment.company[target=all]', 1650, 100, 350, 950, 20, 614],
  ['attainment.company[target=keep]', 0.95 / 0.9, none, 0.2 / 0.9, 0.5 / 0.9, none, 470 / 700 / 0.9],
  ['target.hit[target=new]', 0, 1, 1, 1, 0, 1],
  ['target.hit[target=net]', 1, 1, 1, 1, 1, 1],
  ['target.hit[target=keep]', 1, none, 0, 0, none, 0],
  ['shortfall.expected[target=new]', 300, 0, 0, 0, 100, 0],
  ['shortfall.ifMissed[target=new]', 300, none, none, none, 100, none],
  ['shortfall.expected[target=grow]', 1e6 - 2600],
  ['attainment.pool[pool=rep]', 1.2, 0.1, 0.3, 0, 0, 0.32],
  ['attainment.pool[pool=renewer]', 380 / 360, none, 40 / 180, 50 / 90, none, 470 / 630],
  // over the horizon: people at quota of the fiscal years, 1 of 3 and 1 of 2
  ['attainment.shareAtQuota[pool=rep]', 0.5, 0, 0, 1, 0, 0.4],
  ['quota.street', 1500, 1500, 1500, 1500, 1500, 7500],
  ['quota.street[pool=renewer]', 360, 0, 180, 90, 0, 630],
  ['quota.streetFilled', 1400, 1500, 1500, 1500, 1400, 7300],
  ['headcount.budgeted', 4, 4, 5, 5, 5, 5],
  ['headcount.budgeted[pool=rep]', 3, 3, 4, 4, 4, 4],
  ['headcount.filledEnd', 3, 4, 4, 5, 4, 4],
  ['headcount.filledAverage[pool=rep]', 2, 3, 3, 3, 3.5, 1320 / 455],
  ['headcount.filledAverage', 3, 4, 4, 4, 4.5, 1775 / 455],
  ['headcount.ramped', 1, 2, 3, 3, 3, 1094 / 455],
  ['headcount.hires', 0, 1, 0, 1, 0, 2],
  ['headcount.leavers', 0, 0, 0, 0, 1, 1],
  ['utilisation[pool=rep]', 0.96, 0.5, 0, 0, none, 146 / 400],
  ['utilisation[pool=renewer]', none, none, none, none, none, none],
  ['wait.days[pool=rep]', 3, none, 3, none, none, 3],
  ['wait.share[pool=rep]', 0.4, none, 0.2, none, none, 5 / 15],
  // the two renewals of the third period found no slot: they were not served
  ['wait.days[pool=renewer]', 0, none, none, none, none, 0],
  // both are above 95 % in the first period: the higher one binds
  ['constraint[constraint=exec]', 1, 1, 0, 0, 0, 0],
  ['constraint[constraint=rep]', 0, 0, 0, 0, 0, 0],
  ['constraint[constraint=pipeline]', 0, 0, 1, 1, 1, 0],
  // over the horizon no pool is tight, and 100 of the 700 due had no slot
  ['constraint[constraint=uncovered renewals]', 0, 0, 0, 0, 0, 1],
];

describe('the catalogue', () => {
  it.each(cases.map(([line, ...expected]) => ({ line, expected })))('$line is as by hand', ({ line, expected }) => {
    valuesOf(line).forEach((value, t) => {
      if (Number.isNaN(expected[t])) expect(value, `period ${t}`).toBeNaN();
      else expect(value, `period ${t}`).toBeCloseTo(expected[t]!, 12);
    });
    expect(valuesOf(line)).toHaveLength(expected.length);
  });

  it('has a case by hand for every metric', () => {
    const covered = new Set(cases.map(([line]) => line.split('[')[0]));
    expect([...new Set(catalogue(company).map(({ id }) => id))].filter((id) => !covered.has(id))).toEqual([]);
  });

  it('adds up: the walk of recurring revenue, in every period and over the horizon', () => {
    const [opening, added, uplift, contraction, churned, closing] = ['opening', 'new', 'uplift', 'contraction', 'churned', 'closing'].map((part) => valuesOf(`arr.${part}`));
    closing!.forEach((value, t) => expect(opening![t]! + added![t]! + uplift![t]! - contraction![t]! - churned![t]!).toBe(value));
  });

  it.each(['segment', 'product', 'origin', 'vertical', 'pool', 'tier', 'fulfilment', 'motion', 'source'])('adds up: new bookings by %s are all of them', (dimension) => {
    const parts = [...entries.keys()].filter((line) => line.startsWith(`bookings.new[${dimension}=`)).map(valuesOf);
    expect(parts.length).toBeGreaterThan(1);
    valuesOf('bookings.new').forEach((whole, t) => expect(parts.reduce((sum, part) => sum + part[t]!, 0)).toBe(whole));
  });

  it('gives new business to the leaders of those who sold it, and has no quota of a segment that its owners share with another', () => {
    const led = { ...company, pools: company.pools.map((pool) => (pool.name === 'renewer' ? { ...pool, team: { of: [rep], cushion: 0 } } : pool)) };
    const lines = catalogue(led).map(lineName);
    expect(lines.filter((line) => line.startsWith('bookings.new[manager='))).toEqual(['bookings.new[manager=not stated]', 'bookings.new[manager=renewer]']);
    const shared = catalogue({ ...company, motions: company.motions.map((motion) => ({ ...motion, owner: rep })) });
    expect(shared.filter(({ id, by }) => id === 'coverage.total' && 'segment' in by)).toEqual([]);
  });

  it('binds one category in every trial and period', () => {
    const parts = [...entries.keys()].filter((line) => line.startsWith('constraint[')).map(valuesOf);
    for (let t = 0; t <= periods; t++) expect(parts.reduce((sum, part) => sum + part[t]!, 0)).toBe(1);
  });

  it('knows nothing of renewals where nothing renews, and takes net bookings for net new ARR', () => {
    const bare = catalogue({ ...company, renewals: [], targets: [company.targets[2]!] });
    const ids = bare.map(({ id }) => id);
    expect(ids.filter((id) => /^(arr|mrr|arpa|retention|renewals|accounts)/.test(id))).toEqual([]);
    expect(ids).not.toContain('bookings.expansion');
    expect(ids).toContain('attainment.company');
  });

  it('breaks down by product, vertical and tier only where segments say so', () => {
    const plain = catalogue({ ...company, segments: [{ name: 'smb' }, { name: 'ent' }] });
    expect(plain.filter(({ by }) => 'product' in by || 'vertical' in by || 'tier' in by)).toEqual([]);
  });

  it('keeps the company whole as core and its parts as breakdowns', () => {
    expect(entries.get('bookings.new')!.level).toBe('core');
    expect(entries.get('target.hit[target=new]')!.level).toBe('core');
    expect(entries.get('bookings.new[segment=smb]')!.level).toBe('breakdown');
  });

  it('is in the order of ids, without doubles', () => {
    const lines = catalogue(company).map(lineName);
    expect(new Set(lines).size).toBe(lines.length);
    const ids = catalogue(company).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });
});
