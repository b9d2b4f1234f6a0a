import { compact, grouped, MISSING, trimmed, type Maybe } from './number.ts';

/** A share in percent: whole percents from 10 on, one decimal below; shares that are not quite none or all do not look like it. */
export function percent(share: Maybe): string {
  if (share === null || share === undefined) return MISSING;
  const points = share * 100;
  const size = Math.abs(points);
  if (size > 0 && size < 0.05) return points < 0 ? '> -0.1 %' : '< 0.1 %';
  if (points > 99.5 && points < 100) return points > 99.95 ? '> 99.9 %' : `${trimmed(points, 1)} %`;
  if (size >= 999.5) return `${size < 1e6 ? grouped(points) : compact(points)} %`;
  return `${trimmed(points, size < 9.95 ? 1 : 0)} %`;
}

/** A share in percent with so many decimals. */
export function percentPoints(share: number, decimals: number): string {
  return `${(share * 100).toFixed(decimals)} %`;
}
