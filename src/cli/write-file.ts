import { accessSync, constants, lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomic } from '../run/write-atomic.ts';
import { FileError } from './file-error.ts';
import { isInput } from './inputs.ts';

/** Writes a whole text or nothing. An existing file stays unless `force`; links and folders are never replaced. */
export function writeFile(path: string, text: string, force = false): void {
  writeBytes(path, new TextEncoder().encode(text), force);
}

/** The same for bytes. */
export function writeBytes(path: string, bytes: Uint8Array, force = false): void {
  refuseExisting(path, force);
  writeAtomic(path, [bytes]);
}

/** Refuses a file that may not be written, or whose folder cannot, before any work is done for it. */
export function checkFile(path: string, force: boolean): void {
  refuseExisting(path, force);
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FileError(`${path}: ${code === 'ENOENT' || code === 'ENOTDIR' ? 'its folder does not exist' : `its folder may not be written to (${code})`}`);
  }
}

/** Throws when a path may not be written, before any work is done for it. */
export function refuseExisting(path: string, force: boolean): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isSymbolicLink()) throw new FileError(`${path} is a link: name the file itself`);
  if (!found.isFile()) throw new FileError(`${path} exists and is no file`);
  if (!force) throw new FileError(`${path} exists: --force replaces it`);
  if (isInput(found)) throw new FileError(`${path} is read by this command and would be lost: name another file`);
}
