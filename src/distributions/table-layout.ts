// A linear table holds quantiles at fixed cumulated probabilities p, ascending:
//   [0]                              value of the lowest uniform, u = 0
//   [LEFT_TAIL + 32 e + c]           p = 2^(e−32) (1 + c/32), octaves e = 0 … 26
//   [BODY + i]                       p = i / 1024, i = 32 … 992
//   [RIGHT_TAIL − 32 e − c]          p = 1 − 2^(e−32) (1 + c/32)
//   [HIGH_ATOM]                      value of the highest uniform, u = 2^32 − 1
// Neighbouring regions share the knot where they meet. One uniform is a 32-bit u, standing for p = (u + ½) / 2^32.

/** Knots of the body per unit of probability; cell i is u >>> BODY_SHIFT. */
export const BODY_CELLS: number = 1024;
export const BODY_SHIFT: number = 22;
/** The body serves p from 1/32 to 31/32: cells 32 to 991. */
export const BODY_FIRST: number = 32;
export const BODY_LAST: number = 992;
/** Each tail: octaves of probability below 1/32, each cut into equal cells. */
export const TAIL_OCTAVES: number = 27;
export const TAIL_CELLS: number = 32;

export const LOW_ATOM: number = 0;
export const LEFT_TAIL: number = 1;
/** BODY + 32, the body's first knot, is also the left tail's last one. */
export const BODY: number = 833;
export const RIGHT_TAIL: number = 2689;
export const HIGH_ATOM: number = 2690;
export const TABLE_LENGTH: number = 2691;
