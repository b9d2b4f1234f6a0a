import type { DaysSummary } from '../../crm/calibrate/calibration.ts';

const POINTS = 40;
/** A curve is drawn until so few are left. */
const LEAST = 0.02;

/** A fitted distribution of days as a curve: days, and the share still there then; empty where no curve follows from shape and mean. */
export function survivalPoints({ family, shape, mean }: Pick<DaysSummary, 'family' | 'shape' | 'mean'>): [days: number, share: number][] {
  const curve = curveOf(family, shape, mean);
  if (curve === null || !(mean > 0)) return [];
  let end = mean;
  while (curve(end) > LEAST && end < 20 * mean) end *= 1.25;
  return Array.from({ length: POINTS + 1 }, (_, i) => [(end * i) / POINTS, curve((end * i) / POINTS)]);
}

function curveOf(family: DaysSummary['family'], shape: number | null, mean: number): ((days: number) => number) | null {
  if (family === 'exponential') return (days) => Math.exp(-days / mean);
  if (shape === null || !(shape > 0)) return null;
  if (family === 'weibull') {
    const scale = mean / gamma(1 + 1 / shape);
    return (days) => Math.exp(-((days / scale) ** shape));
  }
  if (family === 'lognormal') {
    const mu = Math.log(mean) - (shape * shape) / 2;
    return (days) => (days <= 0 ? 1 : normalAbove((Math.log(days) - mu) / shape));
  }
  if (family !== 'loglogistic') return null;
  // the sd of the logarithm is pi / (b sqrt 3)
  const b = Math.PI / (shape * Math.sqrt(3));
  if (b <= 1) return null;
  const scale = (mean * Math.sin(Math.PI / b)) / (Math.PI / b);
  return (days) => 1 / (1 + (days / scale) ** b);
}

/** 1 − Φ(z), within 1e-7: Abramowitz and Stegun 26.2.17. A picture needs no more. */
function normalAbove(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? tail : 1 - tail;
}

/** Γ for 1 to 2 and above, by Stirling's series after a shift: within 1e-8. */
function gamma(x: number): number {
  if (x < 8) return gamma(x + 1) / x;
  return Math.sqrt((2 * Math.PI) / x) * (x / Math.E) ** x * (1 + 1 / (12 * x) + 1 / (288 * x * x) - 139 / (51840 * x ** 3));
}
