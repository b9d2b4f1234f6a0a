import type { Scenario } from './schema.ts';

// collections whose order has a meaning: stages follow each other, the others break ties in order of creation
const ordered = /^(?:segments|pools|motions|accounts|pipeline|targets|pools\.[^.]+\.hires|motions\.[^.]+\.(?:sources|stages))$/;

/** Fields that change nothing in a result. */
const silent: ReadonlySet<string> = new Set(['extends', 'description']);

/**
 * A scenario as the text whose hash is its identity. Fields are sorted by name, so that their order, comments and
 * layout make no difference; collections whose order matters are written as lists of [name, value].
 */
export function canonicalJson(scenario: Scenario): string {
  const { seed, ...rest } = scenario;
  return JSON.stringify(sorted({ ...rest, seed: seedText(seed) }, ''));
}

/** The text of a seed: `7` and `"7"` are the same. */
export const seedText = (seed: number | string): string => String(seed).normalize('NFC');

function sorted(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item, `${path}.`));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, child]) => child !== undefined && !(path === '' && silent.has(key)));
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (ordered.test(path)) return entries.map(([key, child]) => [key, sorted(child, below(key))]);
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, child] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) copy[key] = sorted(child, below(key));
  return copy;
}
