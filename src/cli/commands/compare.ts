import type { NamedScenario } from '../../decide/compare/compare.ts';
import type { Comparison } from '../../decide/compare/schema.ts';
import type { Loaded } from '../../scenario/load.ts';
import type { Define } from '../command.ts';
import { assignmentsOf } from '../decide/assignments.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { checkOut, publish } from '../decide/publish.ts';
import { readInput, type Input } from '../decide/read-input.ts';
import { work } from '../decide/work.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { gathered } from '../options.ts';
import { UsageError } from '../usage-error.ts';

interface CompareFlags extends DecideFlags {
  readonly with?: readonly string[];
  readonly factorial?: true;
}

const examples = `
Example:
  quotacast compare scenarios/hiring-plan.yaml --with pools.ae.hires.spring.count=5
  quotacast compare plan.yaml other.yaml third.yaml --out runs/three
  quotacast compare plan.yaml --factorial --with pools.ae.capacity=18 --with 'motions.newBusiness.winRate=0.28'

Several changes in one variant are parted by a semicolon: --with 'pools.ae.capacity=18; pools.ae.backfill=false'.
A variant may also be a result.json of simulate: the scenario that it holds is simulated again.
`;

export const define: Define = (command, done) => {
  command
    .description('Compares variants with a base on the same random numbers: what each changes, how sure that is, what it costs and when it pays back.')
    .argument('<base>', 'a scenario file, or a result.json of simulate')
    .argument('[variant...]', 'other scenario files or results')
    .addOption(gathered('--with <path=value>', 'a variant of the base with a field changed; may be given several times'))
    .option('--factorial', 'take each --with as a lever and simulate all combinations of two or three of them');
  addDecideFlags(command)
    .addHelpText('after', examples)
    .action(async (base: string, variants: string[], flags: CompareFlags) => done(await compareFiles(base, variants, flags)));
};

async function compareFiles(file: string, others: readonly string[], flags: CompareFlags): Promise<ExitCode> {
  const changes = (flags.with ?? []).map((text) => assignmentsOf(text, '--with'));
  if (others.length + changes.length === 0) throw new UsageError('compare: expected a second scenario or --with path=value');
  if (flags.factorial && others.length > 0) throw new UsageError('--factorial takes levers from --with: leave out the other scenarios');
  if (flags.factorial && (changes.length < 2 || changes.length > 3)) throw new UsageError(`--factorial: expected two or three --with, got ${changes.length}`);
  checkOut(flags);
  const inputs = [file, ...others].map((each) => readInput(each, flags.set));
  const { trials, seed } = sharedRun([file, ...others], inputs, flags);
  const [base, ...files] = nameAll([file, ...others], inputs.map(({ loaded }) => loaded));
  const variants: NamedScenario[] = [...files, ...changes.map((of) => ({ name: of.join('; '), loaded: base.loaded.vary({ set: of }, '--with'), changes: of }))];
  const { compare } = await import('../../decide/compare/compare.ts');
  return work<Comparison>(
    flags,
    (options) => compare(base, variants, { ...options, trials, seed, factorial: flags.factorial }),
    async (comparison) => {
      const { comparisonReport } = await import('../../report/text/decide/comparison.ts');
      await publish(flags, comparison, (page) => comparisonReport(comparison, page));
      return exitCodes.done;
    },
  );
}

/** Results say with which seed and how many trials they were made; they must agree unless the command says otherwise. */
function sharedRun(files: readonly string[], inputs: readonly Input[], flags: CompareFlags): Pick<CompareFlags, 'seed' | 'trials'> {
  const runs = inputs.flatMap(({ run }, k) => (run === null ? [] : [{ file: files[k], run }]));
  const shared = <T extends 'seed' | 'trials'>(what: T): CompareFlags[T] => {
    if (flags[what] !== undefined || runs.length === 0) return flags[what];
    const [first] = runs;
    const other = runs.find(({ run }) => run[what] !== first.run[what]);
    if (other !== undefined) throw new UsageError(`${other.file} cannot be compared with ${first.file}: expected ${what} ${first.run[what]}, got ${other.run[what]} (--${what} gives all the same)`);
    return first.run[what] as CompareFlags[T];
  };
  return { seed: shared('seed'), trials: shared('trials') };
}

/** Scenarios under their own names; under their files' where names are the same. */
function nameAll(files: readonly string[], scenarios: readonly Loaded[]): NamedScenario[] {
  const names = scenarios.map(({ scenario }) => scenario.name);
  const isTold = new Set(names).size === names.length;
  return scenarios.map((loaded, k) => ({ name: isTold ? names[k] : files[k], loaded }));
}
