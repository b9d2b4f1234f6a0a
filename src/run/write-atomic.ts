import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that there is always the old one or the new one, whole: to a temporary name in the same folder, on
 * to the disk, then renamed. On failure the old file is as it was and nothing is left behind.
 *
 * @throws the system's error
 */
export function writeAtomic(path: string, parts: Iterable<Uint8Array>): void {
  const temporary = `${path}.${process.pid}.${Date.now().toString(36)}.tmp`;
  const file = openSync(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o666);
  let isOpen = true;
  try {
    for (const part of parts) writeAll(file, part);
    fsyncSync(file);
    closeSync(file);
    isOpen = false;
    renameSync(temporary, path);
  } catch (error) {
    if (isOpen) quietly(() => closeSync(file));
    quietly(() => rmSync(temporary, { force: true }));
    throw error;
  }
  syncFolder(dirname(path));
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** The new name is on the disk only when the folder is; some systems cannot sync a folder, and the file itself is safe. */
function syncFolder(path: string): void {
  quietly(() => {
    const folder = openSync(path, constants.O_RDONLY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  });
}

/** What fails here is of no consequence, or follows from a failure that is told already. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // see above
  }
}
