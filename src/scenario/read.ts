import { Composer, LineCounter, isAlias, isMap, isScalar, isSeq, type Document, type ParsedNode } from 'yaml';
import { ScenarioError, type Issue } from './error.ts';
import { decode } from './text/decode.ts';
import { readNumber } from './text/number-text.ts';
import { shown } from './text/printable.ts';
import { RefusedSyntax, boundedTokens } from './text/tokens.ts';
import { reservedKeys, type Entry, type Node, type Place, type Scalar } from './tree/node.ts';

// after so many syntax errors the rest follow from the first ones
const syntaxErrors = 20;

/**
 * Reads YAML or JSON (which is YAML) into a tree that knows the place of every key and value.
 * The accepted subset has no anchors, aliases, merge keys, tags, directives or repeated keys.
 * Throws ScenarioError when the text cannot be read as a whole. Single values that are refused become null
 * and are reported to `flaws`; without it they are thrown too.
 */
export function readTree(input: string | Uint8Array, file: string, flaws?: Issue[]): Node {
  const decoded = decode(input, file);
  if ('issue' in decoded) throw new ScenarioError([decoded.issue]);
  const reader = new Reader(file);
  const tree = reader.read(decoded.text);
  if (flaws === undefined && reader.issues.length > 0) throw new ScenarioError(reader.issues);
  flaws?.push(...reader.issues);
  return tree;
}

class Reader {
  readonly issues: Issue[] = [];
  readonly lines = new LineCounter();
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  read(text: string): Node {
    return this.node(this.compose(text)?.contents ?? null, []);
  }

  compose(text: string): Document.Parsed | undefined {
    const options = { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, lineCounter: this.lines } as const;
    const documents: Document.Parsed[] = [];
    try {
      for (const document of new Composer(options).compose(boundedTokens(text, this.lines), true, text.length)) documents.push(document);
    } catch (error) {
      if (!(error instanceof RefusedSyntax)) throw error;
      this.refuse(error.offset, '', error.expected, error.got);
    }
    for (const document of documents) {
      for (const problem of [...document.errors, ...document.warnings].slice(0, syntaxErrors)) {
        this.refuse(problem.pos[0], '', 'well-formed YAML', `an error: ${problem.message}`);
      }
    }
    const second = documents[1];
    if (second !== undefined) this.refuse(second.range[0], '', 'one document', 'a second one');
    if (this.issues.length > 0) throw new ScenarioError(this.issues);
    return documents[0];
  }

  node(node: ParsedNode | null, path: readonly string[]): Node {
    const place = this.place(node?.range?.[0] ?? 0);
    if (node === null) return { kind: 'scalar', place, value: null };
    if (isScalar(node)) return { kind: 'scalar', place, value: this.scalar(node.value, node.source ?? '', place, path) };
    if (isSeq(node)) {
      return { kind: 'list', place, items: node.items.map((item, index) => this.node(item as ParsedNode, [...path, String(index)])) };
    }
    if (isMap(node)) return { kind: 'map', place, entries: this.entries(node.items, path) };
    this.report(place, path, 'plain values', isAlias(node) ? 'an alias (*)' : 'something else');
    return { kind: 'scalar', place, value: null };
  }

  entries(pairs: readonly { key: unknown; value: unknown }[], path: readonly string[]): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const keyNode = pair.key as ParsedNode | null;
      const keyPlace = this.place(keyNode?.range?.[0] ?? 0);
      const key = this.key(keyNode, keyPlace, path);
      if (key === undefined) continue;
      const before = entries.get(key);
      if (before !== undefined) {
        this.report(keyPlace, [...path, key], 'each key once', `a second ${shown(key)}`, `the first is on line ${before.keyPlace.line}`);
        continue;
      }
      const value = pair.value as ParsedNode | null;
      entries.set(key, { keyPlace, value: value === null ? { kind: 'scalar', place: keyPlace, value: null } : this.node(value, [...path, key]) });
    }
    return entries;
  }

  key(node: ParsedNode | null, place: Place, path: readonly string[]): string | undefined {
    if (node === null || !isScalar(node)) {
      this.report(place, path, 'a name before the colon', node === null ? 'nothing' : 'a map or a list');
      return undefined;
    }
    const key = typeof node.value === 'string' ? node.value : (node.source ?? '');
    if (reservedKeys.has(key)) this.report(place, [...path, key], 'another name', `the reserved name ${shown(key)}`);
    else if (key === '<<') this.report(place, [...path, key], 'each key written out', 'a merge key (<<)', 'use extends for a file that changes another');
    else if (/\p{Surrogate}/u.test(key)) this.report(place, path, 'well-formed text', 'half of a character');
    else return key;
    return undefined;
  }

  scalar(value: unknown, source: string, place: Place, path: readonly string[]): Scalar {
    if (typeof value === 'number') {
      const number = readNumber(source, value);
      if ('value' in number) return number.value;
      this.report(place, path, number.expected, source.slice(0, 60), number.hint);
      return null;
    }
    if (typeof value === 'string') {
      if (/\p{Surrogate}/u.test(value)) this.report(place, path, 'well-formed text', 'half of a character');
      return value;
    }
    return typeof value === 'boolean' ? value : null;
  }

  place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  refuse(offset: number, path: string, expected: string, got: string): void {
    this.issues.push({ ...this.place(offset), path, expected, got });
  }

  report(place: Place, path: readonly string[], expected: string, got: string, hint?: string): void {
    this.issues.push({ ...place, path: path.join('.'), expected, got, ...(hint === undefined ? {} : { hint }) });
  }
}
