import { createHash } from 'node:crypto';

const MAGIC_BYTES = 8;
const CHECKSUM_BYTES = 32;

/** A checkpoint whose head is another one; its checksum no longer fits. */
export function spoiltHead(bytes: Buffer, change: (head: unknown) => unknown): Buffer {
  const first = MAGIC_BYTES + 4 + bytes.readUInt32LE(MAGIC_BYTES);
  const text = Buffer.from(JSON.stringify(change(JSON.parse(bytes.toString('utf8', MAGIC_BYTES + 4, first)))) ?? 'null');
  const padded = Buffer.alloc(Math.ceil((text.length + 4) / 8) * 8 - 4, ' ');
  text.copy(padded);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  return Buffer.concat([bytes.subarray(0, MAGIC_BYTES), length, padded, bytes.subarray(first)]);
}

/** The bytes with so many cut off, one bit turned, and a checksum that fits again. */
export function resealed(bytes: Buffer, cut: number, turned: number): Buffer {
  const body = Buffer.from(bytes.subarray(0, bytes.length - CHECKSUM_BYTES - cut));
  const at = MAGIC_BYTES + (turned % Math.max(1, body.length - MAGIC_BYTES));
  if (turned % 3 === 0) body[at] ^= 1 << turned % 8;
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}
