/** Less is collected soon enough with everything else. */
const FEWEST_BYTES = 2 ** 26;

/** Counted for a shared buffer as long as this thread can reach it. */
const counted = new WeakMap<ArrayBufferLike, ArrayBuffer>();

/**
 * Has shared memory count when this thread's collector asks whether it is time to collect. V8 does not count it, so that
 * the samples of run after run would stay in memory until something else fills it. An ordinary buffer of the same size
 * is counted in its place; nobody touches it, so the system gives it no memory. Where it does not promise it either, nothing is counted.
 */
export function countShared(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer || buffer.byteLength < FEWEST_BYTES || counted.has(buffer)) return;
  try {
    counted.set(buffer, new ArrayBuffer(buffer.byteLength));
  } catch {
    // it was only a hint
  }
}
