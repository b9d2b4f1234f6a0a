import { closeSync } from 'node:fs';
import { ScenarioError } from '../scenario/error.ts';
import { LimitError } from '../scenario/limit-error.ts';
import { limits } from '../scenario/limits.ts';
import { loadScenario, type Loaded } from '../scenario/load.ts';
import { noteInput } from './inputs.ts';
import { openToRead } from './open-to-read.ts';
import { readBytes } from './read-bytes.ts';

/** Loads a scenario from a file, or from standard input when the file is `-`. */
export function loadScenarioFile(file: string, set: readonly string[] = []): Loaded {
  const name = file === '-' ? '(stdin)' : file;
  return loadScenario({ text: readScenarioFile(file), file: name, readFile: readScenarioFile, set });
}

/** The bytes of a scenario file, never more than a scenario may have. */
export function readScenarioFile(file: string): Uint8Array {
  const name = file === '-' ? '(stdin)' : file;
  const descriptor = openToRead(file === '-' ? 0 : file, refusal(file));
  try {
    return readAll(descriptor, name);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** The text of a result file: results may be larger than scenarios. */
export function readResultText(file: string): string {
  const descriptor = openToRead(file, refusal(file));
  try {
    return new TextDecoder().decode(readAll(descriptor, file, RESULT_BYTES));
  } finally {
    closeSync(descriptor);
  }
}

/** A result has its percentiles, not its trials: a few megabytes for the largest scenario. */
const RESULT_BYTES = 64 * 2 ** 20;

function readAll(descriptor: number, name: string, most: number = limits.textBytes): Uint8Array {
  noteInput(descriptor);
  const bytes = readBytes(descriptor, most);
  if (bytes === null) throw new LimitError(`${name}: ${most === limits.textBytes ? 'a scenario' : 'a result'} may have at most ${most} bytes`);
  return bytes;
}

const refusal = (file: string) => (got: string) => new ScenarioError([{ file, line: 0, column: 0, path: '', expected: 'a scenario file', got }]);
