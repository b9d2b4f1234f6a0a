import { stringify } from 'yaml';

/** A scenario as YAML, to be saved and run; short lists on one line. */
export function scenarioText(complete: unknown): string {
  return stringify(complete, { lineWidth: 100, flowCollectionPadding: true, collectionStyle: 'any', aliasDuplicateObjects: false }).trimEnd();
}
