/** What a scenario may hold. Everything beyond is refused before any work is done. */
export const limits = {
  /** bytes of one scenario text */
  textBytes: 1 << 20,
  /** levels of maps and lists inside each other */
  nesting: 32,
  /** files in a chain of `extends` */
  extendsDepth: 8,
  /** values in a scenario given as an object */
  values: 1_000_000,
  /** magnitude of a number: sums over a run stay finite and cents stay exact enough */
  magnitude: 1e15,
  /** entries of a map, unless it is one of `sections` */
  names: 1000,
  sections: { segments: 256, pools: 512, motions: 64, targets: 64, partners: 256, ensembles: 64, accounts: 20_000, pipeline: 100_000 },
  seats: 10_000,
  stagesPerMotion: 64,
  sources: 256,
  /** motions, sources, stages and pools, times the periods of the horizon */
  breakdowns: 100_000,
  correlatedInputs: 128,
  openingAccounts: 1_000_000,
  firstYear: 1900,
  lastYear: 2200,
} as const;
