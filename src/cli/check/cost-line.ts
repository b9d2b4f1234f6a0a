import { bytesText, timeText } from '../../run/figures.ts';
import type { RunCost } from './cost.ts';

/** `10,000 trials: about 1.2 s on 2 threads, 210 MiB`; the processor is that of bench/README.md. */
export function costLine({ trials, workers, seconds, bytes }: RunCost): string {
  const time = seconds < 90 ? `${Number(seconds.toPrecision(2))} s` : timeText(seconds);
  return `${trials.toLocaleString('en')} trials: about ${time} on ${workers} ${workers === 1 ? 'thread' : 'threads'}, ${bytesText(bytes)}`;
}
