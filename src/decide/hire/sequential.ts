import { ALPHA, Z_95 } from '../../record/statistics/confidence.ts';
import { binomial, binomialAtMost, type Binomial } from '../../record/statistics/binomial.ts';
import { normalTail } from '../../distributions/special/normal-tail.ts';

/** Whether a chance is at least what is asked for; `open` while the trials so far cannot tell. */
export type Decision = 'reaches' | 'falls short' | 'open';

/** Tables that are kept, of some thousand numbers each. */
const MOST_TABLES = 50;

/** Trials at which a chance is looked at. What is decided at one look stands. */
export const LOOKS = [1024, 2048, 4096, 8192, 16_384, 40_000] as const;

/**
 * Looks at the hits among the first 1,024, 2,048, … 40,000 trials and decides as soon as it can whether the chance reaches
 * `confidence`. All looks together are wrong in at most 5 % of cases, for a chance that is exactly on the line, and far more
 * seldom off it. The 5 % are spent as O'Brien and Fleming do, hardly any early: so almost the power of a single look at the
 * end is left. Each look is an exact binomial test, and the looks' shares of the 5 % add up, whatever they have in common.
 * Source: Lan and DeMets (1983), Biometrika 70, 659–663.
 *
 * @param hits hits among the first `LOOKS[k]` trials, for the looks taken so far
 */
export function decide(hits: readonly number[], confidence: number, looks: readonly number[] = LOOKS): Decision {
  let spent = 0;
  for (const [k, found] of hits.entries()) {
    const allowed = spending(looks[k] / looks[looks.length - 1]);
    const each = (allowed - spent) / 2;
    spent = allowed;
    const chances = tableOf(looks[k], confidence);
    if (binomialAtMost(chances, found) <= each) return 'falls short';
    if (1 - binomialAtMost(chances, found - 1) <= each) return 'reaches';
  }
  return 'open';
}

const tables = new Map<string, Binomial>();

/** Tables are asked for again and again, at few looks and confidences. */
function tableOf(trials: number, confidence: number): Binomial {
  const key = `${trials}:${confidence}`;
  const known = tables.get(key) ?? binomial(trials, confidence);
  if (tables.size < MOST_TABLES) tables.set(key, known);
  return known;
}

/** How much of the 5 % may be spent when this share of the trials is done. */
function spending(share: number): number {
  return share >= 1 ? ALPHA : 2 * normalTail(Z_95 / Math.sqrt(share));
}
