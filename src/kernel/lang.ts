// The floor of the kernel dialect: TypeScript that AssemblyScript compiles to the same numbers.
// This file is the JavaScript side; assembly/lang.ts is its twin and the only file written twice.
//
// The ten rules (reasons and examples in README.md of this folder):
//  1. import { a, T } from './x.ts': plain, relative, ending in .ts. No `import type`, no `export … from`.
//  2. Annotate every variable, parameter and result: i32, u32, f64, bool, I32s, U32s, U8s, F64s, void.
//  3. Integer + - / % and unary minus end in `| 0`; products are imul(a, b); a divisor is never 0.
//  4. i32 to f64 by toF64, back by toI32 (clamps). Never divide two i32 for a fraction.
//  5. Hashes are i32. `>>> k` with k > 0 is safe; `>>> 0` only when bound at once to a `const u: u32`.
//  6. Arrays come only from i32View and friends, made in bind functions; index with i32 only; no .length, no methods.
//  7. State is `export let x: I32s = i32View(0, 0)`, written only in the file that declares it.
//  8. Named top-level functions only; conditions are bool; a bool becomes a number by flag(b).
//  9. No strings, throw, new, object or array literals, destructuring, spread, labels, for-of, Math, Number.
// 10. if (hasTrace) traceHook(…) is the only way out; it may read, never decide.

export type I32s = Int32Array;
export type U32s = Uint32Array;
export type U8s = Uint8Array;
export type F64s = Float64Array;

/** Receives what the kernel reports of one trial; kinds are numbered in layout.ts. */
export type TraceSink = (kind: i32, day: i32, entity: i32, a: f64, b: f64) => void;

let memory: ArrayBuffer | SharedArrayBuffer = new ArrayBuffer(0);
let words: I32s = new Int32Array(0);
let doubles: F64s = new Float64Array(0);

/** For the host: the buffer all later views look into. Views made before still look into the old one: bind again. */
export function setMemory(buffer: ArrayBuffer | SharedArrayBuffer): void {
  memory = buffer;
  words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
  doubles = new Float64Array(buffer, 0, buffer.byteLength >> 3);
}

// views: base in bytes, a multiple of the element's size; length in elements

export function i32View(baseBytes: i32, length: i32): I32s {
  return new Int32Array(memory, baseBytes, length);
}

export function u32View(baseBytes: i32, length: i32): U32s {
  return new Uint32Array(memory, baseBytes, length);
}

export function u8View(baseBytes: i32, length: i32): U8s {
  return new Uint8Array(memory, baseBytes, length);
}

export function f64View(baseBytes: i32, length: i32): F64s {
  return new Float64Array(memory, baseBytes, length);
}

// fields of records: `record` is the record's first byte, `field` the field's place in it in bytes; both multiples of the field's size

export function getI32(record: i32, field: i32): i32 {
  return words[(record + field) >> 2];
}

export function setI32(record: i32, field: i32, x: i32): void {
  words[(record + field) >> 2] = x;
}

export function getF64(record: i32, field: i32): f64 {
  return doubles[(record + field) >> 3];
}

export function setF64(record: i32, field: i32, x: f64): void {
  doubles[(record + field) >> 3] = x;
}

// fills write x to elements from … to - 1

export function fillI32(a: I32s, from: i32, to: i32, x: i32): void {
  a.fill(x, from, to);
}

export function fillU8(a: U8s, from: i32, to: i32, x: i32): void {
  a.fill(x, from, to);
}

export function fillF64(a: F64s, from: i32, to: i32, x: f64): void {
  a.fill(x, from, to);
}

/** The low 32 bits of the product. */
export function imul(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

/**
 * The draws of draw.ts, four at a time: out[at + j] = draw(k0[at + j], k1[at + j], counters[at + j] + more) for j = 0 … 3. The
 * twin has them in four lanes of one register.
 */
export function drawFour(out: I32s, k0: I32s, k1: I32s, counters: I32s, at: i32, more: i32): void {
  for (let k = at; k < at + 4; k++) {
    const c = (counters[k] + more) | 0;
    let x = (k0[k] + c) | 0;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = ((x ^ (x >>> 15)) + k1[k]) | 0;
    x = Math.imul(x ^ (x >>> 16), 0x846ca68b);
    x = ((x ^ (x >>> 15)) + c) | 0;
    x = Math.imul(x ^ (x >>> 16), 0x9e3779b1);
    out[k] = x ^ (x >>> 15);
  }
}

/** Leading zero bits; 32 for 0. */
export function clz32(x: i32): i32 {
  return Math.clz32(x);
}

/** Trailing zero bits; 32 for 0. */
export function ctz32(x: i32): i32 {
  return x === 0 ? 32 : 31 - Math.clz32(x & -x);
}

/** Towards zero; beyond the range the nearest end of it, NaN gives 0. */
export function toI32(x: f64): i32 {
  return x >= 2147483647 ? 2147483647 : x <= -2147483648 ? -2147483648 : x | 0;
}

/** A whole number of less than 2^31 as i32: without the clamping of toI32, which costs as much as the rest of a conversion. */
export function wholeToI32(x: f64): i32 {
  return x | 0;
}

export function toF64(x: i32): f64 {
  return x | 0;
}

/** The 32 bits read as 0 … 2^32 - 1, whether they come as i32 or as u32. */
export function u32ToF64(x: u32): f64 {
  return x >>> 0;
}

/** a < b with both read as 0 … 2^32 - 1. */
export function ltU32(a: u32, b: u32): bool {
  return a >>> 0 < b >>> 0;
}

export function flag(b: bool): i32 {
  return b ? 1 : 0;
}

export function minI32(a: i32, b: i32): i32 {
  return a < b ? a : b;
}

export function maxI32(a: i32, b: i32): i32 {
  return a > b ? a : b;
}

// NaN if either is; -0 is below 0, as in WebAssembly

export function minF64(a: f64, b: f64): f64 {
  return Math.min(a, b);
}

export function maxF64(a: f64, b: f64): f64 {
  return Math.max(a, b);
}

export function floorF64(x: f64): f64 {
  return Math.floor(x);
}

export function sqrtF64(x: f64): f64 {
  return Math.sqrt(x);
}

export function absF64(x: f64): f64 {
  return Math.abs(x);
}

// tracing: off unless a sink is set; false for good in the twin, where the calls disappear

export let hasTrace: bool = false;
let sink: TraceSink | null = null;

/** For the host: replay sets a sink, null takes it away. */
export function setTraceSink(next: TraceSink | null): void {
  sink = next;
  hasTrace = next !== null;
}

export function traceHook(kind: i32, day: i32, entity: i32, a: f64, b: f64): void {
  if (sink !== null) sink(kind, day, entity, a, b);
}
