import type { Define } from '../command.ts';
import { exitCodes } from '../exit-code.ts';

export const define: Define = (command, done) => {
  command
    .description('Prints the JSON Schema (draft 2020-12) of a scenario, for completion and checking in an editor.')
    .addHelpText('after', '\nExample:\n  quotacast schema > scenario.schema.json\n')
    .action(async () => {
      const { scenarioJsonSchema } = await import('../../scenario/json-schema.ts');
      process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
      done(exitCodes.done);
    });
};
