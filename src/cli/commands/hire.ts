import { InvalidArgumentError, Option } from 'commander';
import type { Follower } from '../../decide/hire/staffing.ts';
import type { Define } from '../command.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { gathered } from '../options.ts';
import { share, wholeNumber } from '../parse-number.ts';
import { say } from '../say.ts';
import { loadScenarioFile } from '../scenario-file.ts';
import { UsageError } from '../usage-error.ts';

interface HireFlags extends DecideFlags {
  readonly pool?: readonly string[];
  readonly target?: string;
  readonly confidence?: number;
  readonly open?: string;
  readonly start?: string;
  readonly seats?: number;
  readonly perQuarter?: number;
  readonly budget?: number;
  readonly costPerSeat?: number;
  readonly mix?: readonly string[];
}

const examples = `
Example:
  quotacast hire scenarios/hiring-plan.yaml --confidence 80%
  quotacast hire scenarios/hiring-plan.yaml --open FY25-Q2 --per-quarter 3 --budget 2500000 --cost-per-seat 220000
  quotacast hire scenarios/two-segments.yaml --pool enterpriseAe --mix engineer=0.5
`;

export const define: Define = (command, done) => {
  command
    .description('How many people it takes to reach a target with a stated confidence, when to open their requisitions, and what that costs.')
    .argument('<scenario>', 'a scenario file (YAML or JSON), or - for standard input')
    .addOption(gathered('--pool <name>', 'whose seats are looked for (the first that sells); several are searched one by one'))
    .option('--target <name>', 'which target (the first)')
    .addOption(new Option('--confidence <share>', 'in which share of trials it is to be reached (80%)').argParser(share))
    .addOption(new Option('--open <day>', 'when the first requisition opens, a day or a period (the first day)').conflicts('start'))
    .option('--start <day>', 'or when the first person starts')
    .addOption(new Option('--seats <n>', 'at most so many seats (50, or twice the plan)').argParser(wholeNumber))
    .addOption(new Option('--per-quarter <n>', 'at most so many hires of the pool a period, planned ones included').argParser(wholeNumber))
    .addOption(new Option('--budget <money>', 'at most so much more over the horizon, on average').argParser(amount('a budget of 0 buys no seat; without one, money does not limit the search')))
    .addOption(new Option('--cost-per-seat <money>', 'a filled seat costs so much a year (instead of the pay and cost stated)').argParser(amount('a seat costs something')))
    .addOption(gathered('--mix <pool=ratio>', 'a pool that grows along: at least so many of its seats per seat'));
  addDecideFlags(command, { trials: 'at most 40,000', independent: false })
    .addHelpText('after', examples)
    .action(async (file: string, flags: HireFlags) => done(await hireFor(file, flags)));
};

async function hireFor(file: string, flags: HireFlags): Promise<ExitCode> {
  const mix = (flags.mix ?? []).map(followerOf);
  const loaded = loadScenarioFile(file, flags.set);
  const { checkOut, publish } = await import('../decide/publish.ts');
  checkOut(flags);
  const { hire } = await import('../../decide/hire/hire.ts');
  const { hireReport, unreachable } = await import('../../report/text/hire/report.ts');
  const { work } = await import('../decide/work.ts');
  const { pool: pools, target, confidence, open, start, seats: most, perQuarter, budget, costPerSeat } = flags;
  const asked = { pools, target, confidence, open, start, most, perQuarter, budget, costPerSeat, mix };
  return work(flags, (options) => hire(loaded, { ...options, ...asked }), async (found) => {
    await publish(flags, found, (page) => hireReport(found, page));
    const missed = found.searches.filter(({ answer }) => answer === null);
    for (const search of missed) say(`quotacast: ${unreachable(found, search)}`);
    return missed.length > 0 ? exitCodes.invalid : exitCodes.done;
  });
}

function followerOf(text: string): Follower {
  const match = /^([^=]+)=(\d*\.?\d+)$/.exec(text);
  const ratio = match === null ? NaN : Number(match[2]);
  if (match === null || !(ratio > 0)) throw new UsageError(`--mix: expected POOL=RATIO with a ratio above 0, as in engineer=0.25; got ${text}`);
  return { pool: match[1], ratio };
}

/** A parser for an amount of money above 0; `1.5e6` is one. */
function amount(why: string): (text: string) => number {
  return (text) => {
    const value = /^\d+(\.\d+)?(e\d{1,2})?$/i.test(text) ? Number(text) : NaN;
    if (Number.isFinite(value) && value > 0) return value;
    throw new InvalidArgumentError(`Expected an amount above 0, such as 500000: ${why}.`);
  };
}
