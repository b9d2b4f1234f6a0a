import type { Assumption } from '../../scenario/presets.ts';
import { formatIssue, ScenarioError, type Issue } from '../../scenario/error.ts';
import { impliedWinRates } from '../../scenario/implied.ts';
import type { Note } from '../../scenario/lint.ts';
import type { Loaded } from '../../scenario/load.ts';
import { printable } from '../../scenario/text/printable.ts';
import type { RunCost } from '../check/cost.ts';
import { costLine } from '../check/cost-line.ts';
import type { Define } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption, setOption } from '../options.ts';
import { wholeNumber } from '../parse-number.ts';
import { loadScenarioFile } from '../scenario-file.ts';

interface Checked {
  readonly file: string;
  readonly loaded?: Loaded;
  readonly issues: readonly Issue[];
  cost?: RunCost;
}

export const define: Define = (command, done) => {
  command
    .description('Validates scenarios and points at what is implausible: units, contradictions, loads. Runs nothing.')
    .argument('<scenario...>', 'scenario files (YAML or JSON), or - for standard input')
    .addOption(setOption())
    .option('--cost <trials>', 'also say how long a run of so many trials takes, and its memory', wholeNumber)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  quotacast check scenarios/mid-market.yaml\n  quotacast check plan.yaml --set pools.ae.capacity=12 --cost 100000\n')
    .action(async (files: string[], options: { set?: string[]; cost?: number; json?: true }) => {
      const all = files.map((file) => checkFile(file, options.set));
      if (options.cost !== undefined) await addCosts(all, options.cost);
      if (options.json) process.stdout.write(`${JSON.stringify(asJson(all), null, 2)}\n`);
      else for (const checked of all) print(checked);
      const failures = all.filter(({ loaded }) => loaded === undefined);
      const isLimit = failures.every(({ issues }) => issues.every((issue) => issue.isLimit === true));
      done(failures.length === 0 ? exitCodes.done : isLimit ? exitCodes.refused : exitCodes.invalid);
    });
};

function checkFile(file: string, set: readonly string[] | undefined): Checked {
  try {
    return { file, loaded: loadScenarioFile(file, set), issues: [] };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { file, issues: error.issues };
  }
}

/** What needs the compiler is read only when it is asked for. */
async function addCosts(all: readonly Checked[], trials: number): Promise<void> {
  const { costOfRun } = await import('../check/cost.ts');
  for (const checked of all) if (checked.loaded !== undefined) checked.cost = costOfRun(checked.loaded, trials);
}

function print({ file, loaded, issues, cost }: Checked): void {
  if (loaded === undefined) {
    process.stderr.write(issues.map((issue) => `${formatIssue(issue)}\n`).join(''));
    return;
  }
  const lines = [`${file}: fine (${loaded.scenario.name})`, ...loaded.notes.map((note) => noteLine(note, loaded))];
  lines.push(...winRateLines(loaded));
  if (cost !== undefined) lines.push(costLine(cost));
  if (loaded.assumed.length > 0) lines.push('assumed, as the scenario does not state it:', ...assumptionLines(loaded.assumed));
  process.stdout.write(`${lines.map(printable).join('\n')}\n`);
}

/** What skill and shocks make of the stated win rates: odds are spread evenly, chances are not. */
function winRateLines({ scenario }: Loaded): string[] {
  const percent = (p: number): string => `${(100 * p).toFixed(1)} %`;
  return impliedWinRates(scenario).map(({ motion, stated, mean }) => `motions.${motion}: win rate ${percent(stated)} for a neutral person in a neutral period, ${percent(mean)} on average over people and periods`);
}

function noteLine({ level, path, text }: Note, loaded: Loaded): string {
  const { file, line, column } = loaded.locate(path);
  return `${level}: ${line > 0 ? `${file}:${line}:${column} ` : ''}${path}: ${text}`;
}

/** One line for each value; entries of a section that share it are named together. */
function assumptionLines(assumed: readonly Assumption[]): string[] {
  const groups = new Map<string, Assumption[]>();
  for (const one of assumed) {
    const key = JSON.stringify([one.path.split('.').toSpliced(1, 1), one.value, one.source]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [{ path, value, source }] = group;
    const [section, , ...field] = path.split('.');
    const names = group.map((one) => one.path.split('.')[1]);
    const where = names.length === 1 ? path : [section, `{${names.join(', ')}}`, ...field].join('.');
    return `  ${where}: ${typeof value === 'string' ? value : JSON.stringify(value)} — ${source}`;
  });
}

const asJson = (all: readonly Checked[]) => ({
  kind: 'quotacast.check',
  version: 1,
  scenarios: all.map(({ file, loaded, issues, cost }) => ({
    file,
    valid: loaded !== undefined,
    name: loaded?.scenario.name ?? null,
    issues,
    notes: (loaded?.notes ?? []).map((note) => ({ ...note, ...loaded?.locate(note.path) })),
    assumed: loaded?.assumed ?? [],
    winRates: loaded ? impliedWinRates(loaded.scenario) : [],
    ...(cost === undefined ? {} : { cost }),
  })),
});
