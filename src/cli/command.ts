import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';

/**
 * What a file in `commands/` exports as `define`: it adds its arguments, options and action to a command
 * and hands the exit code to `done`.
 */
export type Define = (command: Command, done: (code: ExitCode) => void) => void;
