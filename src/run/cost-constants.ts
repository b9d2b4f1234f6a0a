// Written by `npm run bench -- cost --fit`, not by hand. Fitted on one core of: AMD EPYC, Node 20.20.2.

/** Seconds of processor time for one of each part of a run's time; see cost.ts. */
export const SECONDS_EACH = { start: 0.703, worker: 0.158, step: 2e-7, seatDay: 1e-9, opportunity: 9e-8, stage: 1.2e-8, richStage: 1e-8, seizingStage: 1e-8, customer: 7.2e-8, creatorDay: 7e-9, sample: 5e-8, sorted: 4e-9, binned: 7.25e-8, summary: 0.0000827 };

/** Bytes for one of each part of a run's memory. */
export const BYTES_EACH = { process: 166000000, worker: 21500000, recorded: 0.879, column: 2070 };
