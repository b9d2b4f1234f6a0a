import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/quotacast.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** called with each text on stderr, to act on a process that runs */
  readonly onStderr?: (text: string, process: ChildProcess) => void;
}

/** Runs the built command in a process of its own, with a bare environment. */
export function command(args: readonly string[], { input = '', env = {}, onStderr }: Around = {}): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => {
    stderr += String(text);
    onStderr?.(String(text), child);
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
