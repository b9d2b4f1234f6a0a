import { LimitError } from '../scenario/limit-error.ts';

/** A run that would need more memory or time than it may: exit code 3. The message carries the figures. */
export class ResourceLimitError extends LimitError {
  override readonly name = 'ResourceLimitError';
}

/** An option or a checkpoint that cannot be used, the caller's to put right: exit code 2. */
export class RunInputError extends Error {
  override readonly name = 'RunInputError';
}

/** A bug that showed in one trial: exit code 70. The message says how to replay that trial. */
export class TrialFault extends Error {
  override readonly name = 'TrialFault';
}

/** A block of trials that could not be run, twice: exit code 70. The message names its trials. */
export class WorkerFault extends Error {
  override readonly name = 'WorkerFault';
}
