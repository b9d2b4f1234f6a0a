import { z } from 'zod';
import { marketIn } from '../market.ts';
import type { Pool, Source, Worked } from '../schema.ts';
import { shown } from '../text/printable.ts';
import { exactlyOne, mustExist, segmentOf, type Checking } from './context.ts';
import { specIssues } from './distributions.ts';

export const rateUnits = ['perDay', 'perMonth', 'perQuarter', 'perYear'] as const;

/** Fields that only some kinds of source have. */
const special = { pool: ['outbound'], share: ['handoff', 'attach'], program: ['partner'], segment: ['base', 'referral'], coveredBy: ['base', 'referral'] } as const;

/** Each source states its rate in one unit, or what it is handed; what it depends on exists. */
export function checkSources(checking: Checking, path: readonly string[], motion: Worked): void {
  for (const [name, source] of Object.entries(motion.sources)) {
    const at = [...path, 'sources', name];
    checkFields(checking, at, source);
    if (source.kind === 'handoff' || source.kind === 'attach') {
      if (source.kind === 'handoff') checkHandoff(checking, at, motion, source);
      else checkAttached(checking, at, motion, source);
      continue;
    }
    exactlyOne(checking.report, at, source, rateUnits);
    checkOverDispersion(checking, at, source);
    checkDates(checking, at, source);
    checkCreators(checking, at, motion, source);
  }
}

function checkFields({ report }: Checking, path: readonly string[], source: Source): void {
  for (const [field, kinds] of Object.entries(special)) {
    if (source[field as keyof typeof special] === undefined || (kinds as readonly string[]).includes(source.kind)) continue;
    report.add({ path: [...path, field], expected: `kind: ${kinds.join(' or ')} beside it`, got: `kind: ${source.kind}`, atKey: true });
  }
}

/** What is handed on or brought along has no rate and no dates of its own, and nothing to route. */
function checkNoRate({ report }: Checking, path: readonly string[], source: Source): void {
  const expected = source.kind === 'handoff' ? 'no rate and no dates: what was qualified comes when it qualifies' : 'no rate and no dates: it comes with the wins that bring it along';
  for (const field of [...rateUnits, 'byPeriod', 'overDispersion', 'until', 'routingElasticity'] as const) {
    if (source[field] !== undefined) report.add({ path: [...path, field], expected, got: field, atKey: true });
  }
}

/** Deals are brought along by wins of another motion of new business, and not in a circle. */
function checkAttached(checking: Checking, path: readonly string[], motion: Worked, source: Source): void {
  const { scenario, report } = checking;
  if (motion.kind !== 'newBusiness') return report.add({ path: [...path, 'kind'], expected: 'a new-business motion whose deals are brought along', got: `a ${motion.kind} motion` });
  checkNoRate(checking, path, source);
  const sellers = Object.entries(scenario.motions).flatMap(([name, { kind }]) => (kind === 'newBusiness' && name !== path[1] ? [name] : []));
  if (source.from === undefined) return report.add({ path: [...path, 'from'], expected: 'the motion whose wins bring deals along', got: 'nothing' });
  if (!mustExist(report, [...path, 'from'], source.from, sellers, 'another new-business motion of this scenario')) return;
  if (broughtBy(scenario, path[1]).has(source.from)) report.add({ path: [...path, 'from'], expected: 'motions that do not bring each other along', got: `a circle through ${path[1]}` });
}

/** Motions whose deals the wins of one bring along, directly or through others. */
function broughtBy({ motions }: Checking['scenario'], start: string): Set<string> {
  const reached = new Set<string>();
  const from = [start];
  for (const giver of from) {
    for (const [name, motion] of Object.entries(motions)) {
      if (motion.kind !== 'newBusiness' || reached.has(name) || !Object.values(motion.sources).some((source) => source.kind === 'attach' && source.from === giver)) continue;
      reached.add(name);
      from.push(name);
    }
  }
  return reached;
}

/** What a qualification motion qualifies is received by a motion of new business. */
function checkHandoff(checking: Checking, path: readonly string[], motion: Worked, source: Source): void {
  const { scenario, report, names } = checking;
  if (motion.kind !== 'newBusiness') {
    return report.add({ path: [...path, 'kind'], expected: 'a new-business motion that receives what was qualified', got: `a ${motion.kind} motion` });
  }
  checkNoRate(checking, path, source);
  const leads = Object.entries(scenario.motions).filter(([, { kind }]) => kind === 'qualification');
  const known = leads.map(([name]) => name);
  if (source.from === undefined) return report.add({ path: [...path, 'from'], expected: 'the qualification motion that hands on', got: 'nothing' });
  if (!mustExist(report, [...path, 'from'], source.from, known, 'a qualification motion of this scenario')) return;
  const giver = leads.find(([name]) => name === source.from)?.[1];
  if (giver === undefined) return;
  const [from, to] = [segmentOf(giver, names.segments), segmentOf(motion, names.segments)];
  if (from === to || [from, to].every((segment) => marketIn(scenario.segments[segment] ?? {}) === undefined)) return;
  report.add({ path: [...path, 'from'], expected: `leads of the segment ${to}, as a market holds an account for a lead and what becomes of it`, got: `leads of ${from}` });
}

/** It is the cv of a gamma, which has limits of its own. */
function checkOverDispersion({ report }: Checking, path: readonly string[], { overDispersion }: Source): void {
  if (overDispersion === undefined || overDispersion === 0) return;
  const [issue] = specIssues({ gamma: { mean: 1, cv: overDispersion } }, { kind: 'positive', role: 'perEvent' });
  if (issue !== undefined) report.add({ path: [...path, 'overDispersion'], expected: `the cv of a gamma multiplier: ${issue.expected}`, got: issue.got });
}

function checkDates({ report }: Checking, path: readonly string[], { from, until }: Source): void {
  if (from !== undefined && !z.iso.date().safeParse(from).success) {
    report.add({ path: [...path, 'from'], expected: 'a calendar day, YYYY-MM-DD (a motion only for kind: handoff or attach)', got: shown(from) });
  } else if (from !== undefined && until !== undefined && until < from) {
    report.add({ path: [...path, 'until'], expected: `${from} or later`, got: until });
  }
}

function checkCreators({ scenario, report, names }: Checking, path: readonly string[], motion: Worked, source: Source): void {
  const { kind } = source;
  const owner = Object.hasOwn(scenario.pools, motion.owner) ? scenario.pools[motion.owner] : undefined;
  if (kind === 'self' && owner !== undefined && !hasSeats(owner)) {
    report.add({ path: [...path, 'kind'], expected: `people in ${motion.owner} who create opportunities`, got: 'no headcount and no hires' });
  }
  if (kind === 'outbound') {
    if (source.pool === undefined) report.add({ path: [...path, 'pool'], expected: 'the pool whose people create the opportunities', got: 'nothing' });
    else mustExist(report, [...path, 'pool'], source.pool, names.pools, 'a pool of this scenario');
  }
  if (source.program !== undefined) mustExist(report, [...path, 'program'], source.program, Object.keys(scenario.partners ?? {}), 'a programme of partners');
  if (source.coveredBy !== undefined) mustExist(report, [...path, 'coveredBy'], source.coveredBy, names.pools, 'a pool of this scenario');
  if (kind !== 'base' && kind !== 'referral') return;
  if (source.segment !== undefined && !mustExist(report, [...path, 'segment'], source.segment, names.segments, 'a segment of this scenario')) return;
  const segment = source.segment ?? segmentOf(motion, names.segments);
  if (Object.values(scenario.motions).some((other) => other.kind === 'renewal' && segmentOf(other, names.segments) === segment)) return;
  report.add({ path: [...path, 'kind'], expected: `a renewal motion for ${segment}, which keeps its customers`, got: `${kind} without one` });
}

/** What a qualification motion qualifies is handed on, all of it. */
export function checkHandedOn({ scenario, report }: Checking): void {
  for (const [name, motion] of Object.entries(scenario.motions)) {
    if (motion.kind !== 'qualification') continue;
    const shares = Object.values(scenario.motions).flatMap((other) =>
      other.kind === 'newBusiness' ? Object.values(other.sources).flatMap((source) => (source.kind === 'handoff' && source.from === name ? [source.share ?? 1] : [])) : [],
    );
    const sum = shares.reduce((total, share) => total + share, 0);
    if (Math.abs(sum - 1) <= 1e-9) continue;
    const got = shares.length === 0 ? 'none' : `shares that add up to ${Number(sum.toPrecision(12))}`;
    report.add({ path: ['motions', name], expected: `handoff sources that take all of its qualified opportunities (kind: handoff, from: ${name})`, got });
  }
}

const hasSeats = (pool: Pool): boolean => openingCount(pool) > 0 || Object.values(pool.hires).some((hire) => hire.count > 0);

/** People of a pool on the opening day. */
export const openingCount = (pool: Pool): number => (typeof pool.headcount === 'number' ? pool.headcount : pool.headcount.count);
