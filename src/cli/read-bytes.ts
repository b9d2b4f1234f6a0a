import { readSync } from 'node:fs';

const FIRST_BYTES = 1 << 20;

/** Everything that a descriptor gives, or null when it is more than `most` bytes; never more than that is held. */
export function readBytes(descriptor: number, most: number): Uint8Array | null {
  let bytes = new Uint8Array(Math.min(most + 1, FIRST_BYTES));
  let length = 0;
  for (let read = 1; read > 0; length += read) {
    if (length > most) return null;
    if (length === bytes.length) bytes = grown(bytes, Math.min(most + 1, 2 * length));
    read = readSome(descriptor, bytes, length);
  }
  return bytes.subarray(0, length);
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(length);
  more.set(bytes);
  return more;
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
