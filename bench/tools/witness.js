// Imported into a process before its program: says on descriptor 3, as it ends, what it took.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, JSON.stringify({ peakBytes: maxRSS * 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 }));
  });
}
