import type { ErrorText } from '../threads/messages.ts';
import type { ChunkSetup } from './job.ts';

/** A chunk of a job. A thread that has another job's engine gets the setup first. */
export interface ChunkOrder {
  readonly setup: ChunkSetup | null;
  readonly first: number;
  readonly count: number;
}

export type ChunkReply =
  | { readonly kind: 'done'; readonly values: Float64Array }
  | { readonly kind: 'failed'; readonly error: ErrorText };
