import { laneKeys, type Seed } from '../../run/keys.ts';

/** Uniform, normal and Poisson draws from one seed: sfc32 (Chris Doty-Humphrey's Small Fast Counter) with its words from the hashed seed. */
export interface Random {
  /** in (0, 1) */
  uniform(): number;
  normal(): number;
  /** of a mean below 1e6 */
  poisson(mean: number): number;
}

const WARM_UP_ROUNDS = 16;
/** Means above this are drawn in parts, so that e^−mean does not vanish. */
const LARGEST_PART = 30;

export function randomOf(seed: Seed): Random {
  let [a, b, c, counter] = laneKeys(seed);
  function word(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let i = 0; i < WARM_UP_ROUNDS; i++) word();
  const uniform = () => (word() + 0.5) / 4294967296;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  function poisson(mean: number): number {
    // far out a normal is as good, and a sum of parts would take long
    if (mean > 2000) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let count = 0;
    for (let rest = mean; rest > 0; rest -= LARGEST_PART) {
      const limit = Math.exp(-Math.min(rest, LARGEST_PART));
      for (let product = uniform(); product > limit; product *= uniform()) count += 1;
    }
    return count;
  }
  return { uniform, normal, poisson };
}
