import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { SweepVariant } from '../../decide/sweep/sweep.ts';
import { ScenarioError } from '../../scenario/error.ts';
import { parsePath } from '../../scenario/path.ts';
import type { Loaded } from '../../scenario/load.ts';
import { FileError } from '../file-error.ts';
import { loadScenarioFile, readScenarioFile } from '../scenario-file.ts';
import { UsageError } from '../usage-error.ts';
import { MOST_VARIANTS, settingVariant } from './grid-variants.ts';

/** Files that match a pattern with `*` and `?` in its last part, in the order of their names. */
export function matching(pattern: string): string[] {
  const folder = dirname(pattern);
  const escaped = basename(pattern).replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  const isMatch = new RegExp(`^${escaped}$`, 'u');
  const names = readFolder(folder).filter((name) => isMatch.test(name)).sort();
  if (names.length === 0) throw new UsageError(`--scenarios: no file matches ${pattern}`);
  return names.map((name) => (pattern.startsWith('./') || folder !== '.' ? join(folder, name) : name));
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  } catch (error) {
    throw new FileError(`${folder}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
  }
}

export function fileVariants(files: readonly string[], set: readonly string[] | undefined): SweepVariant[] {
  return files.map((file) => ({ name: basename(file).replace(/\.(ya?ml|json)$/, ''), settings: {}, file, load: () => loadScenarioFile(file, set) }));
}

/**
 * Variants from a CSV file: a column per path, a row per variant, an empty cell where the base stays. A column `name`
 * names them.
 *
 * @throws ScenarioError for a head that is no path of the scenario, or rows of another length
 */
export function csvVariants(base: Loaded, file: string): SweepVariant[] {
  const refuse = (line: number, expected: string, got: string) => new ScenarioError([{ file, line, column: line > 0 ? 1 : 0, path: '', expected, got }]);
  const records = csvRecords(file, refuse);
  const [heads = [], ...rows] = records;
  if (rows.length === 0) throw refuse(0, 'a head with paths and at least one row', 'none');
  if (rows.length > MOST_VARIANTS) throw refuse(0, `at most ${MOST_VARIANTS} rows`, String(rows.length));
  const nameAt = heads.indexOf('name');
  const paths = heads.filter((_, k) => k !== nameAt);
  const bad = paths.find((path) => parsePath(path) === undefined);
  if (bad !== undefined) throw refuse(1, 'paths such as pools.ae.capacity', JSON.stringify(bad));
  const again = paths.find((path, k) => paths.indexOf(path) !== k);
  if (again !== undefined) throw refuse(1, 'each path once', `${again} twice`);
  const variants = rows.map((row) => {
    const changes = row.flatMap((cell, k) => (k === nameAt || cell === '' ? [] : [`${heads[k]}=${cell}`]));
    return settingVariant(base, changes, file, nameAt < 0 ? undefined : row[nameAt]);
  });
  for (const path of paths) checkColumn(base, path, variants, file);
  return variants;
}

function csvRecords(file: string, refuse: (line: number, expected: string, got: string) => Error): string[][] {
  const text = new TextDecoder().decode(readScenarioFile(file)).replace(/^\ufeff/, '');
  try {
    return parse(text, { trim: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    const { lines = 0, message } = error as Error & { lines?: number };
    throw refuse(lines, 'CSV with as many cells in every row as in the head', message);
  }
}

/** A path under which no row's value can be set is misspelt. */
function checkColumn(base: Loaded, path: string, variants: readonly SweepVariant[], file: string): void {
  const values = variants.flatMap(({ settings }) => settings[path] ?? []);
  let refusal: unknown;
  for (const value of values) {
    try {
      base.vary({ set: [`${path}=${value}`] }, file);
      return;
    } catch (error) {
      refusal ??= error;
    }
  }
  if (refusal !== undefined) throw refusal;
}
