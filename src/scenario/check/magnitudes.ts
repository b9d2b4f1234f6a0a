import { limits } from '../limits.ts';
import type { Report } from './report.ts';

/** Numbers so large that sums over a run would lose their meaning are refused; a seed may be any number. */
export function checkMagnitudes(value: unknown, report: Report, path: readonly string[] = []): void {
  if (typeof value === 'number') {
    if (Math.abs(value) > limits.magnitude && path[0] !== 'seed' && !report.has(path)) {
      report.add({ path, expected: `a number of at most ${limits.magnitude}`, got: String(value) });
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) checkMagnitudes(child, report, [...path, key]);
}
