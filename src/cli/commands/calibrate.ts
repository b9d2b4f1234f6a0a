import { Option } from 'commander';
import { type CalibrateOptions, MOST_DRAWS, type Staffing } from '../../crm/calibrate/options.ts';
import { monthNames } from '../../scenario/schema.ts';
import type { Define } from '../command.ts';
import { addFileOptions, reportOption, type ReportFlags } from '../report/flags.ts';
import { addCrmFiles, crmFilesOf, type CrmFlags, namesOf } from '../crm/files.ts';
import { sayFindings } from '../crm/findings.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { gathered, jsonOption } from '../options.ts';
import { wholeNumber } from '../parse-number.ts';
import { say } from '../say.ts';
import { UsageError } from '../usage-error.ts';
import { checkFile, writeFile } from '../write-file.ts';

interface CalibrateFlags extends CrmFlags, ReportFlags {
  readonly name?: string;
  readonly period: CalibrateOptions['period'];
  readonly periods: number;
  readonly fiscalYearStart: CalibrateOptions['fiscalYearStart'];
  readonly start?: CalibrateOptions['start'];
  readonly people: CalibrateOptions['people'];
  readonly staffing?: string[];
  readonly asOf?: string;
  readonly draws: number;
  readonly seed?: number;
  readonly json?: true;
  readonly out?: string;
  readonly force?: true;
  readonly writeMapping?: string;
}

const examples = `
Example:
  quotacast calibrate crm/ --write-mapping crm/mapping.yaml
  quotacast calibrate crm/ --amount-basis acv --out learnt
  quotacast simulate learnt/scenario.yaml
`;

export const define: Define = (command, done) => {
  command.description('Learns a scenario from the exports of a CRM: rates with what is not known about them, and a report of what was found and what cannot be told.');
  addCrmFiles(command)
    .option('--write-mapping <file>', 'draft a mapping file for these exports, and stop')
    .option('--name <text>', 'name of the scenario')
    .addOption(new Option('--period <length>', 'periods of the scenario, between which shared shocks are learnt').choices(['quarter', 'month', '4w', '13w']).default('quarter'))
    .addOption(new Option('--periods <n>', 'how many periods the scenario has').argParser(wholeNumber).default(4))
    .addOption(new Option('--fiscal-year-start <month>', 'the month that opens the fiscal year').choices(monthNames).default('january'))
    .addOption(new Option('--start <when>', 'where an opportunity begins; qualified leaves out what never was (unless stated: qualified where the export has it)').choices(['created', 'qualified']))
    .addOption(new Option('--people <how>', 'spread: how far people differ; asOne: only the win rate of the deals as they were shared out').choices(['spread', 'asOne']).default('spread'))
    .addOption(gathered('--staffing <pool=people*slots:stage>', "a pool that a stage of the CRM seizes, as in 'engineer=4*5:Proof of concept'; days are then lowered by the waiting"))
    .option('--as-of <day>', 'the last day of which the export says everything (YYYY-MM-DD)')
    .addOption(new Option('--draws <n>', `joint draws of what is not known, at most ${MOST_DRAWS}`).argParser(wholeNumber).default(400))
    .addOption(new Option('--seed <n>', 'of the draws').argParser(wholeNumber).default(1))
    .addOption(jsonOption())
    .option('--out <dir>', 'write scenario.yaml, result.json and report.txt to a folder')
    .addOption(reportOption());
  addFileOptions(command)
    .option('--force', 'replace files that exist')
    .addHelpText('after', examples)
    .action(async (paths: string[], flags: CalibrateFlags) => done(await calibrateCrm(paths, flags)));
};

/** Refuses what can be refused, then reads and learns; everything heavy is read only then. */
async function calibrateCrm(paths: readonly string[], flags: CalibrateFlags): Promise<ExitCode> {
  const files = crmFilesOf(paths, flags);
  if (flags.writeMapping !== undefined) return draft(files, flags.writeMapping, flags.force === true);
  if (flags.draws < 1 || flags.draws > MOST_DRAWS) throw new UsageError(`--draws ${flags.draws}: expected 1 to ${MOST_DRAWS}`);
  if (flags.periods < 1 || flags.periods > 120) throw new UsageError(`--periods ${flags.periods}: expected 1 to 120`);
  const staffing = Object.fromEntries((flags.staffing ?? []).map(staffingOf));
  const { checkOut, publish } = await import('../decide/publish.ts');
  checkOut(flags, ['scenario.yaml', 'data-quality.json']);
  const { readCrm } = await import('../../crm/read/read-crm.ts');
  const { calibrateStaffed } = await import('../../crm/calibrate/calibrate-staffed.ts');
  const { scenarioText } = await import('../../crm/calibrate/write/scenario-text.ts');
  const { calibrationReport } = await import('../../report/text/crm/calibration-report.ts');
  const { dataQuality } = await import('../../report/text/crm/data-quality.ts');
  const { pageOf } = await import('../../report/text/page.ts');
  const began = performance.now();
  const { amountBasis, currency, asOf, name, period, periods, fiscalYearStart, people, draws, seed } = flags;
  const { history, quality } = await readCrm(files, { amountBasis, currency, asOf });
  sayFindings(quality);
  const start = flags.start ?? (history.opportunities.qualified.some((day) => day === day) ? 'qualified' : 'created');
  const options = { ...(name === undefined ? {} : { name }), ...(currency === undefined ? {} : { currency }), ...(seed === undefined ? {} : { seed }), period, periods, fiscalYearStart, start, people, draws, staffing };
  const learnt = await calibrateStaffed(history, options);
  const result = { ...learnt.result, history: { ...learnt.result.history, files: namesOf(files) }, timing: { ...learnt.result.timing, seconds: (performance.now() - began) / 1000 } };
  const heading = [`Learnt from ${namesOf(files).join(', ')}: ${result.history.deals} deals, ${result.history.from} to ${result.history.to}.`, ...result.cannot.map(({ what, why, instead }) => `Cannot estimate ${what}: ${why}. Instead: ${instead}.`)];
  await publish(flags, result, (page) => [...calibrationReport(result, page), ...dataQuality(quality, pageOf(result.scenario.currency, page))], [
    { name: 'scenario.yaml', text: () => scenarioText(learnt, heading) },
    { name: 'data-quality.json', text: () => `${JSON.stringify(quality, null, 2)}\n` },
  ]);
  if (flags.out === undefined) say('the scenario itself is written by --out <dir>');
  return exitCodes.done;
}

async function draft(files: Parameters<typeof namesOf>[0], path: string, force: boolean): Promise<ExitCode> {
  checkFile(path, force);
  const { draftMapping } = await import('../../crm/read/draft-mapping.ts');
  writeFile(path, await draftMapping(files), force);
  say(`wrote ${path}: say what it asks, then calibrate with --mapping ${path}`);
  return exitCodes.done;
}

function staffingOf(text: string): [string, Staffing] {
  const parts = /^([A-Za-z][\w-]*)=(\d+)\*(\d+(?:\.\d+)?):(.+)$/.exec(text);
  if (parts === null) throw new UsageError(`--staffing ${text}: expected pool=people*slots:stage, as in engineer=4*5:Demo`);
  const [, pool, headcount, capacity, stages] = parts;
  return [pool, { headcount: Number(headcount), capacity: Number(capacity), stages: stages.split('|').map((stage) => stage.trim()) }];
}
