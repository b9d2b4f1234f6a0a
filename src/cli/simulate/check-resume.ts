import { closeSync } from 'node:fs';
import { FileError } from '../file-error.ts';
import { openToRead } from '../open-to-read.ts';
import type { SimulateFlags } from './flags.ts';

/** Refuses a checkpoint that cannot be read before any work is done. */
export function checkResume({ resume }: Pick<SimulateFlags, 'resume'>): void {
  if (resume === undefined) return;
  closeSync(openToRead(resume, (got) => new FileError(`${resume}: expected a checkpoint, got ${got}`)));
}
