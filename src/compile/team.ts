import { H_ASSISTS, H_PROOFS } from '../kernel/layout.ts';
import {
  S_ASSIST_DAYS, S_ASSIST_FROM, S_ASSIST_ODDS, S_ASSIST_POOL, S_MOTION_TEAM_FIRST, S_STAGE_ASSIST_FIRST, S_STAGE_PROOF, S_TEAM_POOL, S_TEAM_PROOF, S_TEAM_SHARE,
} from '../kernel/section-ids.ts';
import { dayNumber } from '../scenario/calendar.ts';
import type { Scenario } from '../scenario/schema.ts';
import { assisting, neededBy } from '../scenario/team.ts';
import type { MotionPlan } from './motions.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';

/** Days from asOf that lie before every warm-up. */
const FOREVER = 1_000_000;

/** Writes who works on a motion's deals beside their owners: assists of its stages, and the credit of teams and proofs. */
export function writeTeams(writer: ProgramWriter, plans: readonly MotionPlan[], scenario: Scenario, numbers: Numbers): void {
  const poolIndex = new Map(Object.keys(scenario.pools).map((name, k) => [name, k]));
  let teams = 0;
  let assists = 0;
  let proofs = 0;
  for (const plan of plans) {
    writer.add(S_MOTION_TEAM_FIRST, teams);
    const earns = (pool: string, share: number, proof: number): void => {
      writer.add(S_TEAM_POOL, poolIndex.get(pool) ?? 0);
      writer.add(S_TEAM_SHARE, share);
      writer.add(S_TEAM_PROOF, proof);
      teams += 1;
    };
    for (const [pool, share] of teamsOf(plan, plans, scenario)) earns(pool, share, 0);
    let bit = 1;
    for (const [name, { assists: own, proof, seizes }] of Object.entries(plan.motion.stages)) {
      writer.add(S_STAGE_ASSIST_FIRST, assists);
      for (const [pool, { odds, days, from }] of Object.entries(own ?? {})) {
        const at = `motions.${plan.name}.stages.${name}.assists.${pool}`;
        writer.add(S_ASSIST_POOL, poolIndex.get(pool) ?? 0);
        writer.add(S_ASSIST_ODDS, numbers.param(`${at}.odds`, odds ?? 1, 'positive'));
        writer.add(S_ASSIST_DAYS, numbers.param(`${at}.days`, days ?? 1, 'positive'));
        writer.add(S_ASSIST_FROM, from === undefined ? -FOREVER : dayNumber(from) - dayNumber(scenario.calendar.asOf));
        assists += 1;
      }
      writer.add(S_STAGE_PROOF, proof === true ? bit : 0);
      if (proof !== true) continue;
      for (const pool of seizes) {
        const share = scenario.credit[pool]?.proofOfConcept;
        if (share !== undefined) earns(pool, share, bit);
      }
      bit *= 2;
      proofs += 1;
    }
  }
  writer.add(S_MOTION_TEAM_FIRST, teams);
  writer.add(S_STAGE_ASSIST_FIRST, assists);
  writer.set(H_ASSISTS, assists);
  writer.set(H_PROOFS, proofs);
}

/** Pools other than the owner that earn credit for a motion's wins: those that work on it, and those that have no work of their own. */
function teamsOf(plan: MotionPlan, plans: readonly MotionPlan[], scenario: Scenario): [string, number][] {
  const involved = new Set([...neededBy(plan.motion), ...assisting(plan.motion)]);
  const working = new Set([...Object.values(scenario.motions).map(({ owner }) => owner), ...plans.flatMap(({ motion }) => [...neededBy(motion), ...assisting(motion)])]);
  return Object.entries(scenario.credit)
    .filter(([pool, { [plan.event]: share }]) => share !== undefined && pool !== plan.motion.owner && scenario.pools[pool].quota?.measure !== 'qualifiedOpportunities' && (involved.has(pool) || !working.has(pool)))
    .map(([pool, { [plan.event]: share }]): [string, number] => [pool, share ?? 0]);
}
