import { neighbourTable } from '../../report/text/neighbour-table.ts';
import type { PageOptions } from '../../report/text/page.ts';
import { textReport } from '../../report/text/text-report.ts';
import { writeSamples } from '../../run/samples.ts';
import { writesReport } from '../report/flags.ts';
import { say } from '../say.ts';
import { terminalOf } from '../terminal.ts';
import { goOn, sameAgain, withCommand } from './command-line.ts';
import { metricsOf } from './flags.ts';
import { asNeighbours } from './neighbours.ts';
import { writeFolder } from './outputs.ts';
import type { Finding, Request } from './request.ts';

/** Writes the files that were asked for and prints: a reader who leaves early costs no file, a full disk not the answer. */
export async function publish(request: Request, finding: Finding): Promise<void> {
  const failure = await writeFiles(request, finding).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const lines = request.flags.json ? [JSON.stringify(resultOf(request, finding), null, 2)] : reportLines(request, finding, terminalOf(process.stdout));
  process.stdout.write(`${lines.join('\n')}\n`);
  if (failure !== null) throw failure.error;
}

async function writeFiles(request: Request, finding: Finding): Promise<void> {
  const { flags } = request;
  const { simulation } = finding;
  if (flags.samples !== undefined) {
    await writeSamples(flags.samples, simulation, metricsOf(flags));
    say(`wrote ${flags.samples}`);
  }
  // a file looks the same wherever it is made
  if (flags.out !== undefined) say(writeFolder(flags.out, resultOf(request, finding), reportLines(request, finding, {}), flags.force === true));
  if (!writesReport(flags)) return;
  const { writeReportFiles } = await import('../report/write-report.ts');
  say(...(await writeReportFiles(resultOf(request, finding), flags, flags.force === true)));
}

const resultOf = ({ file, flags }: Request, { simulation: { result } }: Finding) => withCommand(file, flags, result);

function reportLines({ file, flags, seats }: Request, { simulation: { result }, others }: Finding, page: PageOptions): string[] {
  const { run, targets } = result;
  const report = textReport(result, { ...page, command: sameAgain(file, flags, run), resume: run.partial ? goOn(file, flags, run) : undefined });
  if (seats === null || run.partial) return report;
  return [...report, ...neighbourTable(seats.pool, targets[0].name, asNeighbours(seats, result, others), { ...page, isCut: others.length < seats.sizes.length })];
}
