/** ln 2 in two parts: the first has 21 trailing zero bits, so k · LN2_HIGH is exact for |k| < 2^20. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

export const SQRT_2 = 1.4142135623730951;

/** ½ ln(2π) and √(2π). */
export const HALF_LN_TWO_PI = 0.9189385332046728;
export const SQRT_TWO_PI = 2.5066282746310007;

/** Standard normal quantile at 0.9. */
export const Z90 = 1.2815515655446004;
