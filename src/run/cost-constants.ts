// Written by `npm run bench -- cost --fit`, not by hand. Fitted on one core of: AMD EPYC, Node 20.20.2.

/** Seconds of processor time for one of each part of a run's time; see cost.ts. */
export const SECONDS_EACH = { start: 0.814, worker: 0.198, seatDay: 0, opportunity: 1.4e-7, stage: 5.19e-9, richStage: 6.08e-8, seizingStage: 4.6e-8, customer: 2.14e-7, creatorDay: 9.15e-9, sorted: 4.05e-9, binned: 5.81e-9, summary: 0.0000474 };

/** Bytes for one of each part of a run's memory. */
export const BYTES_EACH = { process: 139000000, worker: 21800000, recorded: 0.97, column: 3230 };
