import { Option } from 'commander';
import type { Define } from '../command.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { gathered } from '../options.ts';
import { share } from '../parse-number.ts';
import { loadScenarioFile } from '../scenario-file.ts';

interface SensitivityFlags extends DecideFlags {
  readonly metric?: string;
  readonly range?: readonly string[];
  readonly whatIf?: number;
}

const examples = `
Example:
  quotacast sensitivity scenarios/hiring-plan.yaml
  quotacast sensitivity scenarios/mid-market.yaml --range pools.ae.capacity=8..20 --range pools.ae.headcount.count=2..4
  quotacast sensitivity plan.yaml --metric deals.won --what-if 10%
`;

export const define: Define = (command, done) => {
  command
    .description('What moves an outcome: luck or not knowing the rates, which inputs matter, and what knowing them would be worth.')
    .argument('<scenario>', 'a scenario file (YAML or JSON), or - for standard input')
    .option('--metric <line>', 'what is looked at (what the first target counts), as in deals.won')
    .addOption(gathered('--range <path=from..to>', 'a decision, and between what; may be given several times'))
    .addOption(new Option('--what-if <share>', 'also move what is taken as exactly known by, say, 10%').argParser(share));
  addDecideFlags(command, { trials: '5,000', independent: false })
    .addHelpText('after', examples)
    .action(async (file: string, flags: SensitivityFlags) => done(await sensitivityOf(file, flags)));
};

async function sensitivityOf(file: string, flags: SensitivityFlags): Promise<ExitCode> {
  const loaded = loadScenarioFile(file, flags.set);
  const { checkOut, publish } = await import('../decide/publish.ts');
  checkOut(flags);
  const { sensitivity } = await import('../../decide/sensitivity/sensitivity.ts');
  const { sensitivityReport } = await import('../../report/text/sensitivity/report.ts');
  const { work } = await import('../decide/work.ts');
  return work(flags, (options) => sensitivity(loaded, { ...options, metric: flags.metric, ranges: flags.range, whatIf: flags.whatIf }), async (found) => {
    await publish(flags, found, (page) => sensitivityReport(found, page));
    return exitCodes.done;
  });
}
