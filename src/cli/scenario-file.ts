import { closeSync, readSync } from 'node:fs';
import { ScenarioError } from '../scenario/error.ts';
import { LimitError } from '../scenario/limit-error.ts';
import { limits } from '../scenario/limits.ts';
import { loadScenario, type Loaded } from '../scenario/load.ts';
import { openToRead } from './open-to-read.ts';

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
  const bytes = new Uint8Array(most + 1);
  let length = 0;
  for (let read = 1; read > 0 && length < bytes.length; length += read) read = readSome(descriptor, bytes, length);
  if (length > most) throw new LimitError(`${name}: ${most === limits.textBytes ? 'a scenario' : 'a result'} may have at most ${most} bytes`);
  return bytes.subarray(0, length);
}

// a pipe whose writer is slow may answer "try again"
function readSome(descriptor: number, bytes: Uint8Array, offset: number): number {
  for (;;) {
    try {
      return readSync(descriptor, bytes, offset, bytes.length - offset, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

const refusal = (file: string) => (got: string) => new ScenarioError([{ file, line: 0, column: 0, path: '', expected: 'a scenario file', got }]);
