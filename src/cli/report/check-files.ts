import { statSync } from 'node:fs';
import { FileError } from '../file-error.ts';
import { checkFile } from '../write-file.ts';
import type { ReportFlags } from './flags.ts';

/** Refuses files and folders that may not be written before any work is done for them. */
export function checkReportFiles({ report, charts, tables }: ReportFlags, force: boolean): void {
  if (report !== undefined) checkFile(report, force);
  for (const folder of [charts, tables]) {
    const found = folder === undefined ? undefined : statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && !found.isDirectory()) throw new FileError(`${folder} exists and is no folder`);
  }
}
