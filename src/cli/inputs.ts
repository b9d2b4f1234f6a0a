import { fstatSync, statSync, type Stats } from 'node:fs';

/** Files that this command line reads, by device and number: a file has many paths. */
const inputs = new Set<string>();

const idOf = ({ dev, ino }: Stats): string => `${dev} ${ino}`;

/** Keeps in mind that an open file is read. */
export function noteInput(descriptor: number): void {
  const found = fstatSync(descriptor);
  if (found.isFile()) inputs.add(idOf(found));
}

/** The same for a file that something else reads, if it can be read. */
export function noteInputFile(path: string): void {
  try {
    const found = statSync(path);
    if (found.isFile()) inputs.add(idOf(found));
  } catch {
    // whoever reads it says so better
  }
}

/** Whether a file that exists is one of those that are read. */
export const isInput = (found: Stats): boolean => inputs.has(idOf(found));

/** Another command line begins. */
export function forgetInputs(): void {
  inputs.clear();
}
