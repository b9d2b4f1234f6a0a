/**
 * Copies the values that exist, in trial order, to the front of `scratch`. NaN marks a missing value, such as a ratio
 * with a zero denominator.
 *
 * @returns the filled part of `scratch`, a view
 * @throws RangeError when the scratch is too short or a value is infinite
 */
export function presentInto(scratch: Float64Array, samples: Float64Array): Float64Array {
  const length = samples.length;
  if (scratch.length < length) {
    throw new RangeError(`scratch: expected room for ${length} values, got ${scratch.length}`);
  }
  let n = 0;
  for (let i = 0; i < length; i++) {
    const x = samples[i];
    if (x !== x) continue;
    if (x === Infinity || x === -Infinity) throw new RangeError(`sample ${i}: expected a finite value, got ${x}`);
    // adding 0 turns −0 into 0, which would otherwise be printed
    scratch[n++] = x + 0;
  }
  return scratch.subarray(0, n);
}
