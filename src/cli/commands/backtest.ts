import { type Command, Option } from 'commander';
import { periodKinds, type PeriodKind } from '../../crm/backtest/periods.ts';
import type { Define } from '../command.ts';
import { addCrmFiles, crmFilesOf, type CrmFlags, namesOf } from '../crm/files.ts';
import { sayFindings } from '../crm/findings.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { parseDay } from '../parse-day.ts';

interface BacktestFlags extends CrmFlags, DecideFlags {
  readonly period: PeriodKind;
  readonly value: 'amount' | 'count';
  readonly from?: number;
  readonly asOf?: string;
}

const examples = `
Example:
  quotacast backtest crm/ --amount-basis acv --period quarter
  quotacast backtest deals.csv stage_history.csv --amount-basis acv --period 4w --value count --json
`;

export const define: Define = (command, done) => {
  command.description('Forecasts ended periods from what the CRM knew at the time, and scores the forecasts beside those that people use instead.');
  addCrmFiles(command)
    .addOption(new Option('--period <length>', 'what is forecast: four weeks, a month or a quarter').choices(periodKinds).default('quarter'))
    .addOption(new Option('--value <what>', 'money won, or deals won').choices(['amount', 'count']).default('amount'))
    .addOption(new Option('--from <day>', 'first day of the first period (YYYY-MM-DD); the first with two periods of history unless stated').argParser(parseDay))
    .option('--as-of <day>', 'the last day of which the export says everything (YYYY-MM-DD)');
  addDrawFlags(command)
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: BacktestFlags) => done(await backtestCrm(paths, flags)));
};

function addDrawFlags(command: Command): Command {
  return addDecideFlags(command, { trials: '2,000', independent: false, scenario: false });
}

/** Refuses what can be refused, then reads and scores; everything heavy is read only then. */
async function backtestCrm(paths: readonly string[], flags: BacktestFlags): Promise<ExitCode> {
  const files = crmFilesOf(paths, flags);
  const { checkOut, publish } = await import('../decide/publish.ts');
  checkOut(flags, ['data-quality.json']);
  const { readCrm } = await import('../../crm/read/read-crm.ts');
  const { backtest, DEFAULT_DRAWS } = await import('../../crm/backtest/backtest.ts');
  const { backtestReport } = await import('../../report/text/crm/backtest-report.ts');
  const { work } = await import('../decide/work.ts');
  const { amountBasis, currency, asOf, period, value, from, trials, seed } = flags;
  const { history, quality } = await readCrm(files, { amountBasis, currency, asOf });
  sayFindings(quality);
  const find = async ({ onProgress }: { onProgress?: ((progress: { phase: 'simulate'; trials: number; of: number; seconds: number }) => void) | undefined }) => {
    const began = performance.now();
    const draws = trials ?? DEFAULT_DRAWS;
    const report = (done: number, of: number) => onProgress?.({ phase: 'simulate', trials: done * draws, of: of * draws, seconds: (performance.now() - began) / 1000 });
    return backtest(history, { period, value, from, draws, seed, files: namesOf(files), onOrigin: report });
  };
  return work(flags, find, async (found) => {
    await publish(flags, found, (page) => backtestReport(found, page), [{ name: 'data-quality.json', text: () => `${JSON.stringify(quality, null, 2)}\n` }]);
    return found.health.every(({ check, ok }) => ok || check !== 'nothing later than the origin is visible') ? exitCodes.done : exitCodes.internal;
  });
}
