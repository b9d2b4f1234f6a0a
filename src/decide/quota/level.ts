import { compile } from '../../compile/compile.ts';
import { catalogue } from '../../record/catalogue.ts';
import { lineName } from '../../record/metrics/entry.ts';
import { Z_95 } from '../../record/statistics/confidence.ts';
import { meanOf, momentsOf, standardErrorOf } from '../../record/statistics/moments.ts';
import { probabilityAtLeast } from '../../record/statistics/probability.ts';
import type { Subject, SubjectTarget } from '../../record/subject.ts';
import type { Wanted } from '../../run/columns/column.ts';
import type { ColumnRunner } from '../../run/columns/runner.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { Measured } from '../measured.ts';
import type { QuotaLevel, StatedQuota } from './result.ts';
import { scaledBy } from './quotas.ts';

/** What levels are computed with. */
export interface QuotaStudy {
  readonly loaded: Loaded;
  readonly subject: Subject;
  readonly target: SubjectTarget;
  /** what the target counts */
  readonly measured: Measured;
  readonly quotas: readonly StatedQuota[];
  readonly keys: Int32Array;
  readonly trials: number;
  readonly runner: ColumnRunner;
  readonly onTrials: (trials: number) => void;
}

/** The scenario with its quotas multiplied: samples over the horizon, by the name of their line. */
export interface Scaled {
  readonly factor: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** Runs the scenario with all quotas multiplied. */
export async function scaled({ loaded, subject, measured, quotas, keys, trials, runner, onTrials }: QuotaStudy, factor: number): Promise<Scaled> {
  const entries = new Set(catalogue(subject).map(lineName));
  const of = (id: string, pool?: string): Wanted => ({ id, ...(pool === undefined ? {} : { by: { pool } }) });
  const byPool = quotas.flatMap(({ pool }) => [of('attainment.shareAtQuota', pool), of('pay.total', pool), of('headcount.leavers', pool)]);
  const streets = subject.pools.map(({ name }) => of('quota.street', name));
  const wanted = [measured.wanted, of('quota.street'), ...byPool, ...streets].filter((line) => entries.has(lineName({ by: {}, ...line })));
  const compiled = compile(factor === 1 ? loaded : loaded.vary({ overrides: scaledBy(quotas, factor) }));
  const columns = await runner.run({ compiled, keys, wanted, trials }, onTrials);
  return { factor, columns: new Map(wanted.map((line, k) => [lineName({ by: {}, ...line }), columns[k].total])) };
}

/** How far a street quota exceeds a plan; 0 where they are the same but for rounding. */
function over(street: number, plan: number): number {
  const share = street / plan - 1;
  return Math.abs(share) < 1e-12 ? 0 : share;
}

/** What a scaled scenario says of a plan. */
export function levelOf(study: QuotaStudy, run: Scaled, plan: number): QuotaLevel {
  const { quotas, measured } = study;
  const column = (id: string, pool: string) => run.columns.get(lineName({ id, by: { pool } }));
  const street = streetOf(study, run);
  const outcome = run.columns.get(lineName({ by: {}, ...measured.wanted }))!;
  return {
    overAssignment: over(street, plan),
    street,
    plan,
    hit: probabilityAtLeast(outcome, plan / measured.factor),
    pools: quotas.map(({ pool, per, amount }) => ({
      pool,
      quota: { per, amount: amount * run.factor },
      shareAtQuota: meanWithError(column('attainment.shareAtQuota', pool)),
      pay: column('pay.total', pool) === undefined ? null : meanWithError(column('pay.total', pool)),
      leavers: meanWithError(column('headcount.leavers', pool)),
    })),
    chain: chainOf(study, run, street, plan),
  };
}

/** The company's street quota: of the pools that own new business, or of those asked for where these are none of them. */
export function streetOf({ quotas }: QuotaStudy, { columns }: Scaled): number {
  const whole = columns.get('quota.street');
  const street = whole === undefined ? quotas.reduce((all, { pool }) => all + meanIn(columns, pool), 0) : (meanWithError(whole).mean ?? 0);
  return street;
}

/** From the people up: what each leader carries, what the pools below carry together, and the company's plan at the top. */
function chainOf({ subject }: QuotaStudy, { columns }: Scaled, street: number, plan: number): QuotaLevel['chain'] {
  const leaders = subject.pools.flatMap(({ name, team }) => (team === undefined ? [] : [{ name, of: team.of.map((k) => subject.pools[k].name) }]));
  const links = leaders.map(({ name, of }) => {
    const number = meanIn(columns, name);
    const below = of.reduce((all, pool) => all + meanIn(columns, pool), 0);
    return { of: name, number, below, cushion: number === 0 ? 0 : below / number - 1 };
  });
  const led = new Set(leaders.flatMap(({ of }) => of));
  const tops = leaders.filter(({ name }) => !led.has(name));
  const below = tops.length === 0 ? street : tops.reduce((all, { name }) => all + meanIn(columns, name), 0);
  return [...links, { of: 'plan', number: plan, below, cushion: below / plan - 1 }];
}

const meanIn = (columns: Scaled['columns'], pool: string): number => meanWithError(columns.get(lineName({ id: 'quota.street', by: { pool } }))).mean ?? 0;

/** The mean of the trials that have a value, with the half width of its 95 % interval. */
export function meanWithError(samples: Float64Array | undefined): { mean: number | null; error: number | null } {
  if (samples === undefined) return { mean: null, error: null };
  const moments = momentsOf(samples.filter((x) => x === x));
  const error = standardErrorOf(moments);
  return { mean: meanOf(moments), error: error === null ? null : Z_95 * error };
}
