import { createHash } from 'node:crypto';
import { canonicalJson } from '../scenario/canonical.ts';
import type { Scenario } from '../scenario/schema.ts';
import { ENGINE_VERSION, RNG_VERSION } from './version.ts';

/** SHA-256 of the canonical scenario, the engine's version and that of the random numbers: 64 hex digits. */
export function identityOf(scenario: Scenario): string {
  return createHash('sha256').update(JSON.stringify([canonicalJson(scenario), ENGINE_VERSION, RNG_VERSION])).digest('hex');
}
