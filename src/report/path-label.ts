/** Columns that a path may take in a table. */
export const PATH_COLUMNS = 30;

/** Words of a path that only say in which collection a name stands. */
const COLLECTIONS = new Set(['pools', 'motions', 'sources', 'stages', 'segments', 'targets', 'accounts', 'hires']);

/** A path as a label: without the names of collections, and where it is still too long without its first names. */
export function pathLabel(path: string, columns: number): string {
  const names = path.split('.').filter((name, k, all) => k === all.length - 1 || !COLLECTIONS.has(name));
  let label = names.join('.');
  while (label.length > columns && names.length > 2) {
    names.shift();
    label = `..${names.join('.')}`;
  }
  return label;
}
