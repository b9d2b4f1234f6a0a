// Programs as a shell starts them, with the processor time and the most memory that they took.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from './scenario.js';

const witness = new URL('witness.js', import.meta.url).href;

/**
 * Runs `quotacast …` from the repository's root.
 *
 * @returns {Promise<{ text: string, seconds: number, peakBytes: number }>} its output, its processor time, its resident memory at most
 */
export function quotacast(...args) {
  return runNode(['--import', witness, fileURLToPath(new URL('../../bin/quotacast.js', import.meta.url)), ...args]);
}

function runNode(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const [out, err, seen] = [1, 2, 3].map((at) => textOf(child.stdio[at]));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', async (code) => {
      if (code === 0) resolve({ text: await out, ...JSON.parse(await seen) });
      else reject(new Error(`quotacast ${args.slice(3).join(' ')} ended with code ${code}:\n${await err}`));
    });
  });
}

async function textOf(stream) {
  let text = '';
  for await (const part of stream.setEncoding('utf8')) text += part;
  return text;
}
