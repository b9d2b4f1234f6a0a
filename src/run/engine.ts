import { setMemory } from '../kernel/lang.ts';
import { DONE, FULL_ACCOUNTS, FULL_LISTS, FULL_OPPORTUNITIES, FULL_PEOPLE, H_ACCOUNTS, H_DEALS, H_ROW, H_SEATS } from '../kernel/layout.ts';
import { bindProgram } from '../kernel/sections.ts';
import { setRootKeys } from '../kernel/setup.ts';
import { bindState, peopleCode, peopleValue, row } from '../kernel/state.ts';
import { emittedCount, runTrials } from '../kernel/trial.ts';
import { checkProgram } from '../compile/program.ts';
import { ResourceLimitError } from './errors.ts';

/** What the trials of a block have measured; the views are valid until the next block. */
export interface BlockRows {
  /** `count * rowWidth` numbers, trial after trial, as kernel/layout.ts lays them out */
  readonly rows: Float64Array;
  /** values of people and deals for histograms */
  readonly codes: Int32Array;
  readonly values: Float64Array;
  readonly emitted: number;
}

export interface Engine {
  readonly rowWidth: number;
  /** Runs trials first … first + count - 1. The result depends on nothing but the program, the keys and these numbers. */
  runBlock(first: number, count: number): BlockRows;
}

/** The live state of a batch should fit the second-level cache of an ordinary core: so many bytes. */
const BATCH_BYTES = 512 * 1024;
const LARGEST_BATCH = 64;
/** The kernel addresses its memory with 32 bits. */
const MEMORY_CAP = 2 ** 31 - 2 ** 20;
const FIRST_BYTE = 1024;

/** Room for what grows with the scenario's load: doubled when a batch does not fit. */
interface Room {
  shift: number;
  accounts: number;
  chunks: number;
  people: number;
}

/** An engine for one compiled scenario and one set of lane keys (6 words: rates, shocks, luck), on this thread. */
export function createEngine(program: Uint8Array, keys: Int32Array, batch?: number): Engine {
  checkProgram(program);
  const header = new Int32Array(program.buffer, program.byteOffset, 64);
  const rowWidth = header[H_ROW];
  const room: Room = { shift: 7, accounts: header[H_ACCOUNTS] > 0 ? header[H_ACCOUNTS] + 256 : 64, chunks: 0, people: 4096 };
  while (1 << room.shift < header[H_DEALS] + 64) room.shift += 1;
  let size = batch ?? batchSize(header, room);
  let rows = new Float64Array(0);
  let codes = new Int32Array(4096);
  let values = new Float64Array(4096);
  let bound: ArrayBuffer | undefined;
  const mine = new Uint8Array(program);

  /** Lays memory out for the present room; the program is copied in front of the state. */
  function bind(): void {
    if (room.chunks === 0) room.chunks = 4096 + size * 64;
    const base = FIRST_BYTE + mine.byteLength;
    const scratch = new ArrayBuffer(base);
    new Uint8Array(scratch).set(mine, FIRST_BYTE);
    setMemory(scratch);
    bindProgram(FIRST_BYTE);
    const need = measure(base);
    if (need > MEMORY_CAP) {
      if (size === 1) throw new ResourceLimitError(`one trial needs ${Math.round(need / 2 ** 20)} MiB of state, the engine has ${Math.round(MEMORY_CAP / 2 ** 20)} MiB`);
      size = Math.max(1, size >> 1);
      bind();
      return;
    }
    bound = new ArrayBuffer(need);
    new Uint8Array(bound).set(mine, FIRST_BYTE);
    attach(bound);
  }

  /** Bytes of the whole memory; the shapes are multiplied here because the kernel's own 32-bit sums would wrap around. */
  function measure(base: number): number {
    const guess = size * ((1 << room.shift) * 120 + room.accounts * 200 + rowWidth * 8 + header[H_SEATS] * 200) + room.chunks * 64 + room.people * 12;
    return guess > MEMORY_CAP ? guess : bindState(base, size, room.shift, room.accounts, room.chunks, room.people, true);
  }

  function attach(memory: ArrayBuffer): void {
    setMemory(memory);
    bindProgram(FIRST_BYTE);
    bindState(FIRST_BYTE + mine.byteLength, size, room.shift, room.accounts, room.chunks, room.people, false);
    setRootKeys(keys[0], keys[1], keys[2], keys[3], keys[4], keys[5]);
    owner = bound;
  }

  function grow(full: number): void {
    if (full === FULL_OPPORTUNITIES) room.shift += 1;
    if (full === FULL_ACCOUNTS) room.accounts *= 2;
    if (full === FULL_LISTS) room.chunks *= 2;
    if (full === FULL_PEOPLE) room.people *= 2;
    bind();
  }

  return {
    rowWidth,
    runBlock(first, count) {
      if (!bound) bind();
      // the kernel's views belong to the module: another engine on this thread may have bound its own since
      else if (owner !== bound) attach(bound);
      if (rows.length < count * rowWidth) rows = new Float64Array(count * rowWidth);
      let emitted = 0;
      for (let done = 0; done < count; ) {
        const n = Math.min(size, count - done);
        const full = runTrials(first + done, n);
        if (full !== DONE) {
          grow(full);
          continue;
        }
        rows.set(row.subarray(0, n * rowWidth), done * rowWidth);
        const more = emittedCount();
        if (emitted + more > codes.length) {
          const length = Math.max(emitted + more, codes.length * 2);
          codes = extended(codes, new Int32Array(length));
          values = extended(values, new Float64Array(length));
        }
        codes.set(peopleCode.subarray(0, more), emitted);
        values.set(peopleValue.subarray(0, more), emitted);
        emitted += more;
        done += n;
      }
      return { rows: rows.subarray(0, count * rowWidth), codes, values, emitted };
    },
  };
}

/** The memory that the kernel's views look into now. */
let owner: ArrayBuffer | undefined;

function extended<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** Trials in lock-step: as many as keep the live state within BATCH_BYTES. It moves no result, only the time. */
function batchSize(header: Int32Array, room: Room): number {
  const bytes = header[H_ROW] * 8 + header[H_SEATS] * 160 + (1 << room.shift) * 100 + (header[H_ACCOUNTS] > 0 ? room.accounts * 120 : 0);
  let size = LARGEST_BATCH;
  while (size > 1 && size * bytes > BATCH_BYTES) size >>= 1;
  return size;
}
