import { entityNames } from '../calibrate/entity-names.ts';
import type { NewBusiness, Scenario } from '../../scenario/schema.ts';

/** Names of a CRM and of a scenario are the same when they differ by case, spaces and signs alone: "Proof of concept" is proofOfConcept. */
export const plainName = (label: string): string => entityNames([label], 'x')[0].toLowerCase();

/** The key of a map that a label stands for; undefined where none does. */
export function keyFor(keys: readonly string[], label: string): string | undefined {
  const wanted = plainName(label);
  return keys.find((key) => key === label) ?? keys.find((key) => plainName(key) === wanted);
}

/** Motions whose deals a pipeline may hold. */
export function newBusinessOf({ motions }: Scenario): [name: string, motion: NewBusiness][] {
  return Object.entries(motions).filter((entry): entry is [string, NewBusiness] => entry[1].kind === 'newBusiness');
}

/** The motion of a deal by its record type and segment, as the CRM names them: the only one there is, or the one so named. */
export function motionFor(scenario: Scenario, motion: string | undefined, segment: string | undefined): string | undefined {
  const known = newBusinessOf(scenario);
  if (known.length === 1) return known[0][0];
  const keys = known.map(([name]) => name);
  const labels = [motion !== undefined && segment !== undefined ? `${motion} ${segment}` : undefined, segment, motion, motion === undefined ? undefined : `${motion} other`, 'other'];
  for (const label of labels) {
    const key = label === undefined ? undefined : keyFor(keys, label);
    if (key !== undefined) return key;
  }
  // a scenario of one's own may tell motions apart by the segment alone
  return segment === undefined ? undefined : known.find(([, { segment: own }]) => own !== undefined && plainName(own) === plainName(segment))?.[0];
}
