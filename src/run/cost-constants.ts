// Written by `npm run bench -- cost --fit`, not by hand. Fitted on one core of: AMD EPYC, Node 20.20.2.

/** Seconds of processor time for one of each part of a run's time; see cost.ts. */
export const SECONDS_EACH = { start: 0.671, worker: 0.194, day: 0, seatDay: 1.7e-9, opportunity: 1.42e-7, stage: 2.66e-8, customer: 8.36e-8, sample: 9.04e-8, binned: 6.81e-8, summary: 0.0000706 };

/** Bytes for one of each part of a run's memory. */
export const BYTES_EACH = { process: 145000000, worker: 20900000, recorded: 1.13, column: 2350 };
