import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { endIdleThreads } from '../../dist/run/threads/stock.js';

/** For the tests of a file: tells the threads of fixtures/run/faulty-*.mjs how to go wrong. A marker in a folder of its own says when it has happened. */
export function threadFaults(): (fault: object) => void {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
  });
  afterEach(async () => {
    // the next test's threads shall be told anew
    await endIdleThreads();
    delete process.env['QUOTACAST_FAULT'];
    rmSync(folder, { recursive: true });
  });
  return (fault) => {
    process.env['QUOTACAST_FAULT'] = JSON.stringify({ marker: join(folder, 'done'), ...fault });
  };
}
