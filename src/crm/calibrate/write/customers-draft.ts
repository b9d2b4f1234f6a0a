import type { History } from '../../history.ts';
import type { DrawnColumn } from '../draw-table.ts';
import type { Fits } from '../fits.ts';
import type { JointDraw } from '../joint-draws.ts';
import type { OpenAccounts, Renewals } from '../learn/renewals.ts';

type Plain = Record<string, unknown>;

/** One part of the installed base: a segment of the scenario, or all of it. */
interface Part {
  /** behind the names of its motions; empty where there is one part */
  readonly suffix: string;
  readonly segment: string | undefined;
  readonly accounts: readonly OpenAccounts[];
}

/** Customers by the segments that the scenario has; those of other segments count with the last one. */
function partsOf({ names }: History, { plans }: Fits, { open }: Renewals): Part[] {
  if (plans.segments.length < 2) return [{ suffix: '', segment: plans.segments[0]?.name, accounts: [...open.values()] }];
  const own = new Map(plans.segments.map(({ name }) => [name, [] as OpenAccounts[]]));
  for (const [segment, accounts] of open) {
    const known = plans.segments.find(({ label }) => label === names.segments[segment]) ?? plans.segments.at(-1)!;
    own.get(known.name)!.push(accounts);
  }
  return [...own].map(([segment, accounts]) => ({ suffix: segment[0].toUpperCase() + segment.slice(1), segment, accounts }));
}

const OF = 'contracts that came due';

/** What is not known of renewals and of growth in accounts; segments share the rates. */
export function customerColumns(history: History, fits: Fits): DrawnColumn[] {
  const { renewals } = fits;
  if (renewals === undefined) return [];
  const { constant, curve, added, shrunk, compared } = renewals;
  return partsOf(history, fits, renewals).flatMap(({ suffix }): DrawnColumn[] => {
    const at = `motions.renewals${suffix}`;
    const column = (path: string | undefined, what: string, unit: string, n: number, of: string, method: string, from: (draw: JointDraw) => number): DrawnColumn => ({ path, what: suffix === '' ? what : `${what} (${suffix})`, unit, n, of, method, from });
    const rates = curve === undefined
      ? [column(`${at}.rate`, 'renewal rate', 'probability', constant.due, OF, 'constant, Beta posterior', (draw) => draw.renewals!.rate)]
      : [
          column(`${at}.sbg.alpha`, 'alpha of churn over customers', '', constant.due, OF, 'shifted beta-geometric by maximum likelihood', (draw) => draw.renewals!.alpha),
          column(`${at}.sbg.beta`, 'beta of churn over customers', '', constant.due, OF, 'shifted beta-geometric by maximum likelihood', (draw) => draw.renewals!.beta),
        ];
    const shrinks = shrunk === 0 ? [] : [column(`${at}.contraction.probability`, 'share of renewed contracts that shrink', 'probability', compared, 'renewed contracts', 'Beta posterior', (draw) => draw.renewals!.shrinks)];
    const grows = added.count === 0 ? [] : [column(`motions.expansion${suffix}.per100PerMonth`, 'contracts added beside others', 'per 100 customers and month', added.count, 'added contracts', 'Gamma posterior', (draw) => draw.renewals!.addedPer100PerMonth)];
    return [...rates, ...shrinks, ...grows];
  });
}

interface Says {
  readonly valueAt: (path: string) => number;
  readonly comments: Map<string, string>;
  readonly round: (x: number, digits: number) => number;
}

/** Renewal and expansion motions, and the customers of the opening day. */
export function customersOf(history: History, fits: Fits, owner: string, { valueAt, comments, round }: Says): { motions: Plain; accounts: Plain } {
  const { renewals } = fits;
  if (renewals === undefined) return { motions: {}, accounts: {} };
  const { curve, constant, shrunk, shrunkBy, uplifts, termMonths, added } = renewals;
  const [motions, accounts]: [Plain, Plain] = [{}, {}];
  for (const { suffix, segment, accounts: open } of partsOf(history, fits, renewals)) {
    const at = `motions.renewals${suffix}`;
    const own = segment === undefined ? {} : { segment };
    comments.set(at, curve === undefined ? `one rate for all renewals: a curve gains ${round(renewals.gain, 3)} in twice the ln likelihood over ${constant.due} contracts` : `customers differ: the curve gains ${round(renewals.gain, 3)} in twice the ln likelihood over one rate of ${round(constant.rate, 3)}`);
    const { mean, sd } = shrunkBy;
    const isSpread = sd > 0.01 && sd * sd < 0.8 * mean * (1 - mean);
    motions[`renewals${suffix}`] = {
      kind: 'renewal',
      ...own,
      owner,
      ...(curve === undefined ? { rate: valueAt(`${at}.rate`) } : { sbg: { alpha: valueAt(`${at}.sbg.alpha`), beta: valueAt(`${at}.sbg.beta`) } }),
      ...(shrunk === 0 ? {} : { contraction: { probability: valueAt(`${at}.contraction.probability`), share: isSpread ? { mean: round(mean, 4), sd: round(sd, 4) } : round(mean, 4) } }),
      ...(uplifts.length === 0 ? {} : { uplift: { empirical: uplifts.map((x) => round(x, 4)) } }),
    };
    if (uplifts.length > 0) comments.set(`${at}.uplift`, `increases of the contracts that renewed without shrinking, ${uplifts.length} equally likely values`);
    if (added.count > 0) {
      const to = `motions.expansion${suffix}`;
      comments.set(`${to}.size`, `amount over what the customer paid then, ${added.shares.length} equally likely values`);
      comments.set(`${to}.stages`, 'contracts show what was signed, not how it was sold');
      motions[`expansion${suffix}`] = { kind: 'expansion', ...own, owner, per100PerMonth: valueAt(`${to}.per100PerMonth`), size: { ofArr: { empirical: added.shares.map((x) => round(x, 4)) } }, stages: { signed: { days: 0, advance: 1 } } };
    }
    open.forEach(({ count, arr, tenureMonths }, k) => {
      const name = `${segment ?? 'customers'}${k === 0 ? '' : k + 1}`;
      comments.set(`accounts.${name}`, `customers with a contract on the opening day; their annual value, mean ${round(arr.mean, 4)}`);
      accounts[name] = {
        ...own,
        count,
        arr: arr.empirical === undefined ? { lognormal: { median: round(arr.median, 5), sigma: round(arr.sigma, 4) } } : { empirical: arr.empirical.map((x) => round(x, 5)) },
        termMonths,
        tenureMonths: round(tenureMonths, 3),
        ends: 'random',
      };
    });
  }
  return { motions, accounts };
}
