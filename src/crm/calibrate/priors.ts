/**
 * What is believed before any data are seen, and all that is believed where they are silent. Wide on purpose: a few dozen
 * deals outweigh them, a handful of periods does not outweigh those of the spreads. `scale` is that of a half-normal.
 */
export const priors = {
  /** log-odds of advancing from a stage: 80 % between 13 and 87 % */
  stageLogOdds: { mean: 0, sd: 1.5 },
  /** log-odds of the overall win of an origin against the most common one */
  originLogOdds: { mean: 0, sd: 0.7 },
  /** log-odds of the overall win for each doubling of the deal size */
  sizeLogOdds: { mean: 0, sd: 0.5 },
  /** sd of log-odds between people: 5 to 19 points of win rate beyond chance were measured on real pipelines */
  skill: { scale: 0.5 },
  /** sd of the log-odds shift of a period */
  winOdds: { scale: 0.3 },
  /** sd of ln arrivals between periods */
  demand: { scale: 0.3 },
  /** sd of ln stage days between periods */
  cycle: { scale: 0.2 },
  /** from quarter to quarter; assumed, as a few years cannot tell it */
  persistence: 0.5,
} as const;

/** The priors in words, for the report. */
export const priorTexts: Readonly<Record<string, string>> = {
  stages: `log-odds of advancing: normal(${priors.stageLogOdds.mean}, ${priors.stageLogOdds.sd})`,
  origins: `log-odds of an origin: normal(0, ${priors.originLogOdds.sd})`,
  size: `log-odds per doubling of size: normal(0, ${priors.sizeLogOdds.sd})`,
  skill: `spread between people, log-odds sd: half-normal(${priors.skill.scale})`,
  winOdds: `shared shock of win odds, sd: half-normal(${priors.winOdds.scale})`,
  demand: `shared shock of demand, sd of ln: half-normal(${priors.demand.scale})`,
  cycle: `shared shock of stage days, sd of ln: half-normal(${priors.cycle.scale})`,
  persistence: `persistence of shocks from quarter to quarter: ${priors.persistence}, assumed`,
};
