// Written by `npm run bench -- cost --fit`, not by hand. Fitted on one core of: AMD EPYC, Node 20.20.2.

/** Seconds of processor time for one of each part of a run's time; see cost.ts. */
export const SECONDS_EACH = { start: 0.643, worker: 0.197, seatDay: 0, opportunity: 1.3e-7, stage: 3.76e-9, richStage: 5.48e-8, seizingStage: 4.73e-8, customer: 1.87e-7, creatorDay: 9.37e-9, sorted: 3.71e-9, binned: 1.45e-8, summary: 0.0000817 };

/** Bytes for one of each part of a run's memory. */
export const BYTES_EACH = { process: 116000000, worker: 23200000, recorded: 1.01, column: 3690 };
