import type { Issue } from '../error.ts';
import { locate, locateKey, nodeAt } from '../tree/locate.ts';
import type { Node } from '../tree/node.ts';

export interface Finding {
  readonly path: readonly string[];
  readonly expected: string;
  readonly got: string;
  readonly hint?: string | undefined;
  /** the key itself is wrong, not its value */
  readonly atKey?: boolean;
  /** right in itself, but more than is allowed */
  readonly isLimit?: boolean;
}

/** Gathers what is wrong with a scenario; places are looked up in its tree. */
export class Report {
  readonly tree: Node;
  readonly issues: Issue[] = [];
  private readonly paths = new Set<string>();
  private readonly known = new Set<string>();

  constructor(tree: Node) {
    this.tree = tree;
  }

  /** Whether something is reported at a path already. */
  has(path: readonly string[]): boolean {
    return this.paths.has(path.join('.'));
  }

  add(finding: Finding): void {
    const { path, expected, got, atKey, isLimit } = finding;
    const text = path.join('.');
    const whole = JSON.stringify([text, expected, got]);
    if (this.known.has(whole)) return;
    this.known.add(whole);
    this.paths.add(text);
    const hint = finding.hint ?? this.mixed(path);
    const { file, line, column } = atKey === true ? locateKey(this.tree, path) : locate(this.tree, path);
    this.issues.push({ file, line, column, path: text, expected, got, ...(hint === undefined ? {} : { hint }), ...(isLimit === true ? { isLimit } : {}) });
  }

  // fields that `extends` brought together may exclude each other
  private mixed(path: readonly string[]): string | undefined {
    const node = nodeAt(this.tree, path);
    if (node?.kind !== 'map') return undefined;
    const files = new Set([...node.entries.values()].map((entry) => entry.keyPlace.file));
    return files.size > 1 ? `its fields come from ${[...files].join(' and ')}; null removes one` : undefined;
  }
}
