// How a queue stands in the long run, drawn exactly: the deals that are there, as days worked on so far, those that wait last.
type Uniform = () => number;

const exponential = (uniform: Uniform): number => -Math.log(1 - uniform());

function poisson(mean: number, uniform: Uniform): number {
  let n = 0;
  for (let at = exponential(uniform); at <= mean; at += exponential(uniform)) n += 1;
  return n;
}

/** M/M/c: exponential services have no memory, so that their ages do not matter. */
export function longRunOfManySlots(slots: number, load: number, uniform: Uniform): number[] {
  // chances of n = 0, 1, … in proportion; from `slots` on geometric, so that a thousand of them are all there are
  const weights = [1];
  for (let n = 1; n < 1000; n += 1) weights.push((weights[n - 1] * load) / Math.min(n, slots));
  let left = uniform() * weights.reduce((a, b) => a + b);
  const n = weights.findIndex((weight) => (left -= weight) < 0);
  return Array.from({ length: n }, () => 0);
}

/**
 * M/G/1 with lognormal services. Who leaves sees what the long run is: those who came while the one who leaves waited (a geometric
 * number of equilibrium services, says the Pollaczek-Khinchine transform) and was served. The next service begins with them, or
 * with the next one who comes; looked at in its midst it has an equilibrium age, and those who came meanwhile wait, too.
 */
export function longRunOfOneSlot(perDay: number, mean: number, cv: number, uniform: Uniform): number[] {
  const variance = Math.log(1 + cv * cv);
  const normal = (): number => Math.sqrt(2 * exponential(uniform)) * Math.cos(2 * Math.PI * uniform());
  const service = (): number => mean * Math.exp(Math.sqrt(variance) * normal() - variance / 2);
  // a service met at random is longer, in proportion to its length, and met anywhere in it
  const age = (): number => uniform() * service() * Math.exp(variance);
  const busy = perDay * mean;
  if (uniform() >= busy) return [];
  let stayed = service();
  while (uniform() < busy) stayed += age();
  const worked = age();
  const waiting = Math.max(0, poisson(perDay * stayed, uniform) - 1) + poisson(perDay * worked, uniform);
  return [worked, ...Array.from({ length: waiting }, () => 0)];
}
