import { cholesky } from '../distributions/copula/cholesky.ts';
import { H_COPULAS, H_DISTS, H_EXPONENTIAL, H_INPUTS, H_NORMAL, H_PARAMS, INPUT_ALONE, INPUT_COPULA, INPUT_ENSEMBLE } from '../kernel/layout.ts';
import {
  S_BANK_KIND, S_BANK_LOCATION, S_BANK_SCALE, S_BANK_TABLE, S_COPULA_CHOLESKY, S_COPULA_FIRST, S_COPULA_MATRIX, S_COPULA_MEMBER,
  S_COPULA_SIZE, S_DIST_BANK, S_DIST_BANK_FIRST, S_DIST_KIND, S_DIST_LOCATION, S_DIST_SCALE, S_DIST_STEP, S_DIST_TABLE, S_ENSEMBLE_ADDRESS,
  S_ENSEMBLE_COLUMNS, S_ENSEMBLE_FIRST, S_ENSEMBLE_ROWS, S_ENSEMBLE_VALUE, S_INPUT_ADDRESS, S_INPUT_COLUMN, S_INPUT_ENSEMBLE, S_INPUT_KIND,
  S_INPUT_LOCATION, S_INPUT_SCALE, S_INPUT_STEP, S_INPUT_TABLE, S_INPUT_TABLE_KIND, S_PARAM_INPUT, S_PARAM_VALUE, S_TABLES,
} from '../kernel/section-ids.ts';
import { DIST_LINEAR } from '../kernel/layout.ts';
import type { Scenario } from '../scenario/schema.ts';
import { Addresses } from './hash.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';

/**
 * Writes everything numeric: uncertain inputs (alone, correlated, or from joint draws), parameters, distributions, tables. Last
 * of all. An input of `redrawn` has its draws at another address; an ensemble has when one of its inputs is.
 */
export function writeNumbers(writer: ProgramWriter, scenario: Scenario, numbers: Numbers, redrawn: ReadonlySet<string>): void {
  const { inputs } = numbers;
  const addresses = new Addresses();
  const members = correlatedGroups(scenario, numbers);
  const ensembles = Object.entries(scenario.ensembles);
  const memberOf = new Map(members.flatMap(({ paths }, k) => paths.map((path) => [path, k])));
  const ensembleOf = new Map(ensembles.flatMap(([, { paths }], e) => paths.map((path, column) => [path, { e, column }])));
  const tables = inputs.map(({ resolved }) => (resolved.constant === undefined ? numbers.table(resolved.unit) : { kind: DIST_LINEAR, at: 0 }));
  const normal = numbers.table({ kind: 'normal' });
  const exponential = numbers.table({ kind: 'exponential' });
  writer.put(S_INPUT_KIND, inputs.map(({ path }) => (ensembleOf.has(path) ? INPUT_ENSEMBLE : memberOf.has(path) ? INPUT_COPULA : INPUT_ALONE)));
  writer.put(S_INPUT_ADDRESS, inputs.map(({ path }) => addresses.of(`input/${path}${again(redrawn, path)}`)));
  writer.put(S_INPUT_TABLE, tables.map(({ at }) => at));
  writer.put(S_INPUT_TABLE_KIND, tables.map(({ kind }) => kind));
  writer.put(S_INPUT_ENSEMBLE, inputs.map(({ path }) => ensembleOf.get(path)?.e ?? -1));
  writer.put(S_INPUT_COLUMN, inputs.map(({ path }) => ensembleOf.get(path)?.column ?? -1));
  writer.put(S_INPUT_LOCATION, inputs.map(({ resolved }) => resolved.constant ?? resolved.location));
  writer.put(S_INPUT_SCALE, inputs.map(({ resolved }) => (resolved.constant === undefined ? resolved.scale : 0)));
  writer.put(S_INPUT_STEP, inputs.map(({ resolved }) => (resolved.rounding === 'ceil' ? resolved.step : 0)));
  writeEnsembles(writer, ensembles.map(([name, { paths, draws }]) => ({ name: `${name}${again(redrawn, ...paths)}`, draws })));
  writeCopulas(writer, members, numbers);
  writer.put(S_PARAM_INPUT, numbers.params.map(({ input }) => input));
  writer.put(S_PARAM_VALUE, numbers.params.map(({ value }) => value));
  writer.put(S_DIST_KIND, numbers.dists.map(({ kind }) => kind));
  writer.put(S_DIST_TABLE, numbers.dists.map(({ table }) => table));
  writer.put(S_DIST_LOCATION, numbers.dists.map(({ location }) => location));
  writer.put(S_DIST_SCALE, numbers.dists.map(({ scale }) => scale));
  writer.put(S_DIST_STEP, numbers.dists.map(({ step }) => step));
  writer.put(S_DIST_BANK, numbers.dists.map(({ bank }) => bank));
  writer.put(S_DIST_BANK_FIRST, numbers.dists.map(({ bankFirst }) => bankFirst));
  writer.put(S_BANK_TABLE, numbers.banks.map(({ table }) => table));
  writer.put(S_BANK_KIND, numbers.banks.map(({ kind }) => kind));
  writer.put(S_BANK_LOCATION, numbers.banks.map(({ location }) => location));
  writer.put(S_BANK_SCALE, numbers.banks.map(({ scale }) => scale));
  writer.put(S_TABLES, numbers.tables());
  writer.set(H_INPUTS, inputs.length);
  writer.set(H_PARAMS, numbers.params.length);
  writer.set(H_DISTS, numbers.dists.length);
  writer.set(H_NORMAL, normal.at);
  writer.set(H_EXPONENTIAL, exponential.at);
}

/** No name of a scenario has a slash. */
const again = (redrawn: ReadonlySet<string>, ...paths: readonly string[]): string => (paths.some((path) => redrawn.has(path)) ? '/again' : '');

function writeEnsembles(writer: ProgramWriter, ensembles: readonly { name: string; draws: readonly (readonly number[])[] }[]): void {
  const addresses = new Addresses();
  const values: number[] = [];
  const firsts = ensembles.map(({ draws }) => {
    const first = values.length;
    for (const row of draws) values.push(...row);
    return first;
  });
  writer.put(S_ENSEMBLE_ADDRESS, ensembles.map(({ name }) => addresses.of(`ensemble/${name}`)));
  writer.put(S_ENSEMBLE_ROWS, ensembles.map(({ draws }) => draws.length));
  writer.put(S_ENSEMBLE_COLUMNS, ensembles.map(({ draws }) => draws[0]?.length ?? 0));
  writer.put(S_ENSEMBLE_FIRST, firsts);
  writer.put(S_ENSEMBLE_VALUE, values);
}

interface Group {
  readonly paths: readonly string[];
  readonly rho: (a: string, z: string) => number;
}

/** Correlated inputs, in groups that are connected by stated correlations; members in the order of their paths. */
function correlatedGroups({ correlations }: Scenario, numbers: Numbers): Group[] {
  const groups: Set<string>[] = [];
  for (const { between } of correlations) {
    const touched = groups.filter((group) => between.some((path) => group.has(path)));
    const merged = new Set([...between, ...touched.flatMap((group) => [...group])]);
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  const rho = (a: string, z: string): number =>
    a === z ? 1 : (correlations.find(({ between }) => between.includes(a) && between.includes(z))?.rho ?? 0);
  return groups.map((group) => ({ paths: [...group].filter((path) => numbers.inputAt(path) !== undefined).sort(), rho })).filter(({ paths }) => paths.length > 1);
}

function writeCopulas(writer: ProgramWriter, groups: readonly Group[], numbers: Numbers): void {
  const members: number[] = [];
  const matrices: number[] = [];
  const firsts: number[] = [];
  const starts: number[] = [];
  for (const { paths, rho } of groups) {
    firsts.push(members.length);
    starts.push(matrices.length);
    members.push(...paths.map((path) => numbers.inputAt(path) ?? 0));
    const factor = cholesky(paths.map((a) => paths.map((z) => rho(a, z))));
    if (!factor.ok) throw new Error('unchecked correlations: the matrix has no Cholesky factor');
    for (const row of factor.lower) matrices.push(...row);
  }
  writer.put(S_COPULA_FIRST, firsts);
  writer.put(S_COPULA_SIZE, groups.map(({ paths }) => paths.length));
  writer.put(S_COPULA_MEMBER, members);
  writer.put(S_COPULA_MATRIX, starts);
  writer.put(S_COPULA_CHOLESKY, matrices);
  writer.set(H_COPULAS, groups.length);
}
