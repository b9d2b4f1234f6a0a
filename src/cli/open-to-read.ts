import { closeSync, fstatSync, openSync } from 'node:fs';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'a file without permission to read it',
  EPERM: 'a file without permission to read it',
  EISDIR: 'a directory',
  ENOTDIR: 'a path through something that is no directory',
  ELOOP: 'a circle of links',
  ENAMETOOLONG: 'a name that is too long',
};

/** Opens a file, or takes standard input (0). @throws what `refusal` makes of what was there instead of a file */
export function openToRead(file: string | 0, refusal: (got: string) => Error): number {
  const descriptor = file === 0 ? 0 : open(file, refusal);
  if (!fstatSync(descriptor).isDirectory()) return descriptor;
  if (descriptor !== 0) closeSync(descriptor);
  throw refusal('a directory');
}

function open(file: string, refusal: (got: string) => Error): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw refusal(reasons[code] ?? `an error (${code})`);
  }
}
