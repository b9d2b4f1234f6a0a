import { readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Paths of all files under a folder whose names end so, relative to it, with forward slashes, sorted. */
export function filesUnder(folder: URL, ending: string): string[] {
  const top = fileURLToPath(folder);
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(top, `${entry.parentPath}${sep}${entry.name}`).split(sep).join('/'))
    .sort();
}
