import { Option } from 'commander';
import type { Define } from '../command.ts';
import { crmFilesOf, type CrmFlags, namesOf } from '../crm/files.ts';
import { sayFindings } from '../crm/findings.ts';
import { addDecideFlags, type DecideFlags } from '../decide/flags.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { parseDay } from '../parse-day.ts';
import { nonNegativeNumber, positiveNumber } from '../parse-number.ts';
import { loadScenarioFile } from '../scenario-file.ts';
import { amountBases } from '../../crm/read/mapping.ts';

interface ForecastFlags extends CrmFlags, DecideFlags {
  readonly pipeline: string[];
  readonly asOf?: number;
  readonly target?: number;
  readonly large: number;
}

const examples = `
Example:
  quotacast forecast calibrated.yaml --pipeline opportunities.csv --amount-basis acv --as-of 2024-05-06
  quotacast forecast plan.yaml --pipeline crm/ --as-of 2024-05-06 --target 1200000 --large 10
`;

export const define: Define = (command, done) => {
  command
    .description('Where this period and the next land: booked, open deals by their stage and age, deals not yet created, and the team, in one simulation.')
    .argument('<scenario>', 'a scenario file (YAML or JSON), such as calibrate writes')
    .requiredOption('--pipeline <file...>', 'the CRM export with the open deals: a folder or files, as for calibrate')
    .addOption(new Option('--as-of <day>', 'the morning of the forecast (YYYY-MM-DD); the day after the export unless stated').argParser(parseDay))
    .addOption(new Option('--target <amount>', "what is to be reached in this period (the scenario's first target)").argParser(positiveNumber))
    .addOption(new Option('--large <n>', 'how many of the largest deals are told one by one').argParser(nonNegativeNumber).default(5))
    .option('--mapping <file>', 'what the columns and words of this CRM mean')
    .addOption(new Option('--amount-basis <basis>', 'what amounts are: of a year (acv, arr), of the term (tcv), of a month (mrr)').choices(amountBases))
    .option('--currency <code>', 'currency of amounts, where the export does not say');
  addDecideFlags(command, { independent: false })
    .addHelpText('after', examples)
    .action(async (file: string, flags: ForecastFlags) => done(await forecastFile(file, flags)));
};

/** Refuses what can be refused, then reads and runs; everything heavy is read only then. */
async function forecastFile(file: string, flags: ForecastFlags): Promise<ExitCode> {
  const loaded = loadScenarioFile(file, flags.set);
  const files = crmFilesOf(flags.pipeline, flags);
  const { checkOut, publish } = await import('../decide/publish.ts');
  checkOut(flags);
  const { readCrm } = await import('../../crm/read/read-crm.ts');
  const { pipelineOn } = await import('../../crm/forecast/pipeline-on.ts');
  const { forecast } = await import('../../crm/forecast/forecast.ts');
  const { forecastReport } = await import('../../report/text/crm/forecast-report.ts');
  const { work } = await import('../decide/work.ts');
  const { amountBasis, currency, target, large } = flags;
  const { history, quality } = await readCrm(files, { amountBasis, currency });
  sayFindings(quality);
  const { asOf, known } = pipelineOn(history, flags.asOf);
  return work(flags, (options) => forecast(loaded, known, { ...options, asOf, target, large, files: namesOf(files) }), async (found) => {
    await publish(flags, found, (page) => forecastReport(found, page));
    return exitCodes.done;
  });
}
