// The AssemblyScript twin of ../lang.ts: same names, same numbers. Compiled by compile.mjs, unseen by tsc.

// a view is a bare pointer: no header, no length. A checked build knows the extent of the latest view of each kind at
// each place and traps outside it
const extents: Map<u64, i32> = ASC_NO_ASSERT ? changetype<Map<u64, i32>>(0) : new Map<u64, i32>();

@inline
function view(base: i32, length: i32, shift: i32): usize {
  if (!ASC_NO_ASSERT) extents.set((<u64>base << 2) | shift, length);
  return <usize>base;
}

@inline
function at(base: usize, index: i32, shift: i32): usize {
  if (!ASC_NO_ASSERT) {
    if (<u32>index >= <u32>extents.get((<u64>base << 2) | shift)) unreachable();
  }
  return base + (<usize>index << shift);
}

@unmanaged
export class I32s {
  @inline @operator('[]') __get(i: i32): i32 { return load<i32>(at(changetype<usize>(this), i, 2)); }
  @inline @operator('[]=') __set(i: i32, x: i32): void { store<i32>(at(changetype<usize>(this), i, 2), x); }
}

@unmanaged
export class U32s {
  @inline @operator('[]') __get(i: i32): u32 { return load<u32>(at(changetype<usize>(this), i, 2)); }
  @inline @operator('[]=') __set(i: i32, x: u32): void { store<u32>(at(changetype<usize>(this), i, 2), x); }
}

@unmanaged
export class U8s {
  @inline @operator('[]') __get(i: i32): i32 { return <i32>load<u8>(at(changetype<usize>(this), i, 0)); }
  @inline @operator('[]=') __set(i: i32, x: i32): void { store<u8>(at(changetype<usize>(this), i, 0), <u8>x); }
}

@unmanaged
export class F64s {
  @inline @operator('[]') __get(i: i32): f64 { return load<f64>(at(changetype<usize>(this), i, 3)); }
  @inline @operator('[]=') __set(i: i32, x: f64): void { store<f64>(at(changetype<usize>(this), i, 3), x); }
}

@inline export function i32View(baseBytes: i32, length: i32): I32s { return changetype<I32s>(view(baseBytes, length, 2)); }
@inline export function u32View(baseBytes: i32, length: i32): U32s { return changetype<U32s>(view(baseBytes, length, 2)); }
@inline export function u8View(baseBytes: i32, length: i32): U8s { return changetype<U8s>(view(baseBytes, length, 0)); }
@inline export function f64View(baseBytes: i32, length: i32): F64s { return changetype<F64s>(view(baseBytes, length, 3)); }

@inline
function field(record: i32, field: i32): usize {
  // the first KiB is no record's: an address that was never set
  if (!ASC_NO_ASSERT) { if (record < 1024) unreachable(); }
  return <usize>record + <usize>field;
}

@inline export function getI32(record: i32, at: i32): i32 { return load<i32>(field(record, at)); }
@inline export function setI32(record: i32, at: i32, x: i32): void { store<i32>(field(record, at), x); }
@inline export function getF64(record: i32, at: i32): f64 { return load<f64>(field(record, at)); }
@inline export function setF64(record: i32, at: i32, x: f64): void { store<f64>(field(record, at), x); }

export function fillI32(a: I32s, from: i32, to: i32, x: i32): void { for (let i = from; i < to; i++) a[i] = x; }
export function fillU8(a: U8s, from: i32, to: i32, x: i32): void { for (let i = from; i < to; i++) a[i] = x; }
export function fillF64(a: F64s, from: i32, to: i32, x: f64): void { for (let i = from; i < to; i++) a[i] = x; }

@inline export function imul(a: i32, b: i32): i32 { return a * b; }
// four elements from i on
@inline
function lanes(a: I32s, i: i32): usize {
  if (!ASC_NO_ASSERT) at(changetype<usize>(a), i + 3, 2);
  return at(changetype<usize>(a), i, 2);
}

@inline function shifted(x: v128, by: i32): v128 { return v128.xor(x, i32x4.shr_u(x, by)); }

@inline export function drawFour(out: I32s, k0: I32s, k1: I32s, counters: I32s, i: i32, more: i32): void {
  const c = i32x4.add(v128.load(lanes(counters, i)), i32x4.splat(more));
  let x = i32x4.add(v128.load(lanes(k0, i)), c);
  x = i32x4.mul(shifted(x, 16), i32x4.splat(0x7feb352d));
  x = i32x4.add(shifted(x, 15), v128.load(lanes(k1, i)));
  x = i32x4.mul(shifted(x, 16), i32x4.splat(0x846ca68b));
  x = i32x4.add(shifted(x, 15), c);
  x = i32x4.mul(shifted(x, 16), i32x4.splat(0x9e3779b1));
  v128.store(lanes(out, i), shifted(x, 15));
}

@inline export function clz32(x: i32): i32 { return clz<i32>(x); }
@inline export function ctz32(x: i32): i32 { return ctz<i32>(x); }

// saturates: the compiler emits i32.trunc_sat_f64_s
@inline export function toI32(x: f64): i32 { return <i32>x; }
// adding 1.5 * 2^52 leaves a whole number in the low bits
@inline export function wholeToI32(x: f64): i32 { return <i32>reinterpret<i64>(x + 6755399441055744.0); }
@inline export function toF64(x: i32): f64 { return <f64>x; }
@inline export function u32ToF64(x: u32): f64 { return <f64>x; }
@inline export function ltU32(a: u32, b: u32): bool { return a < b; }
@inline export function flag(b: bool): i32 { return <i32>b; }
@inline export function minI32(a: i32, b: i32): i32 { return a < b ? a : b; }
@inline export function maxI32(a: i32, b: i32): i32 { return a > b ? a : b; }
@inline export function minF64(a: f64, b: f64): f64 { return min<f64>(a, b); }
@inline export function maxF64(a: f64, b: f64): f64 { return max<f64>(a, b); }
@inline export function floorF64(x: f64): f64 { return floor<f64>(x); }
@inline export function sqrtF64(x: f64): f64 { return sqrt<f64>(x); }
@inline export function absF64(x: f64): f64 { return abs<f64>(x); }

export const hasTrace: bool = false;
@inline export function traceHook(kind: i32, day: i32, entity: i32, a: f64, b: f64): void {}
