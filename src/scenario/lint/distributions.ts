import { resolveDistribution } from '../../distributions/resolve.ts';
import { distributionsIn } from '../tree/schema-at.ts';
import { scenarioSchema } from '../schema.ts';
import { isMap } from '../tree/plain.ts';
import { note, type Linting, type Note } from './context.ts';

/** How a distribution was read, where that is not quite as written. */
export function lintDistributions({ scenario }: Linting): Note[] {
  return [...distributionsIn(scenarioSchema, scenario)].flatMap(({ path, spec, field }) => {
    const resolution = isMap(spec) ? resolveDistribution(spec, field.kind, path) : undefined;
    if (resolution?.ok !== true) return [];
    return resolution.notes.map((read) => note(read.path.join('.'), `expected ${read.expected}, got ${read.got}${read.hint === undefined ? '' : `: ${read.hint}`}`));
  });
}
