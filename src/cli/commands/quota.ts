import { InvalidArgumentError, Option } from 'commander';
import type { Define } from '../command.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { gathered } from '../options.ts';
import { share } from '../parse-number.ts';
import { say } from '../say.ts';
import { loadScenarioFile } from '../scenario-file.ts';

interface QuotaFlags extends DecideFlags {
  readonly hold: 'plan' | 'street';
  readonly levels?: readonly number[];
  readonly pool?: readonly string[];
  readonly target?: string;
  readonly share?: number;
}

const examples = `
Example:
  quotacast quota scenarios/mid-market.yaml
  quotacast quota scenarios/mid-market.yaml --share 60%
  quotacast quota plan.yaml --hold street --levels 0%,15%,30%
`;

export const define: Define = (command, done) => {
  command
    .description('What over-assignment does: who attains and what it costs while the plan stays, or what the plan may be while the quotas stay.')
    .argument('<scenario>', 'a scenario file (YAML or JSON), or - for standard input')
    .addOption(new Option('--hold <what>', 'what stays: the plan (quotas vary) or the street quota (the plan varies)').choices(['plan', 'street']).default('plan'))
    .addOption(new Option('--levels <list>', 'street quota over the plan, less 1 (0%,10%,20%,30%,40%)').argParser(levels))
    .addOption(gathered('--pool <name>', 'whose quota varies (all that own deals); may be given several times'))
    .option('--target <name>', 'which target is the plan (the first)')
    .addOption(new Option('--share <share>', 'also the quota at which, say, 60% of the people attain').argParser(share));
  addDecideFlags(command, { independent: false })
    .addHelpText('after', examples)
    .action(async (file: string, flags: QuotaFlags) => done(await quotaOf(file, flags)));
};

async function quotaOf(file: string, flags: QuotaFlags): Promise<ExitCode> {
  const loaded = loadScenarioFile(file, flags.set);
  const { checkOut, publish } = await import('../decide/publish.ts');
  checkOut(flags);
  const { quota } = await import('../../decide/quota/quota.ts');
  const { quotaReport } = await import('../../report/text/quota/report.ts');
  const { work } = await import('../decide/work.ts');
  const { hold, levels: asked, pool: pools, target, share: attain } = flags;
  return work(flags, (options) => quota(loaded, { ...options, hold, levels: asked, pools, target, share: attain }), async (found) => {
    await publish(flags, found, (page) => quotaReport(found, page));
    if (attain === undefined || found.attained !== null) return exitCodes.done;
    say(`quotacast: no quota between 1/64 and 64 times today's has ${attain * 100} % of the people attain`);
    return exitCodes.invalid;
  });
}

function levels(text: string): number[] {
  return text.split(',').map((part) => {
    const match = /^(-?\d*\.?\d+)(%?)$/.exec(part.trim());
    if (match === null) throw new InvalidArgumentError('Expected over-assignments separated by commas, such as 0%,15%,30%.');
    return Number(match[1]) / (match[2] === '%' ? 100 : 1);
  });
}
