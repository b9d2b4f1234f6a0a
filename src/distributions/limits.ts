// within these limits a table keeps the promised accuracy; the numbers beyond the limits were measured with tables of
// `tables/build-table.ts` against the analytic moments

/** Largest amount, in the field's unit: more than the world's yearly product in any currency, and sums of 1e9 of it stay exact to 8 digits. */
export const MAX_AMOUNT = 1e15;

/** Largest standard deviation of a logarithm (cv 22.7): at 2.75 the tail beyond 2^−32 shifts the table's mean by 1.4e-4. */
export const MAX_SIGMA = 2.5;

/** Gamma shapes (cv 1 / √shape): below, quantiles at 1e-6 are smaller than the smallest double; above, cv is under 0.001. */
export const MIN_GAMMA_SHAPE = 0.025;
export const MAX_GAMMA_SHAPE = 1e6;

/** Weibull shapes: below, see MAX_SIGMA (mean off by 1.1e-4 at 0.13); above, cv is under 0.00013. */
export const MIN_WEIBULL_SHAPE = 0.2;
export const MAX_WEIBULL_SHAPE = 1e4;

/** Beta parameters: below, more than 1 % of the values would be nearer to 1 than doubles are; above, the sd is under 0.0005. */
export const MIN_BETA = 0.1;
export const MAX_BETA = 1e6;

/** Smallest chance of success of a geometric distribution, and inside a mixture, where every value is listed. */
export const MIN_GEOMETRIC_P = 1e-9;
export const MIN_GEOMETRIC_P_IN_MIXTURE = 1e-3;

/** Longest list of values, and most parts of a mixture. */
export const MAX_VALUES = 20_000;
export const MAX_PARTS = 100;

/** Weights of a mixture may miss 1 by this much and are then normalised. */
export const WEIGHT_TOLERANCE = 1e-9;
