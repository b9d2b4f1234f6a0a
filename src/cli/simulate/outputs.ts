import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FileError } from '../file-error.ts';
import { checkReportFiles } from '../report/check-files.ts';
import { checkFile, refuseExisting, writeFile } from '../write-file.ts';
import type { SimulateFlags } from './flags.ts';

/** Refuses files that may not be written before any work is done for them. */
export function checkOutputs(flags: SimulateFlags): void {
  const { samples, checkpoint, resume, out, force: mayReplace } = flags;
  const force = mayReplace === true;
  if (samples !== undefined) checkFile(samples, force);
  // going on with a run and keeping it in the same file is what people want
  if (checkpoint !== undefined) checkFile(checkpoint, force || (resume !== undefined && resolve(resume) === resolve(checkpoint)));
  if (out !== undefined) checkFolder(out, force);
  checkReportFiles(flags, force);
}

function checkFolder(folder: string, force: boolean): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) throw new FileError(`${folder} exists and is no folder`);
  for (const file of filesIn(folder)) refuseExisting(file, force);
}

function filesIn(folder: string): [result: string, report: string] {
  return [join(folder, 'result.json'), join(folder, 'report.txt')];
}

/** Writes the result and its report, and tells where. */
export function writeFolder(folder: string, result: unknown, report: readonly string[], force: boolean): string {
  const [resultFile, reportFile] = filesIn(folder);
  mkdirSync(folder, { recursive: true });
  writeFile(resultFile, `${JSON.stringify(result, null, 2)}\n`, force);
  writeFile(reportFile, `${report.join('\n')}\n`, force);
  return `wrote ${resultFile} and ${reportFile}`;
}
