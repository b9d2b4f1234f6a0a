import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isClean } from '../../report/clean.ts';
import type { AnyResult } from '../../report/kinds/kinds.ts';
import type { PageOptions } from '../../report/text/page.ts';
import { FileError } from '../file-error.ts';
import { sameCommand } from '../given.ts';
import { checkReportFiles } from '../report/check-files.ts';
import { checkReportFlags, writesReport, type ReportFlags } from '../report/flags.ts';
import { say } from '../say.ts';
import { terminalOf } from '../terminal.ts';
import { refuseExisting, writeBytes } from '../write-file.ts';
import type { DecideFlags } from './flags.ts';

type OutFlags = Pick<DecideFlags, 'out' | 'force' | 'json'> & ReportFlags;

/** A file of --out besides result.json and report.txt. */
export interface Extra {
  readonly name: string;
  readonly text: () => Promise<string | Uint8Array> | string;
}

/** Refuses a folder that may not be written before any work is done for it. */
export function checkOut(flags: OutFlags, extras: readonly string[] = []): void {
  const { out, force } = flags;
  checkReportFlags(flags);
  checkReportFiles(flags, force === true);
  if (out === undefined) return;
  const found = statSync(out, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) throw new FileError(`${out} exists and is no folder`);
  if (found !== undefined) accessSync(out, constants.W_OK);
  for (const file of ['result.json', 'report.txt', ...extras]) refuseExisting(join(out, file), force === true);
}

/** Prints a result, as JSON or as its report, after writing what --out asks for: a full disk does not cost the answer. */
export async function publish(flags: OutFlags, found: Publishable, report: (page: PageOptions) => readonly string[], extras: readonly Extra[] = []): Promise<void> {
  const result = withCommand(found);
  const failure = await writeFiles(flags, result, report, extras).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const lines = flags.json ? [JSON.stringify(result, null, 2)] : report(terminalOf(process.stdout));
  process.stdout.write(`${lines.join('\n')}\n`);
  if (failure !== null) throw failure.error;
}

/** What every result holds that this command makes more of. */
interface Publishable extends AnyResult {
  /** null where nothing was random */
  readonly run: { readonly seed: string } | null;
}

/** A result with the command that gives it again, to be enough by itself wherever it goes. */
function withCommand<R extends Publishable>(result: R): R {
  const command = sameCommand(result.run?.seed ?? null);
  if (!command.every(isClean)) return result;
  return result.run === null ? { ...result, command } : { ...result, run: { ...result.run, command } };
}

async function writeFiles(flags: OutFlags, result: Publishable, report: (page: PageOptions) => readonly string[], extras: readonly Extra[]): Promise<void> {
  await writeOut(flags, result, report, extras);
  if (!writesReport(flags)) return;
  const { writeReportFiles } = await import('../report/write-report.ts');
  say(...(await writeReportFiles(result, flags, flags.force === true)));
}

async function writeOut({ out, force }: OutFlags, result: unknown, report: (page: PageOptions) => readonly string[], extras: readonly Extra[]): Promise<void> {
  if (out === undefined) return;
  mkdirSync(out, { recursive: true });
  // a file looks the same wherever it is made
  const files: Extra[] = [{ name: 'result.json', text: () => `${JSON.stringify(result, null, 2)}\n` }, { name: 'report.txt', text: () => `${report({}).join('\n')}\n` }, ...extras];
  for (const { name, text } of files) writeBytes(join(out, name), bytesOf(await text()), force === true);
  say(`wrote ${files.map(({ name }) => join(out, name)).join(', ')}`);
}

/** A text as the bytes of a file. */
export const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
