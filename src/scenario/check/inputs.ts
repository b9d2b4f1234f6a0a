import { resolveDistribution } from '../../distributions/resolve.ts';
import { inputsOf, type Input } from '../inputs.ts';
import { shown } from '../text/printable.ts';
import { suggestion } from '../text/suggest.ts';
import type { Checking } from './context.ts';
import { checkCorrelations } from './correlations.ts';

/** Correlations and ensembles speak of numbers that are uncertain, and do not contradict each other. */
export function checkInputs(checking: Checking): void {
  const { scenario, report } = checking;
  if (scenario.correlations.length === 0 && Object.keys(scenario.ensembles).length === 0) return;
  const inputs = new Map(inputsOf(scenario).map((input) => [input.path, input]));
  const drawn = checkEnsembles(checking, inputs);
  const before = report.issues.length;
  scenario.correlations.forEach(({ between }, index) => {
    between.forEach((name, side) => checkUncertain(checking, ['correlations', String(index), 'between', String(side)], name, inputs, drawn));
  });
  if (report.issues.length === before) checkCorrelations(report, scenario.correlations);
}

function checkUncertain({ report }: Checking, path: readonly string[], name: string, inputs: ReadonlyMap<string, Input>, drawn: ReadonlyMap<string, string>): void {
  const ensemble = drawn.get(name);
  if (ensemble !== undefined) return report.add({ path, expected: 'an input that no ensemble draws', got: `${shown(name)}, drawn by ${ensemble}` });
  const input = inputs.get(name);
  if (input?.uncertain === true) return;
  const got = input === undefined ? shown(name) : `${shown(name)}, which is a plain number`;
  report.add({ path, expected: 'the path of an uncertain input', got, hint: input === undefined ? suggestion(name, [...inputs.keys()]) : undefined });
}

function checkEnsembles({ scenario, report }: Checking, inputs: ReadonlyMap<string, Input>): Map<string, string> {
  const drawn = new Map<string, string>();
  for (const [name, { paths, draws }] of Object.entries(scenario.ensembles)) {
    paths.forEach((path, column) => {
      const at = ['ensembles', name, 'paths', String(column)];
      const input = inputs.get(path);
      const before = drawn.get(path);
      if (input === undefined) report.add({ path: at, expected: 'the path of a stated number that may be uncertain', got: shown(path), hint: suggestion(path, [...inputs.keys()]) });
      else if (before !== undefined) report.add({ path: at, expected: 'each input in one ensemble', got: shown(path), hint: `already in ${before}` });
      else drawn.set(path, name);
    });
    draws.forEach((row, index) => {
      const at = ['ensembles', name, 'draws', String(index)];
      if (row.length !== paths.length) return report.add({ path: at, expected: `${paths.length} values, one per path`, got: String(row.length) });
      row.forEach((value, column) => checkDraw(report, [...at, String(column)], value, inputs.get(paths[column] ?? '')));
    });
  }
  return drawn;
}

function checkDraw(report: Checking['report'], path: readonly string[], value: number, input: Input | undefined): void {
  if (input === undefined) return;
  const resolution = resolveDistribution(value, input.kind);
  if (resolution.ok) return;
  for (const { expected, got } of resolution.issues) report.add({ path, expected: `${expected}, as ${input.path} takes`, got });
}
