import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OutputError } from './output-error.ts';

/**
 * Writes a whole file or nothing: to a temporary name beside it, synced to the disk, then renamed.
 * An existing file stays unless `force`; links and folders are never replaced.
 */
export function writeFile(path: string, content: string | Uint8Array, force = false): void {
  refuseExisting(path, force);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', 0o666);
    try {
      writeAll(descriptor, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    refuseExisting(path, force);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Throws when a path may not be written, before any work is done for it. */
export function refuseExisting(path: string, force: boolean): void {
  const found = statusOf(path);
  if (found === undefined) return;
  if (found.isSymbolicLink()) throw new OutputError(`${path} is a link: name the file itself`);
  if (!found.isFile()) throw new OutputError(`${path} exists and is no file`);
  if (!force) throw new OutputError(`${path} exists: --force replaces it`);
}

function statusOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(descriptor, bytes, offset);
}

// the new name survives a power cut only when the folder is synced too; not every file system can
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // the file itself is complete
  }
}
