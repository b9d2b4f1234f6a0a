import { limits } from '../limits.ts';
import { isMap, type Plain } from '../tree/plain.ts';
import type { Report } from './report.ts';

const sections: Readonly<Record<string, number>> = limits.sections;

/** No map has more entries than `limits.ts` allows: what is beyond is not looked at any further. */
export function checkSizes(value: Plain, report: Report, path: readonly string[] = []): void {
  if (Array.isArray(value)) value.forEach((item, index) => checkSizes(item, report, [...path, String(index)]));
  if (!isMap(value)) return;
  const entries = Object.entries(value);
  const most = path.length === 1 && Object.hasOwn(sections, path[0]) ? sections[path[0]] : limits.names;
  if (entries.length > most) return report.add({ path, expected: `at most ${most} entries`, got: String(entries.length), isLimit: true });
  for (const [key, inner] of entries) checkSizes(inner, report, [...path, key]);
}
