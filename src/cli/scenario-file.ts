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

function readAll(descriptor: number, name: string): Uint8Array {
  const bytes = new Uint8Array(limits.textBytes + 1);
  let length = 0;
  for (let read = 1; read > 0 && length < bytes.length; length += read) read = readSome(descriptor, bytes, length);
  if (length > limits.textBytes) throw new LimitError(`${name}: a scenario may have at most ${limits.textBytes} bytes`);
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
