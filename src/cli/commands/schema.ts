import { suggestion } from '../../scenario/text/suggest.ts';
import type { Define } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { resultKinds } from '../result-kinds.ts';
import { UsageError } from '../usage-error.ts';

const kinds = Object.keys(resultKinds);

export const define: Define = (command, done) => {
  command
    .description('Prints the JSON Schema (draft 2020-12) of a scenario, for completion and checking in an editor, or of a kind of result.')
    .argument('[kind]', `a kind of result: ${kinds.join(', ')}`)
    .addHelpText('after', '\nExample:\n  quotacast schema > scenario.schema.json\n  quotacast schema quotacast.simulation > result.schema.json\n')
    .action(async (kind: string | undefined) => {
      const schema = kind === undefined ? await scenarioSchema() : await resultSchema(kind);
      process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
      done(exitCodes.done);
    });
};

async function scenarioSchema(): Promise<unknown> {
  const { scenarioJsonSchema } = await import('../../scenario/json-schema.ts');
  return scenarioJsonSchema();
}

/** A kind may be written without its family name: `simulation`. */
async function resultSchema(kind: string): Promise<unknown> {
  const name = [kind, `quotacast.${kind}`].find((each) => Object.hasOwn(resultKinds, each));
  if (name === undefined) {
    const hint = suggestion(kind, kinds.map((each) => each.replace('quotacast.', '')));
    throw new UsageError(`schema: expected a kind of result, got ${kind}${hint === undefined ? '' : ` (${hint})`}`);
  }
  const { z } = await import('zod');
  return { title: name, ...z.toJSONSchema(await resultKinds[name](), { target: 'draft-2020-12' }) };
}
