/** What an export may hold. Everything beyond is refused before memory runs out. */
export const crmLimits = {
  /** bytes of one file, unpacked */
  fileBytes: 2 ** 32,
  rows: 20_000_000,
  /** bytes of one row, and so of one cell */
  rowBytes: 1 << 20,
  columns: 1000,
  /** different values of a column that becomes an index of few values: stages, segments, products, … */
  names: 10_000,
  /** magnitude of an amount */
  amount: 1e15,
  firstYear: 1970,
  lastYear: 2200,
  /** refused rows that a report keeps one by one; all are counted */
  refusedKept: 1000,
  /** lines before the header and after the last row that may be titles and footers */
  marginLines: 20,
} as const;
