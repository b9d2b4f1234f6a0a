/** 1/2!, 1/3!, … 1/14! */
const COEFFICIENTS = reciprocalFactorials(14);

/** e^r − 1 − r for |r| ≤ 0.35 by its Taylor polynomial of degree 14 (remainder below 2e-19). */
export function expTail(r: number): number {
  let sum = 0;
  for (let i = COEFFICIENTS.length - 1; i >= 0; i--) sum = COEFFICIENTS[i] + r * sum;
  return r * r * sum;
}

function reciprocalFactorials(last: number): Float64Array {
  const terms = new Float64Array(last - 1);
  let factorial = 1;
  for (let n = 2; n <= last; n++) {
    factorial *= n;
    terms[n - 2] = 1 / factorial;
  }
  return terms;
}
