import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { warts, wartNames, type Wart } from '../../crm/export/warts.ts';
import type { Seed } from '../../run/keys.ts';
import type { Define } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { FileError } from '../file-error.ts';
import { setOption } from '../options.ts';
import { nonNegativeNumber } from '../parse-number.ts';
import { say } from '../say.ts';
import { loadScenarioFile } from '../scenario-file.ts';
import { refuseExisting, writeFile } from '../write-file.ts';

interface ExportFlags {
  readonly out: string;
  readonly set?: string[];
  readonly seed?: Seed;
  readonly trial?: number;
  readonly asOf?: string;
  readonly snapshots?: true;
  readonly warts?: Wart[];
  readonly force?: true;
}

const widest = Math.max(...wartNames.map((name) => name.length));
const help = `
Warts (one or several, or all):
${wartNames.map((name) => `  ${name.padEnd(widest)}  ${warts[name]}`).join('\n')}

Example:
  quotacast export-crm scenarios/mid-market.yaml --out crm
  quotacast export-crm scenarios/renewals.yaml --out crm --trial 3 --snapshots --warts duplicates,footer
`;

export const define: Define = (command, done) => {
  command
    .description('Plays one trial of a scenario and writes what a CRM would have exported of it, in the columns of Salesforce: data with known truth.')
    .argument('<scenario>', 'a scenario file (YAML or JSON), or - for standard input')
    .requiredOption('--out <folder>', 'where the files go')
    .option('--seed <seed>', "a number or a text; the scenario's unless given")
    .addOption(new Option('--trial <n>', 'number of the trial, from 0').argParser(nonNegativeNumber).default(0))
    .option('--as-of <date>', "last day that the export knows (the horizon's last day)")
    .option('--snapshots', "also what the pipeline showed at each month's end")
    .addOption(new Option('--warts <list>', 'what real exports suffer from').argParser(wartList))
    .addOption(setOption())
    .option('--force', 'overwrite files')
    .addHelpText('after', help)
    .action(async (file: string, flags: ExportFlags) => {
      const loaded = loadScenarioFile(file, flags.set);
      const { exportCrm } = await import('../../crm/export/export-crm.ts');
      const files = exportCrm(loaded, flags);
      if (existsSync(join(flags.out, '.')) === false && existsSync(flags.out)) throw new FileError(`${flags.out} exists and is no folder`);
      for (const name of files.keys()) refuseExisting(join(flags.out, name), flags.force === true);
      for (const [name, text] of files) {
        mkdirSync(dirname(join(flags.out, name)), { recursive: true });
        writeFile(join(flags.out, name), text, flags.force === true);
      }
      say(`wrote ${files.size} files to ${flags.out}`);
      done(exitCodes.done);
    });
};

function wartList(text: string): Wart[] {
  if (text === 'all') return wartNames;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(warts, name));
  if (unknown !== undefined) throw new InvalidArgumentError(`Expected all, or some of ${wartNames.join(', ')}.`);
  return names as Wart[];
}
