import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const module = new URL('../../dist/record/shared-memory.js', import.meta.url).href;

/** The most memory of a process, in MiB, that makes 12 shared buffers of 96 MiB, uses them, and lets each go. */
function mostResident(counts: boolean): number {
  const source = `
    const { countShared } = await import(${JSON.stringify(module)});
    for (let k = 0; k < 12; k++) {
      const buffer = new SharedArrayBuffer(96 * 2 ** 20);
      ${counts ? 'countShared(buffer);' : ''}
      const bytes = new Uint8Array(buffer);
      for (let at = 0; at < bytes.length; at += 4096) bytes[at] = 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    console.log(process.resourceUsage().maxRSS / 1024);
  `;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }));
}

it('shared memory that is let go is collected when it counts, and would stay otherwise', () => {
  expect(mostResident(true)).toBeLessThan(700);
  // where this fails, the engine has learned to count, and counting twice is of no use
  expect(mostResident(false)).toBeGreaterThan(1000);
});
