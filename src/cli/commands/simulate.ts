import type { Define } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadScenarioFile } from '../scenario-file.ts';
import { say } from '../say.ts';
import { checkResume } from '../simulate/check-resume.ts';
import { addFlags, checkFlags, type SimulateFlags } from '../simulate/flags.ts';
import { neighbouringSeats } from '../simulate/neighbours.ts';
import { noteLines } from '../simulate/notes.ts';
import { checkOutputs } from '../simulate/outputs.ts';

const examples = `
Example:
  quotacast simulate scenarios/mid-market.yaml
  quotacast simulate plan.yaml --set pools.ae.headcount=12 --trials 20000 --out runs/twelve
`;

export const define: Define = (command, done) => {
  command
    .description('Simulates a scenario: how likely its targets are, and where bookings, attainment and headcount end.')
    .argument('<scenario>', 'a scenario file (YAML or JSON), or - for standard input');
  addFlags(command)
    .addHelpText('after', examples)
    .action(async (file: string, flags: SimulateFlags) => done(await simulateFile(file, flags)));
};

/** Refuses what can be refused, then runs; everything heavy is read only then. */
async function simulateFile(file: string, flags: SimulateFlags): Promise<ExitCode> {
  checkFlags(file, flags);
  const loaded = loadScenarioFile(file, flags.set);
  const seats = flags.neighbours ? neighbouringSeats(loaded.scenario) : null;
  checkResume(flags);
  checkOutputs(flags);
  say(...noteLines(loaded, file));
  const { runAndReport } = await import('../simulate/run-and-report.ts');
  return runAndReport({ file, flags, loaded, seats });
}
