import { lineName } from '../../record/metrics/entry.ts';
import { meanOf, momentsOf } from '../../record/statistics/moments.ts';
import { FEWEST_FOR_PERCENTILES } from '../../record/statistics/percentiles.ts';
import { presentInto } from '../../record/statistics/present.ts';
import { quantileOf } from '../../record/statistics/quantile.ts';
import { identityOf } from '../../run/identity.ts';
import { betterOf } from '../compare/better.ts';
import { columnsByName, type MetricName } from '../compare/lines.ts';
import { differenceOf } from '../paired/difference.ts';
import type { VariantRun } from '../variants.ts';
import type { SweepMetric, SweepRow } from './schema.ts';

/** A row without figures: what the variant is. */
export type RowHead = Pick<SweepRow, 'name' | 'settings' | 'file'>;

/** The row of a variant that has run, against the base. */
export function rowOf(head: RowHead, base: VariantRun, run: VariantRun, names: readonly MetricName[], isPaired: boolean): SweepRow {
  const [before, after] = [base, run].map(columnsByName);
  const metrics = names.flatMap((name): SweepMetric[] => {
    const line = lineName(name);
    const [from, to] = [before.get(line)?.total, after.get(line)?.total];
    if (from === undefined || to === undefined) return [];
    const better = betterOf(name.id);
    return [{ ...name, better, level: levelOf(to), ...differenceOf(from, to, { isPaired, less: better === 'less' }) }];
  });
  return { ...head, identity: identityOf(run.loaded.scenario), error: null, metrics };
}

export function failedRow(head: RowHead, error: unknown): SweepRow {
  return { ...head, identity: null, error: error instanceof Error ? error.message.split('\n')[0] : String(error), metrics: [] };
}

function levelOf(samples: Float64Array): SweepMetric['level'] {
  const values = presentInto(new Float64Array(samples.length), samples);
  const mean = meanOf(momentsOf(values));
  const sorted = values.sort();
  const at = (p: number) => (sorted.length < FEWEST_FOR_PERCENTILES ? null : quantileOf(sorted, p));
  return { mean, p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
