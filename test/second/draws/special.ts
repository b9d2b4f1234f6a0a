/** ln Γ(x) for x > 0: Stirling's series after moving x above 10. */
export function lnGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift += Math.log(z);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** Γ(1 + 1/k) and the coefficient of variation of a Weibull distribution of shape k. */
export const weibullMean = (shape: number): number => Math.exp(lnGamma(1 + 1 / shape));
export const weibullCv = (shape: number): number => Math.sqrt(Math.exp(lnGamma(1 + 2 / shape) - 2 * lnGamma(1 + 1 / shape)) - 1);

/** Where a decreasing or increasing function crosses 0, by halving. */
export function rootBetween(low: number, high: number, f: (x: number) => number): number {
  const rising = f(high) > 0;
  let [a, b] = [low, high];
  for (let step = 0; step < 100; step++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0 === rising) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}
