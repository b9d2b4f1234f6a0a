import { compile } from '../../compile/compile.ts';
import { lineName } from '../../record/metrics/entry.ts';
import { RunInputError } from '../../run/errors.ts';
import { laneKeys } from '../../run/keys.ts';
import { subjectOf } from '../../run/subject.ts';
import type { Loaded } from '../../scenario/load.ts';
import { headOf } from '../head.ts';
import { ofTarget, targetOf } from '../measured.ts';
import { decideSettings, withRunner, type DecideOptions } from '../options.ts';
import { attainedBy } from './attained.ts';
import { levelOf, scaled, streetOf, type QuotaStudy, type Scaled } from './level.ts';
import { quotasOf } from './quotas.ts';
import type { Quota } from './result.ts';

export interface QuotaOptions extends DecideOptions {
  /** what stays: the plan, and quotas vary; or the street quota, and the plan varies */
  readonly hold?: Quota['hold'] | undefined;
  /** street quota over the plan, less 1; 0 to 0.4 in steps of 0.1 unless said */
  readonly levels?: readonly number[] | undefined;
  /** pools whose quotas vary; all that own deals unless said */
  readonly pools?: readonly string[] | undefined;
  readonly target?: string | undefined;
  /** find the quotas at which such a share of the people attain */
  readonly share?: number | undefined;
}

const DEFAULT_LEVELS = [0, 0.1, 0.2, 0.3, 0.4];
/** Runs that the search for a share takes at most. */
const SEARCH_RUNS = 14;

/**
 * What over-assignment does: with the plan held, quotas vary, and with them who attains, pay, and attrition where it depends
 * on attainment; with the street quota held, the plan varies, and with it the chance of the plan.
 *
 * @throws RunInputError for a pool, target or level that makes no sense, and whatever a run throws
 */
export async function quota(loaded: Loaded, options: QuotaOptions = {}): Promise<Quota> {
  const began = performance.now();
  const { hold = 'plan', share } = options;
  const levels = options.levels ?? DEFAULT_LEVELS;
  for (const level of levels) if (!(level > -1 && level <= 10)) throw new RunInputError(`levels: expected over-assignments above -1 and at most 10, such as 0.2; got ${level}`);
  if (share !== undefined && !(share > 0 && share < 1)) throw new RunInputError(`share: expected a share between 0 and 1, got ${share}`);
  const { trials, seed, workers } = decideSettings(options, loaded);
  const compiled = compile(loaded);
  const subject = subjectOf(compiled);
  const target = targetOf(subject, options.target);
  if (target.rate !== undefined) throw new RunInputError(`target: expected one in money, ${target.name} is a rate`);
  const quotas = quotasOf(loaded.scenario, compiled.names, options.pools);
  let done = 0;
  const of = trials * (1 + (hold === 'plan' ? levels.length : 0) + (share === undefined ? 0 : SEARCH_RUNS));
  const onTrials = (more: number) => {
    done += more;
    options.onProgress?.({ phase: 'simulate', trials: done, of: Math.max(of, done), seconds: (performance.now() - began) / 1000 });
  };
  return withRunner(workers, options.signal, async (runner) => {
    const study: QuotaStudy = { loaded, subject, target, measured: ofTarget(subject, target), quotas, keys: laneKeys(seed), trials, runner, onTrials };
    const base = await scaled(study, 1);
    const street = streetOf(study, base);
    const runs = hold === 'street' ? [] : await Promise.all(levels.map((level) => scaled(study, (target.total * (1 + level)) / street)));
    const found = share === undefined ? null : await attainedBy(study, base, share);
    return {
      ...headOf('quotacast.quota', loaded, compiled, { seed, trials, independent: false, began, workers, trialsDone: done }),
      hold,
      target: { name: target.name, measure: target.measure, unit: loaded.scenario.currency, total: target.total },
      stated: levelOf(study, base, target.total),
      levels: hold === 'street' ? levels.map((level) => levelOf(study, base, street / (1 + level))) : runs.map((run) => levelOf(study, run, target.total)),
      sellsTheSame: runs.every((run) => sellsAs(study, base, run)),
      attained: found,
    };
  });
}

/** Whether a scaled scenario books the same in every trial. */
function sellsAs({ measured }: QuotaStudy, base: Scaled, run: Scaled): boolean {
  const line = lineName({ by: {}, ...measured.wanted });
  const [was, is] = [base.columns.get(line)!, run.columns.get(line)!];
  return was.every((x, j) => Object.is(x, is[j]));
}
