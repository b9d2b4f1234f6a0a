import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ScenarioError } from '../../scenario/error.ts';
import { LimitError } from '../../scenario/limit-error.ts';
import { crmLimits } from './limits.ts';

/** A file by its path, or bytes under a name. Files are read as streams, packed with gzip or not. */
export type CrmSource = string | { readonly name: string; readonly bytes: Uint8Array };

export const sourceName = (source: CrmSource): string => (typeof source === 'string' ? source : source.name);

export interface Opened {
  readonly name: string;
  readonly isGzip: boolean;
  /** unpacked UTF-8 bytes without byte order mark; fails on anything that is no UTF-8 text */
  readonly bytes: Readable;
}

/** Opens an export, which may be a pipe: it is read once. @throws ScenarioError where there is no file of text; errors of the system */
export async function openSource(source: CrmSource): Promise<Opened> {
  const name = sourceName(source);
  const parts = typeof source === 'string' ? await fileParts(source) : Readable.from(chunks(source.bytes));
  const rest = parts[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await rest.next();
  const head: Uint8Array = first.done === true ? new Uint8Array(0) : first.value;
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const raw = Readable.from(head.length === 0 ? [] : joined(head, rest), { objectMode: false, highWaterMark: 1 << 18 });
  const checked = new TextBytes(name);
  const onError = (error: Error) => checked.destroy(isGzip && 'errno' in error && String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? notText(name, 0, 'a damaged gzip file') : error);
  raw.on('error', onError);
  checked.on('close', () => void parts.destroy());
  if (!isGzip) return { name, isGzip, bytes: raw.pipe(checked) };
  const unpacked = createGunzip();
  unpacked.on('error', onError);
  checked.on('close', () => raw.destroy());
  return { name, isGzip, bytes: raw.pipe(unpacked).pipe(checked) };
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const reasons: Readonly<Record<string, string>> = { ENOENT: 'no such file', ENOTDIR: 'a path through something that is no directory', EACCES: 'a file without permission to read it', ELOOP: 'a circle of links', ENAMETOOLONG: 'a name that is too long' };

async function fileParts(path: string): Promise<Readable> {
  const refuse = (got: string) => new ScenarioError([{ file: path, line: 0, column: 0, path: '', expected: 'a CSV file', got }]);
  const refused = (error: NodeJS.ErrnoException): never => {
    const got = reasons[error.code ?? ''];
    throw got === undefined ? error : refuse(got);
  };
  const found = await stat(path).catch(refused);
  if (found.isDirectory()) throw refuse('a directory');
  if (found.size > crmLimits.fileBytes) throw new LimitError(`${path}: an export may have at most ${crmLimits.fileBytes} bytes, this one has ${found.size}`);
  const file = await open(path).catch(refused);
  return file.createReadStream({ highWaterMark: 1 << 18 });
}

function* chunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 1 << 18) yield bytes.subarray(from, from + (1 << 18));
}

function notText(file: string, line: number, got: string): ScenarioError {
  return new ScenarioError([{ file, line, column: line > 0 ? 1 : 0, path: '', expected: 'a CSV file in UTF-8', got, hint: 'export it again as CSV (UTF-8)' }]);
}

/** Passes UTF-8 on and refuses the rest, with its line. */
class TextBytes extends Transform {
  readonly #name: string;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #total = 0;
  #lines = 1;

  constructor(name: string) {
    super({ readableHighWaterMark: 1 << 18 });
    this.#name = name;
  }

  override _transform(chunk: Uint8Array, _: BufferEncoding, done: TransformCallback): void {
    const isFirst = this.#total === 0;
    this.#total += chunk.length;
    if (this.#total > crmLimits.fileBytes) return done(new LimitError(`${basename(this.#name)}: an export may unpack to at most ${crmLimits.fileBytes} bytes`));
    if (isFirst && ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))) return done(notText(this.#name, 1, 'UTF-16'));
    if (isFirst && chunk[0] === 0x50 && chunk[1] === 0x4b) return done(notText(this.#name, 0, 'a zip archive or a workbook'));
    const flaw = this.#flaw(chunk);
    if (flaw !== undefined) return done(notText(this.#name, this.#lines, flaw));
    done(null, isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk);
  }

  override _flush(done: TransformCallback): void {
    try {
      this.#decoder.decode();
      done();
    } catch {
      done(notText(this.#name, this.#lines, 'half of a character at its end'));
    }
  }

  #flaw(chunk: Uint8Array): string | undefined {
    const nul = chunk.indexOf(0);
    const until = nul < 0 ? chunk : chunk.subarray(0, nul);
    try {
      this.#decoder.decode(until, { stream: true });
    } catch {
      this.#lines += lineFeeds(chunk.subarray(0, firstInvalid(chunk)));
      return 'bytes that are no UTF-8';
    }
    this.#lines += lineFeeds(until);
    return nul < 0 ? undefined : 'a NUL character';
  }
}

function lineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

// by halves: the longest prefix that is valid so far
function firstInvalid(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isPrefix(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
