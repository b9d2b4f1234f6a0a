import { DIRECTORY_WORDS, HEADER_WORDS, H_BYTES, H_SECTIONS, PROGRAM_MAGIC, PROGRAM_VERSION, TYPE_F64, TYPE_I32 } from '../kernel/layout.ts';
import { FIRST_LATER_F64_SECTION, FIRST_F64_SECTION, FIRST_LATER_SECTION, SECTIONS } from '../kernel/section-ids.ts';

/**
 * The compiled scenario as one buffer: a header of i32 words (kernel/layout.ts), a directory of sections (id, type, offset in
 * bytes, length in elements), then the sections, each aligned to 8 bytes. Ids below FIRST_F64_SECTION hold i32, the others f64.
 */
export class ProgramWriter {
  readonly #header = new Map<number, number>();
  readonly #sections = new Map<number, readonly number[] | Float64Array>();
  readonly #columns = new Map<number, number[]>();

  /** Sets a header word. */
  set(word: number, value: number): void {
    this.#header.set(word, value);
  }

  /** Sets a whole section. */
  put(id: number, values: readonly number[] | Float64Array): void {
    if (this.#sections.has(id) || this.#columns.has(id)) throw new Error(`section ${id} is written twice`);
    this.#sections.set(id, values);
  }

  /** Appends to a section that is a column of a table, which grows row by row; that of a table without rows is empty. */
  add(id: number, ...values: readonly number[]): void {
    if (this.#sections.has(id)) throw new Error(`section ${id} is written twice`);
    const column = this.#columns.get(id);
    if (column) column.push(...values);
    else this.#columns.set(id, [...values]);
  }

  finish(): Uint8Array {
    const offsets: number[] = [];
    let bytes = aligned((HEADER_WORDS + SECTIONS * DIRECTORY_WORDS) * 4);
    for (let id = 0; id < SECTIONS; id += 1) {
      offsets.push(bytes);
      bytes = aligned(bytes + this.#section(id).length * (holdsIntegers(id) ? 4 : 8));
    }
    const buffer = new ArrayBuffer(bytes);
    const words = new Int32Array(buffer);
    words[0] = PROGRAM_MAGIC;
    words[1] = PROGRAM_VERSION;
    for (const [word, value] of this.#header) words[word] = value;
    words[H_SECTIONS] = SECTIONS;
    words[H_BYTES] = bytes;
    for (let id = 0; id < SECTIONS; id += 1) {
      const values = this.#section(id);
      const isInteger = holdsIntegers(id);
      words.set([id, isInteger ? TYPE_I32 : TYPE_F64, offsets[id], values.length], HEADER_WORDS + id * DIRECTORY_WORDS);
      if (isInteger) new Int32Array(buffer, offsets[id], values.length).set(values);
      else new Float64Array(buffer, offsets[id], values.length).set(values);
    }
    return new Uint8Array(buffer);
  }

  #section(id: number): readonly number[] | Float64Array {
    return this.#sections.get(id) ?? this.#columns.get(id) ?? [];
  }
}

/** Whether a section holds i32. */
const holdsIntegers = (id: number): boolean => id < FIRST_F64_SECTION || (id >= FIRST_LATER_SECTION && id < FIRST_LATER_F64_SECTION);

const aligned = (bytes: number): number => (bytes + 7) & ~7;

/** Checks a program buffer that came from elsewhere: magic, version, every section once, of its type, inside the buffer. */
export function checkProgram(program: Uint8Array): void {
  if (program.byteLength < HEADER_WORDS * 4 || program.byteOffset % 8 !== 0) throw new Error('not a program: too short or not aligned');
  const words = new Int32Array(program.buffer, program.byteOffset, program.byteLength >> 2);
  if (words[0] !== PROGRAM_MAGIC) throw new Error('not a program: wrong magic number');
  if (words[1] !== PROGRAM_VERSION) throw new Error(`program version ${words[1]}, this engine reads ${PROGRAM_VERSION}`);
  if (words[H_BYTES] !== program.byteLength) throw new Error(`program of ${program.byteLength} bytes, its header says ${words[H_BYTES]}`);
  if (words[H_SECTIONS] !== SECTIONS) throw new Error(`program with ${words[H_SECTIONS]} sections, this engine knows ${SECTIONS}`);
  for (let k = 0; k < SECTIONS; k += 1) {
    const [id, type, offset, length] = words.subarray(HEADER_WORDS + k * DIRECTORY_WORDS) as unknown as [number, number, number, number];
    const isInteger = holdsIntegers(id);
    if (id !== k || type !== (isInteger ? TYPE_I32 : TYPE_F64)) throw new Error(`section ${k} of the program is of an unknown kind`);
    const end = offset + length * (isInteger ? 4 : 8);
    if (offset % 8 !== 0 || offset < 0 || length < 0 || end > program.byteLength) throw new Error(`section ${k} of the program lies outside it`);
  }
}
