import { H_ROLLUPS } from '../kernel/layout.ts';
import { S_ROLLUP_FIRST, S_ROLLUP_MEMBER, S_ROLLUP_POOL, S_ROLLUP_SHARE } from '../kernel/section-ids.ts';
import { teamsInOrder } from '../scenario/teams.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { ProgramWriter } from './program.ts';

/** Writes whose numbers leaders carry, each behind those it carries. */
export function writeRollUps(writer: ProgramWriter, pools: readonly string[], scenario: Scenario): void {
  const teams = teamsInOrder(scenario);
  if (teams.length === 0) return;
  const sizes = teams.map(({ of }) => of.length);
  writer.set(H_ROLLUPS, teams.length);
  writer.put(S_ROLLUP_POOL, teams.map(({ pool }) => pools.indexOf(pool)));
  writer.put(S_ROLLUP_FIRST, [0, ...sizes].map((_, k) => sizes.slice(0, k).reduce((sum, n) => sum + n, 0)));
  writer.put(S_ROLLUP_MEMBER, teams.flatMap(({ of }) => of.map((member) => pools.indexOf(member))));
  writer.put(S_ROLLUP_SHARE, teams.map(({ cushion }) => 1 / (1 + cushion)));
}
