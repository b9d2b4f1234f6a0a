// The CRPS of whole distributions in closed form (Jordan, Krueger and Lerch 2019, J. Stat. Software 90(12)), and even samples of them.
import { gammaTails } from '../../../src/distributions/special/incomplete-gamma.ts';
import { gammaQuantiles } from '../../../src/distributions/special/inverse-gamma.ts';
import { logGamma } from '../../../src/distributions/special/log-gamma.ts';
import { normalQuantile } from '../../../src/distributions/special/normal-quantile.ts';
import { normalTail } from '../../../src/distributions/special/normal-tail.ts';

interface Closed {
  readonly closed: number;
  /** quantiles at (i + ½) / n */
  readonly samples: Float64Array;
  readonly y: number;
  /** how far the score of the samples may lie from the closed form, relatively */
  readonly within: number;
}

const N = 20_000;
const even = (quantile: (p: number) => number) => Float64Array.from({ length: N }, (_, i) => quantile((i + 0.5) / N));
const cdf = (z: number) => normalTail(-z);
const z = (p: number) => (p <= 0.5 ? normalQuantile(p) : -normalQuantile(1 - p));

/** From a name such as "normal(500,80) y=620". */
export function closedCrps(name: string): Closed {
  const [, family, inside, y] = /^(\w+)\((.*)\) y=(.*)$/.exec(name)!;
  const [a, b = NaN] = inside!.split(',').map((part) => Number(/[\d.]+$/.exec(part.trim())![0]));
  return families[family!]!(a!, b, Number(y));
}

const families: Record<string, (a: number, b: number, y: number) => Closed> = {
  normal(mean, sd, y) {
    const u = (y - mean) / sd;
    const density = Math.exp((-u * u) / 2) / Math.sqrt(2 * Math.PI);
    return { closed: sd * (u * (2 * cdf(u) - 1) + 2 * density - 1 / Math.sqrt(Math.PI)), samples: even((p) => mean + sd * z(p)), y, within: 1e-4 };
  },
  lognormal(mu, sigma, y) {
    const u = (Math.log(y) - mu) / sigma;
    const closed = y * (2 * cdf(u) - 1) - 2 * Math.exp(mu + (sigma * sigma) / 2) * (cdf(u - sigma) + cdf(sigma / Math.SQRT2) - 1);
    return { closed, samples: even((p) => Math.exp(mu + sigma * z(p))), y, within: 1e-4 };
  },
  exponential(rate, _, y) {
    return { closed: y - (2 * -Math.expm1(-rate * y)) / rate + 1 / (2 * rate), samples: even((p) => -Math.log1p(-p) / rate), y, within: 1e-4 };
  },
  gamma(shape, rate, y) {
    const upper = (a: number) => 2 * gammaTails(a).lower(rate * y) - 1;
    const beta = Math.exp(logGamma(0.5) + logGamma(shape) - logGamma(shape + 0.5));
    const { quantile, upperQuantile } = gammaQuantiles(shape);
    const closed = y * upper(shape) - (shape / rate) * upper(shape + 1) - 1 / (rate * beta);
    return { closed, samples: even((p) => (p <= 0.5 ? quantile(p) : upperQuantile(1 - p)) / rate), y, within: 1e-4 };
  },
  poisson(mean, _, y) {
    const chance = (k: number) => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
    const steps = Array.from({ length: 200 }, (_unused, k) => chance(k));
    let total = 0;
    const cumulative = steps.map((step) => (total += step));
    const bessel = (order: number) => Array.from({ length: 100 }, (_unused, k) => Math.exp((2 * k + order) * Math.log(mean) - logGamma(k + 1) - logGamma(k + order + 1))).reduce((sum, term) => sum + term, 0);
    const closed = (y - mean) * (2 * cumulative[y]! - 1) + 2 * mean * steps[y]! - mean * Math.exp(-2 * mean) * (bessel(0) + bessel(1));
    return { closed, samples: even((p) => cumulative.findIndex((at) => at >= p)), y, within: 1e-3 };
  },
};
