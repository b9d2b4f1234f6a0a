import type { Node, Place } from './node.ts';

/** The child of a node under a key or a list position. */
function childOf(node: Node, key: string): Node | undefined {
  if (node.kind === 'map') return node.entries.get(key)?.value;
  if (node.kind === 'list') return node.items[Number(key)];
  return undefined;
}

/** The place of the value at a path; of the key of its nearest ancestor in the text when it is not there. */
export function locate(root: Node, path: readonly string[]): Place {
  let node = root;
  let keyPlace = root.place;
  for (const key of path) {
    const child = childOf(node, key);
    if (child === undefined) return keyPlace;
    keyPlace = (node.kind === 'map' ? node.entries.get(key)?.keyPlace : undefined) ?? child.place;
    node = child;
  }
  return node.place;
}

/** The place of the key at a path, as for an unknown key. */
export function locateKey(root: Node, path: readonly string[]): Place {
  const parent = nodeAt(root, path.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.entries.get(path[path.length - 1] ?? '') : undefined;
  return entry?.keyPlace ?? locate(root, path);
}

export function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const key of path) node = node === undefined ? undefined : childOf(node, key);
  return node;
}
