/** A name as part of a file's name or an id: a-z, 0-9 and hyphens only, so that none means anything to a file system. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  return plain === '' ? 'x' : plain;
}

/** Ids that differ even where slugs are the same. */
export function ids(prefix: string): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const first = `${prefix}-${slug(name)}`;
    let id = first;
    for (let k = 2; taken.has(id); k++) id = `${first}-${k}`;
    taken.add(id);
    return id;
  };
}
