import { checkProgram } from '../compile/program.ts';
import { setTraceSink, type TraceSink } from '../kernel/lang.ts';
import { DONE, FULL_ACCOUNTS, FULL_LISTS, FULL_OPPORTUNITIES, FULL_PEOPLE, H_ACCOUNTS, H_DEALS, H_ROW, H_SEATS } from '../kernel/layout.ts';
import { ResourceLimitError } from './errors.ts';
import { createHost, type Kernel } from './kernel-host.ts';

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
  readonly form: 'wasm' | 'js';
  /** Bytes of memory in use, and trials in lock-step. */
  size(): { bytes: number; batch: number };
  /** Runs trials first … first + count - 1. The result depends on nothing but the program, the keys and these numbers. */
  runBlock(first: number, count: number): BlockRows;
}

/** The live state of a batch should fit the second-level cache of an ordinary core: so many bytes. */
const BATCH_BYTES = 512 * 1024;
const LARGEST_BATCH = 64;
/** The kernel addresses its memory with 31 bits. */
const MEMORY_CAP = 2 ** 31 - 2 ** 20;
const FIRST_BYTE = 1024;

/** Room for what grows with the scenario's load: doubled when a batch does not fit. */
interface Room {
  shift: number;
  accounts: number;
  chunks: number;
  people: number;
}

export interface EngineOptions {
  /** trials in lock-step; by default what suits the scenario's size */
  readonly batch?: number | undefined;
  /** so many successive trials share one draw of the uncertain rates (1 unless the rates are to be held) */
  readonly trialsPerRates?: number | undefined;
  /** listens to every trial, one at a time and on the script form of the kernel */
  readonly trace?: Trace | undefined;
}

/** Hears what happens in a trial. A trial that does not fit its memory is run again: then `begin` is called again. */
export interface Trace {
  /** the script form, the one that can be heard */
  readonly kernel: Kernel;
  readonly begin: () => void;
  readonly sink: TraceSink;
}

/** An engine for one compiled scenario and one set of lane keys (6 words: rates, shocks, luck), on this thread. */
export function createEngine(program: Uint8Array, keys: Int32Array, { batch, trialsPerRates = 1, trace }: EngineOptions = {}): Engine {
  checkProgram(program);
  const header = new Int32Array(program.buffer, program.byteOffset, 64);
  const rowWidth = header[H_ROW];
  const room: Room = { shift: 7, accounts: header[H_ACCOUNTS] > 0 ? header[H_ACCOUNTS] + 256 : 64, chunks: 0, people: 4096 };
  while (1 << room.shift < header[H_DEALS] + 64) room.shift += 1;
  let size = trace ? 1 : (batch ?? batchSize(header, room));
  room.chunks = 4096 + size * 64;
  const host = createHost(trace?.kernel);
  const { kernel } = host;
  let bytes = 0;
  let bound = false;
  let rows = new Float64Array(0);
  let codes = new Int32Array(4096);
  let values = new Float64Array(4096);

  /** Lays memory out for the present room, the program in front of the state. A batch too large for the memory is halved. */
  function bind(): void {
    const base = FIRST_BYTE + program.byteLength;
    new Uint8Array(host.reserve(base)).set(program, FIRST_BYTE);
    kernel.bindProgram(FIRST_BYTE);
    bytes = estimate() > MEMORY_CAP ? Infinity : kernel.bindState(base, size, room.shift, room.accounts, room.chunks, room.people, 1);
    if (bytes > MEMORY_CAP || bytes < 0) {
      if (size === 1) throw new ResourceLimitError(`one trial of this scenario needs more than the engine's ${Math.round(MEMORY_CAP / 2 ** 20)} MiB of state: fewer seats, accounts or opportunities`);
      size >>= 1;
      bind();
      return;
    }
    new Uint8Array(host.reserve(bytes)).set(program, FIRST_BYTE);
    attach();
  }

  /** An upper guess in doubles: the kernel's own 32-bit sums would wrap around. */
  function estimate(): number {
    return size * ((1 << room.shift) * 132 + room.accounts * 256 + rowWidth * 8 + header[H_SEATS] * 256) + room.chunks * 64 + room.people * 12;
  }

  function attach(): void {
    kernel.bindProgram(FIRST_BYTE);
    kernel.bindState(FIRST_BYTE + program.byteLength, size, room.shift, room.accounts, room.chunks, room.people, 0);
    kernel.setRootKeys(keys[0], keys[1], keys[2], keys[3], keys[4], keys[5], trialsPerRates);
    bound = true;
  }

  function grow(full: number): void {
    if (full === FULL_OPPORTUNITIES) room.shift += 1;
    if (full === FULL_ACCOUNTS) room.accounts *= 2;
    if (full === FULL_LISTS) room.chunks *= 2;
    if (full === FULL_PEOPLE) room.people *= 2;
    bind();
  }

  /** Copies what the last batch of n trials left behind; returns how many values it emitted. */
  function collect(n: number, done: number, emitted: number): number {
    const memory = host.reserve(0);
    rows.set(new Float64Array(memory, kernel.rowPlace(), n * rowWidth), done * rowWidth);
    const more = kernel.emitted();
    if (emitted + more > codes.length) {
      const length = Math.max(emitted + more, codes.length * 2);
      codes = extended(codes, new Int32Array(length));
      values = extended(values, new Float64Array(length));
    }
    codes.set(new Int32Array(memory, kernel.codePlace(), more), emitted);
    values.set(new Float64Array(memory, kernel.valuePlace(), more), emitted);
    return more;
  }

  return {
    rowWidth,
    form: host.form,
    size: () => ({ bytes, batch: size }),
    runBlock(first, count) {
      if (!bound) bind();
      else if (host.enter()) attach();
      if (rows.length < count * rowWidth) rows = new Float64Array(count * rowWidth);
      let emitted = 0;
      for (let done = 0; done < count; ) {
        const n = Math.min(size, count - done);
        const full = heard(trace, () => kernel.runTrials(first + done, n));
        if (full === DONE) {
          emitted += collect(n, done, emitted);
          done += n;
        } else {
          grow(full);
        }
      }
      return { rows: rows.subarray(0, count * rowWidth), codes, values, emitted };
    },
  };
}

/** What runs while somebody listens. */
function heard<T>(trace: Trace | undefined, run: () => T): T {
  if (trace === undefined) return run();
  trace.begin();
  setTraceSink(trace.sink);
  try {
    return run();
  } finally {
    setTraceSink(null);
  }
}

function extended<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/**
 * Trials in lock-step: as many as keep the live state within BATCH_BYTES; of the customers, who are looked at a few times a year,
 * a fifth. It moves no result, only the time.
 */
function batchSize(header: Int32Array, { shift, accounts }: Room): number {
  const bytes = header[H_ROW] * 8 + header[H_SEATS] * 160 + (1 << shift) * 100 + (header[H_ACCOUNTS] > 0 ? accounts * 24 : 0);
  let size = LARGEST_BATCH;
  while (size > 1 && size * bytes > BATCH_BYTES) size >>= 1;
  return size;
}
