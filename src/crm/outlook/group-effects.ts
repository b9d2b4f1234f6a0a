/** How often each group won against what was expected of it, drawn together. */
export interface GroupEffect {
  readonly name: string;
  /** factor on the chance per tick of each group; 1 for a group like the others */
  readonly factors: Float64Array;
  /** variance between groups beyond chance; 0 where none is found */
  readonly between: number;
}

/**
 * Empirical Bayes on ratios of seen to expected wins: the variance between groups by moments, beyond what luck gives
 * (variance 1 / expected), and each group drawn towards 1 by what it does not know.
 * Source: DerSimonian and Laird (1986), Controlled Clinical Trials 7, 177–188.
 */
export function groupEffectOf(name: string, seen: Float64Array, expected: Float64Array): GroupEffect {
  const overall = sum(expected) > 0 ? sum(seen) / sum(expected) : 1;
  let [w1, w2, q, n] = [0, 0, 0, 0];
  expected.forEach((x, g) => {
    const e = x * overall;
    if (!(e > 0)) return;
    const off = seen[g] / e - 1;
    w1 += e;
    w2 += e * e;
    q += e * off * off;
    n += 1;
  });
  const between = n < 2 || w1 === w2 / w1 ? 0 : Math.max(0, (q - (n - 1)) / (w1 - w2 / w1));
  const factors = Float64Array.from(expected, (x, g) => {
    const e = x * overall;
    return e > 0 && between > 0 ? 1 + (seen[g] / e - 1) * (between / (between + 1 / e)) : 1;
  });
  return { name, factors, between };
}

const sum = (values: Float64Array): number => values.reduce((all, x) => all + x, 0);
