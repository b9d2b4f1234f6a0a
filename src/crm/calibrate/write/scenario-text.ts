import { stringify } from 'yaml';
import { printable } from '../../../scenario/text/printable.ts';
import type { ScenarioDraft } from './scenario-draft.ts';

/** Maps up to so many characters stand on one line. */
const WIDEST = 100;

/** A scenario as YAML, what is to be said of a figure beside it. Reading it back gives the same scenario. */
export function scenarioText({ scenario, comments }: ScenarioDraft, heading: readonly string[] = []): string {
  const lines = heading.map((text) => `# ${oneLine(text)}`);
  for (const [key, value] of Object.entries(scenario)) {
    if (lines.length > 0 && typeof value === 'object') lines.push('');
    lines.push(...fieldLines(key, value, { path: key, indent: 0, comments }));
  }
  return `${lines.join('\n')}\n`;
}

interface Place {
  readonly path: string;
  readonly indent: number;
  readonly comments: ReadonlyMap<string, string>;
}

function fieldLines(key: string, value: unknown, { path, indent, comments }: Place): string[] {
  const margin = ' '.repeat(indent);
  const said = comments.get(path);
  const after = said === undefined ? '' : ` # ${oneLine(said)}`;
  if (path === 'ensembles.calibration') return [`${margin}${key}:${after}`, ...ensembleLines(value as Ensemble, indent + 2)];
  if (!isMap(value)) return [`${margin}${key}: ${flow(value)}${after}`];
  const below = [...comments].filter(([at]) => at.startsWith(`${path}.`));
  const line = `${margin}${key}: ${flow(value)}`;
  // one remark on one figure inside may stand beside the line that holds it
  if (line.length <= WIDEST && below.length + (said === undefined ? 0 : 1) <= 1 && isLeaf(value)) return [`${line}${after}${below.map(([, text]) => ` # ${oneLine(text)}`).join('')}`];
  return [`${margin}${key}:${after}`, ...Object.entries(value).flatMap(([name, inner]) => fieldLines(name, inner, { path: `${path}.${name}`, indent: indent + 2, comments }))];
}

interface Ensemble {
  readonly paths: readonly string[];
  readonly draws: readonly (readonly number[])[];
}

function ensembleLines({ paths, draws }: Ensemble, indent: number): string[] {
  const margin = ' '.repeat(indent);
  return [`${margin}paths:`, ...paths.map((path) => `${margin}  - ${path}`), `${margin}draws:`, ...draws.map((row) => `${margin}  - [${row.join(', ')}]`)];
}

/** A map that holds no maps but distributions. */
const isLeaf = (value: Record<string, unknown>): boolean => Object.values(value).every((inner) => !isMap(inner) || Object.values(inner).every((each) => !isMap(each) || Object.values(each).every((last) => !isMap(last))));

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (isMap(value)) {
    const entries = Object.entries(value);
    return entries.length === 0 ? '{}' : `{ ${entries.map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')} }`;
  }
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : stringify(value, { lineWidth: 0, defaultStringType: /^[\w ]+$/.test(value) ? 'PLAIN' : 'QUOTE_DOUBLE' }).trim();
  return String(value);
}

const oneLine = (text: string): string => printable(text.replaceAll(/\s+/g, ' '));
