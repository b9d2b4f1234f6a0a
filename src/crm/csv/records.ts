import { CsvError, parse } from 'csv-parse';
import { Transform, Writable, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ScenarioError } from '../../scenario/error.ts';
import { LimitError } from '../../scenario/limit-error.ts';
import { delimiterOf } from './delimiter.ts';
import { crmLimits } from './limits.ts';
import { openSource, type CrmSource } from './source.ts';

export type OnRecord = (cells: readonly string[], line: number) => void;

export interface RecordsRead {
  readonly isGzip: boolean;
  readonly delimiter: string;
}

const headBytes = 1 << 16;

/**
 * Streams the records of a CSV file (RFC 4180, delimiter found out unless given) to a function, with the line on which
 * each ends. Blank lines are skipped; rows may have any number of cells.
 *
 * @throws ScenarioError where quoting is broken; LimitError beyond the limits; whatever `onRecord` throws
 */
export async function readRecords(source: CrmSource, given: { readonly delimiter?: string }, onRecord: OnRecord): Promise<RecordsRead> {
  const { name, isGzip, bytes } = await openSource(source);
  let delimiter = given.delimiter ?? ',';
  let rows = 0;
  let lastLine = 0;
  let failure: unknown;
  const parser = new Transform({
    readableObjectMode: true,
    transform: (chunk: Uint8Array, _, done) => feed(chunk, done),
    flush: (done) => (inner === undefined ? begin(Buffer.concat(head), () => finish(done)) : finish(done)),
  });
  const head: Uint8Array[] = [];
  let headLength = 0;
  let inner: ReturnType<typeof parse> | undefined;

  function feed(chunk: Uint8Array, done: TransformCallback): void {
    if (inner !== undefined) return write(chunk, done);
    head.push(chunk);
    headLength += chunk.length;
    if (headLength < headBytes) return done();
    begin(Buffer.concat(head), done);
  }

  // the first stretch of the file tells the delimiter, then everything goes through the parser
  function begin(start: Uint8Array, done: TransformCallback): void {
    delimiter = given.delimiter ?? delimiterOf(new TextDecoder().decode(start.subarray(0, headBytes)));
    inner = parse({
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: crmLimits.rowBytes,
      on_record: (cells: string[], { lines }) => {
        if (failure === undefined) take(cells, lines);
        return null;
      },
    });
    inner.on('error', (error) => (failure ??= error));
    inner.resume();
    write(start, done);
  }

  function take(cells: string[], line: number): void {
    rows += 1;
    lastLine = line;
    try {
      if (rows > crmLimits.rows) throw new LimitError(`${name}: an export may have at most ${crmLimits.rows} rows`);
      onRecord(cells, line);
    } catch (error) {
      failure = error;
    }
  }

  function write(chunk: Uint8Array, done: TransformCallback): void {
    inner!.write(chunk, () => done(asError(failure)));
  }

  function finish(done: TransformCallback): void {
    if (failure !== undefined) return done(asError(failure));
    inner!.once('close', () => done(asError(failure)));
    inner!.end();
  }

  try {
    await pipeline(bytes, parser, new Writable({ objectMode: true, write: (_, __, done) => done() }));
  } catch (error) {
    throw explained(error, name, lastLine + 1);
  }
  return { isGzip, delimiter };
}

const asError = (failure: unknown): Error | null => (failure === undefined ? null : failure instanceof Error ? failure : new Error(String(failure)));

function explained(error: unknown, file: string, rowLine: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = Number(error['lines'] ?? 0);
  const issue = (at: number, expected: string, got: string, hint?: string) => new ScenarioError([{ file, line: at, column: 1, path: '', expected, got, ...(hint === undefined ? {} : { hint }) }]);
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new LimitError(`${file}:${rowLine}: a row may have at most ${crmLimits.rowBytes} bytes: is a quote left open?`);
    case 'CSV_QUOTE_NOT_CLOSED':
      return issue(rowLine, 'a closing quote', 'the end of the file', 'a quote opened in the row that begins here is never closed');
    case 'CSV_INVALID_CLOSING_QUOTE':
      return issue(line, 'a delimiter or the end of the line after a closing quote', 'another character', 'a quote inside a quoted cell is written twice');
    case 'INVALID_OPENING_QUOTE':
      return issue(line, 'quotes around a whole cell', 'a quote inside a cell without quotes', 'quote the cell and write inner quotes twice');
    default:
      return issue(line, 'CSV', error.message);
  }
}
