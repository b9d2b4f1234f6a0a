/** Error probability of every printed interval: 5 %, half of it on each side. */
export const ALPHA = 0.05;

/**
 * The 97.5 % point of the standard normal, `qnorm(0.975)` (NIST Handbook 1.3.6.7.1 gives 1.96):
 * half the width of a 95 % normal interval in standard errors.
 */
export const Z_95 = 1.959963984540054;
