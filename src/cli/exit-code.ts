import { BacktestError } from '../crm/backtest/error.ts';
import { ForecastError } from '../crm/forecast/error.ts';
import { RunInputError } from '../run/errors.ts';
import { ScenarioError } from '../scenario/error.ts';
import { LimitError } from '../scenario/limit-error.ts';
import { FileError } from './file-error.ts';
import { UsageError } from './usage-error.ts';

/** What the process answers with; the same for every command. */
export const exitCodes = { done: 0, invalid: 2, refused: 3, inputOutput: 4, partial: 5, internal: 70 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code that an error stands for. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof ScenarioError) return error.isLimit ? exitCodes.refused : exitCodes.invalid;
  if (error instanceof UsageError || error instanceof RunInputError || error instanceof BacktestError || error instanceof ForecastError) return exitCodes.invalid;
  if (error instanceof LimitError) return exitCodes.refused;
  if (error instanceof FileError || isSystemError(error)) return exitCodes.inputOutput;
  return exitCodes.internal;
}

/** Errors of the operating system, such as a full disk or a missing permission. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';
}
