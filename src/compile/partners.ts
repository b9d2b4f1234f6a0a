import { H_PROGRAMS } from '../kernel/layout.ts';
import {
  S_PROGRAM_ACTIVE, S_PROGRAM_ADDRESS, S_PROGRAM_CARRIES, S_PROGRAM_ENABLE, S_PROGRAM_LOSS, S_PROGRAM_MANAGER, S_PROGRAM_RECRUITS,
} from '../kernel/section-ids.ts';
import { DAYS_PER_YEAR } from '../scenario/calendar.ts';
import type { Scenario } from '../scenario/schema.ts';
import { Addresses } from './hash.ts';
import type { Numbers } from './numbers.ts';
import type { ProgramWriter } from './program.ts';

/** Writes the programmes of partners. */
export function writePartners(writer: ProgramWriter, scenario: Scenario, pools: readonly string[], numbers: Numbers): void {
  const programs = Object.entries(scenario.partners ?? {});
  writer.set(H_PROGRAMS, programs.length);
  if (programs.length === 0) return;
  const addresses = new Addresses();
  for (const [name, spec] of programs) {
    const path = `partners.${name}`;
    writer.add(S_PROGRAM_ADDRESS, addresses.of(`partners/${name}`));
    writer.add(S_PROGRAM_MANAGER, pools.indexOf(spec.manager));
    writer.add(S_PROGRAM_ACTIVE, spec.active);
    writer.add(S_PROGRAM_RECRUITS, numbers.param(`${path}.recruitsPerYear`, spec.recruitsPerYear, 'positive', 1 / DAYS_PER_YEAR));
    writer.add(S_PROGRAM_ENABLE, numbers.dist(`${path}.enableDays`, spec.enableDays, 'positive'));
    writer.add(S_PROGRAM_LOSS, numbers.param(`${path}.lossPerYear`, spec.lossPerYear, 'positive', 1 / DAYS_PER_YEAR));
    writer.add(S_PROGRAM_CARRIES, spec.carries ?? -1);
  }
}
