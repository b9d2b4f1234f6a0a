import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { DistributionSpec, FieldKind } from '../../../src/scenario/fields.ts';
import * as families from './families.ts';
import type { Distribution } from './families.ts';
import type { Random } from './random.ts';
import { rootBetween } from './special.ts';

/** What a nested, uncertain parameter is worth: its mean, or this trial's draw of it. */
type Worth = (spec: DistributionSpec, kind: FieldKind) => number;
type Fields = Readonly<Record<string, unknown>>;

const familyNames = 'lognormal normal gamma weibull exponential geometric beta uniform triangular pert empirical discrete mixture'.split(' ');
const settled = new WeakMap<object, Map<FieldKind, Distribution>>();

/** A per-event field in this trial: uncertain parameters inside it are drawn here, once. */
export function perEvent(spec: DistributionSpec, random: Random, kind: FieldKind = 'positive'): Distribution {
  return built(spec, kind, (nested, nestedKind) => once(nested, random, nestedKind));
}

/** A per-event field at its central values: uncertain parameters count with their means. */
export function central(spec: DistributionSpec, kind: FieldKind = 'positive'): Distribution {
  return built(spec, kind, meanOf);
}

/** An uncertain field in this trial. */
export function once(spec: DistributionSpec, random: Random, kind: FieldKind): number {
  return typeof spec === 'number' ? spec : perEvent(spec, random, kind).draw(random);
}

/** An uncertain field at its central value, the mean. */
export const meanOf = (spec: DistributionSpec, kind: FieldKind): number => (typeof spec === 'number' ? spec : central(spec, kind).mean);

function built(spec: DistributionSpec, kind: FieldKind, worth: Worth): Distribution {
  if (typeof spec === 'number') return families.constant(spec);
  const known = settled.get(spec)?.get(kind);
  if (known) return known;
  let isCertain = true;
  const watched: Worth = (nested, nestedKind) => {
    if (typeof nested !== 'number') isCertain = false;
    return worth(nested, nestedKind);
  };
  const maximum = kind === 'probability' ? 1 : Infinity;
  const distribution = families.clamped(family(spec, kind, watched), kind === 'real' ? -Infinity : 0, maximum);
  if (isCertain) settled.set(spec, (settled.get(spec) ?? new Map<FieldKind, Distribution>()).set(kind, distribution));
  return distribution;
}

function family(spec: Fields, kind: FieldKind, worth: Worth): Distribution {
  const name = Object.keys(spec)[0]!;
  if (Object.keys(spec).length === 1 && familyNames.includes(name)) return named(name, spec[name], kind, worth);
  if (has(spec, 'min', 'mode', 'max')) return named('pert', spec, kind, worth);
  if (has(spec, 'min', 'max')) return named('uniform', spec, kind, worth);
  if (kind === 'probability') return named('beta', spec, kind, worth);
  return named('lognormal', spec, kind, worth);
}

function named(name: string, value: unknown, kind: FieldKind, worth: Worth): Distribution {
  const fields = value as Fields;
  const location = (key: string): number => worth(fields[key] as DistributionSpec, kind);
  const shape = (key: string): number => worth(fields[key] as DistributionSpec, 'positive');
  switch (name) {
    case 'lognormal':
      if (has(fields, 'mean', 'cv')) return families.lognormalOfMean(location('mean'), shape('cv'));
      if (has(fields, 'median', 'sigma')) return families.lognormalOfMedian(location('median'), shape('sigma'));
      if (has(fields, 'p10', 'p90')) return families.lognormalOfPercentiles(location('p10'), location('p90'));
      break;
    case 'normal':
      if (has(fields, 'mean', 'sd')) return families.normal(location('mean'), shape('sd'));
      break;
    case 'gamma':
      if (has(fields, 'mean', 'cv')) return families.gammaOfMean(location('mean'), shape('cv'));
      if (has(fields, 'shape', 'scale')) return families.gamma(shape('shape'), shape('scale'));
      break;
    case 'weibull':
      if (has(fields, 'shape', 'scale')) return families.weibull(shape('shape'), shape('scale'));
      if (has(fields, 'mean', 'shape')) return families.weibullOfMean(location('mean'), shape('shape'));
      if (has(fields, 'mean', 'cv')) return families.weibullOfCv(location('mean'), shape('cv'));
      break;
    case 'exponential':
      if (has(fields, 'mean')) return families.exponential(location('mean'));
      break;
    case 'geometric':
      if (has(fields, 'p')) return families.geometric(worth(fields['p'] as DistributionSpec, 'probability'), 'step' in fields ? shape('step') : 1);
      break;
    case 'beta':
      if (has(fields, 'alpha', 'beta')) return families.beta(shape('alpha'), shape('beta'));
      if (has(fields, 'mean', 'sd')) return families.betaOfMean(location('mean'), shape('sd'));
      if (has(fields, 'p10', 'p90')) return betaOfPercentiles(location('p10'), location('p90'));
      break;
    case 'uniform':
      if (has(fields, 'min', 'max')) return families.uniform(location('min'), location('max'));
      break;
    case 'triangular':
      if (has(fields, 'min', 'mode', 'max')) return families.triangular(location('min'), location('mode'), location('max'));
      break;
    case 'pert':
      if (has(fields, 'min', 'mode', 'max')) return families.pert(location('min'), location('mode'), location('max'));
      break;
    case 'empirical': {
      const values = value as readonly number[];
      return families.mixture(values.map(families.constant), values.map(() => 1));
    }
    case 'discrete':
      return families.mixture((fields['values'] as number[]).map(families.constant), fields['weights'] as number[]);
    case 'mixture': {
      const parts = value as readonly { weight: number; of: DistributionSpec }[];
      return families.mixture(parts.map((part) => mixed(part.of, kind, worth)), parts.map((part) => part.weight));
    }
  }
  throw new Error(`no such distribution: ${name} of ${JSON.stringify(value)}`);
}

const mixed = (spec: DistributionSpec, kind: FieldKind, worth: Worth): Distribution =>
  typeof spec === 'number' ? families.constant(spec) : family(spec, kind, worth);

const has = (fields: Fields, ...keys: string[]): boolean => keys.every((key) => key in fields);

/** For each weight a + b the mean that gives the p10; of those the one that gives the p90. */
function betaOfPercentiles(p10: number, p90: number): Distribution {
  const meanFor = (weight: number): number => rootBetween(1e-9, 1 - 1e-9, (mean) => betaQuantile(0.1, mean * weight, (1 - mean) * weight) - p10);
  const weight = Math.exp(
    rootBetween(Math.log(0.1), Math.log(1e6), (logWeight) => {
      const w = Math.exp(logWeight);
      const mean = meanFor(w);
      return betaQuantile(0.9, mean * w, (1 - mean) * w) - p90;
    }),
  );
  const mean = meanFor(weight);
  return families.beta(mean * weight, (1 - mean) * weight);
}
