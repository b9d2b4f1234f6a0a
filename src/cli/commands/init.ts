import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario } from '../../scenario/load.ts';
import type { Define } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { defaultAnswers, quarterStart, starterText, type Answers } from '../init/starter.ts';
import { summary } from '../init/summary.ts';
import { UsageError } from '../usage-error.ts';
import { refuseExisting, writeFile } from '../write-file.ts';

interface Options {
  readonly yes?: true;
  readonly force?: true;
}

export const define: Define = (command, done) => {
  command
    .description('Writes scenario.yaml, a commented starter scenario. On a terminal it asks a few questions first.')
    .argument('[dir]', 'folder to write it to', '.')
    .option('-y, --yes', 'ask nothing and take the defaults')
    .option('--force', 'replace an existing scenario.yaml')
    .addHelpText('after', '\nExample:\n  quotacast init\n  quotacast init my-team --yes\n')
    .action(async (folder: string, options: Options) => {
      const file = join(folder, 'scenario.yaml');
      refuseExisting(file, options.force === true);
      const answers = await answersFor(options);
      if (answers === undefined) return done(exitCodes.invalid);
      const text = starterText(answers, quarterStart(new Date().toISOString().slice(0, 10), answers.fiscalYearStart));
      const { scenario } = loadScenario({ text, file });
      mkdirSync(folder, { recursive: true });
      writeFile(file, text, options.force === true);
      process.stdout.write(`Wrote ${file}.\n${summary(scenario)}\nNext: quotacast check ${file}\n`);
      done(exitCodes.done);
    });
};

/** The answers, or undefined when the person at the terminal stopped. */
async function answersFor({ yes }: Options): Promise<Answers | undefined> {
  if (yes === true) return defaultAnswers;
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
    throw new UsageError('init asks its questions on a terminal; --yes takes the defaults and asks nothing');
  }
  const { ask, Cancelled } = await import('../init/ask.ts');
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}
