/**
 * Optimal computing budget allocation: how many of the further trials each of several independent alternatives should get
 * so that the one with the smallest mean is found most probably. With b the best, δ_i = mean_i − mean_b:
 * N_i / N_j = (s_i / δ_i)² / (s_j / δ_j)² for i, j ≠ b and N_b = s_b · √(Σ N_i² / s_i²). Nobody gives back trials: an
 * alternative that has more than its share gets none, and the rest is shared anew among the others.
 *
 * Source: Chen and Lee (2010), "Stochastic Simulation Optimization: An Optimal Computing Budget Allocation", 3.
 *
 * @param n trials that each has had
 * @param further trials to be shared out
 * @throws RangeError for fewer than two alternatives, or variances that are not positive
 */
export function ocba(means: readonly number[], variances: readonly number[], n: readonly number[], further: number): number[] {
  if (means.length < 2) throw new RangeError(`ocba: expected at least two alternatives, got ${means.length}`);
  if (!variances.every((v) => v > 0)) throw new RangeError('ocba: expected positive variances');
  const shares = sharesOf(means, variances);
  const open = means.map(() => true);
  let wanted: number[];
  for (;;) {
    const budget = n.reduce((all, have, i) => (open[i] ? all + have : all), further);
    const whole = shares.reduce((all, share, i) => (open[i] ? all + share : all), 0);
    wanted = shares.map((share, i) => (open[i] ? Math.floor((budget * share) / whole) : n[i]));
    const full = wanted.flatMap((want, i) => (open[i] && n[i] > want ? [i] : []));
    if (full.length === 0) break;
    for (const i of full) open[i] = false;
  }
  const more = wanted.map((want, i) => want - n[i]);
  // what rounding down leaves goes to the best
  more[bestOf(means)] += further - more.reduce((all, x) => all + x, 0);
  return more;
}

/** Trials in relation to those of the first that is not the best. */
function sharesOf(means: readonly number[], variances: readonly number[]): number[] {
  const best = bestOf(means);
  const reference = best === 0 ? 1 : 0;
  // alternatives as good as the best would get everything
  const least = Math.max(...means.map((mean) => mean - means[best])) * 1e-6 || 1;
  const gap = (i: number) => Math.max(means[i] - means[best], least);
  const shares = means.map((_, i) => (i === best ? 0 : (variances[i] / variances[reference]) * (gap(reference) / gap(i)) ** 2));
  shares[best] = Math.sqrt(variances[best] * shares.reduce((sum, share, i) => (i === best ? sum : sum + (share * share) / variances[i]), 0));
  return shares;
}

const bestOf = (means: readonly number[]): number => means.indexOf(Math.min(...means));
