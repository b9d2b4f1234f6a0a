import type { BlockRecord } from '../../record/block.ts';
import type { Subject } from '../../record/subject.ts';

/** A compiled build of the kernel, as it goes from thread to thread. Not WebAssembly.Module by name: what users compile against may not know it. */
export type KernelModule = object;

/** What a thread gets when it starts. */
export interface ThreadData {
  /** the compiled kernel, shared by all threads; null for the script form */
  readonly kernel: KernelModule | null;
}

/** What a thread gets when a run begins. */
export interface RunSetup {
  readonly program: Uint8Array;
  readonly keys: Int32Array;
  readonly subject: Subject;
  readonly control: SharedArrayBuffer;
  readonly slot: number;
}

/** A stretch of blocks under one plan, which every thread builds for itself. */
export interface Wave {
  readonly trials: number;
  readonly metrics: readonly string[];
  readonly exact: SharedArrayBuffer;
  /** blocks from … to − 1 */
  readonly from: number;
  readonly to: number;
}

/** The exact columns of a recording, to be summarised; threads take column after column. */
export interface SummaryJob {
  readonly exact: SharedArrayBuffer;
  readonly rows: SharedArrayBuffer;
  readonly columns: number;
  readonly planned: number;
  readonly trials: number;
}

export type Command =
  | { readonly kind: 'begin'; readonly setup: RunSetup }
  | { readonly kind: 'run'; readonly wave: Wave; /** blocks to run again first */ readonly again: readonly number[] }
  | { readonly kind: 'summarise'; readonly job: SummaryJob };

/** A thread that nobody has drops what its last owner gave it. */
export const REST = 'rest';
/** The last thing that a thread hears. */
export const END = 'end';

/** An error as it crosses from thread to thread. */
export interface ErrorText {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

export type Reply =
  | { readonly kind: 'block'; readonly record: BlockRecord }
  | { readonly kind: 'idle' }
  | { readonly kind: 'failed'; readonly error: ErrorText };

export function errorText(error: unknown): ErrorText {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined };
  return { name: error.name, message: error.message, stack: error.stack };
}
