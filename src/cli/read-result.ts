import { closeSync } from 'node:fs';
import { documents, type AnyResult } from '../report/kinds/kinds.ts';
import { ScenarioError } from '../scenario/error.ts';
import { LimitError } from '../scenario/limit-error.ts';
import { shown } from '../scenario/text/printable.ts';
import { noteInput } from './inputs.ts';
import { openToRead } from './open-to-read.ts';
import { readBytes } from './read-bytes.ts';
import { resultKinds } from './result-kinds.ts';

/** Bytes of the largest result that is read: a thousand metrics of a hundred periods take about a tenth of it. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Levels of a result's lists and maps inside each other; a scenario's are among them. */
const DEEPEST = 64;
const MOST_ISSUES = 5;

/**
 * Reads a result of any kind that can be shown from a file, or from standard input when the file is `-`.
 *
 * @throws ScenarioError when it is none, with the first places where it is not what was expected
 */
export async function readResult(file: string): Promise<AnyResult> {
  const name = file === '-' ? '(stdin)' : file;
  const at = { file: name, line: 0, column: 0 };
  const refuse: Refuse = (expected, got, path = '') => new ScenarioError([{ ...at, path, expected, got }]);
  const raw = parsed(readText(file, name, refuse), refuse);
  const kind = typeof raw === 'object' && raw !== null && 'kind' in raw ? raw.kind : undefined;
  if (typeof kind !== 'string') throw refuse('a result of quotacast, as --json prints it', 'JSON without a kind');
  if (!Object.hasOwn(documents, kind) || !Object.hasOwn(resultKinds, kind)) throw refuse(`a kind of result that has a report (${Object.keys(documents).join(', ')})`, shown(kind), 'kind');
  const checked = (await resultKinds[kind]()).safeParse(raw);
  if (checked.success) return checked.data as AnyResult;
  const issues = checked.error.issues.slice(0, MOST_ISSUES);
  throw new ScenarioError(issues.map(({ path, message }) => ({ ...at, path: path.join('.'), expected: `a result of kind ${kind}`, got: message, hint: 'written by another version?' })));
}

type Refuse = (expected: string, got: string, path?: string) => Error;

function readText(file: string, name: string, refuse: Refuse): string {
  const descriptor = openToRead(file === '-' ? 0 : file, (got) => refuse('a file with a result', got));
  try {
    noteInput(descriptor);
    const bytes = readBytes(descriptor, MOST_BYTES);
    if (bytes === null) throw new LimitError(`${name}: a result may have at most ${MOST_BYTES} bytes`);
    return new TextDecoder().decode(bytes);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

function parsed(text: string, refuse: Refuse): unknown {
  if (depthOf(text) > DEEPEST) throw refuse(`at most ${DEEPEST} levels of lists and maps inside each other`, 'more');
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('a result as JSON', text.trim() === '' ? 'nothing' : 'a text that is no JSON');
  }
}

/** How deep a JSON text goes, before anything is made of it. */
function depthOf(text: string): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === 0x5c) i += 1;
      else if (code === 0x22) inText = false;
    } else if (code === 0x22) inText = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}
