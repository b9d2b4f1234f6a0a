import { createHash, type Hash } from 'node:crypto';
import { columnPeriod, emittedFirst, histogramsOf, momentsOfPlan, type PlannedEntry } from '../record/plan.ts';
import type { Recording } from '../record/recording.ts';

/**
 * SHA-256 over all columns in the order of metric ids: for each its name as JSON, then its samples in trial order as
 * little-endian doubles (one bit pattern for missing values), or its histogram's bins with counts and its moments;
 * then the histograms of people and deals. The same for any number of threads, resumed or not, with weekly paths or
 * without.
 */
export function resultHash(recording: Recording): string {
  const hash = createHash('sha256');
  const { plan } = recording;
  for (const entry of plan.entries) for (let column = 0; column < entry.columns; column++) hashColumn(hash, recording, entry, column);
  for (let histogram = emittedFirst(plan); histogram < histogramsOf(plan); histogram++) {
    hashHistogram(hash, JSON.stringify(['emitted', histogram - emittedFirst(plan)]), recording, histogram);
  }
  hashNumbers(hash, 'clusters', recording.folded.clusters);
  hashNumbers(hash, 'tallies', recording.folded.tallies);
  return hash.digest('hex');
}

function hashColumn(hash: Hash, recording: Recording, entry: PlannedEntry, column: number): void {
  const name = JSON.stringify([entry.id, entry.by, columnPeriod(recording.plan, entry, column)]);
  const samples = recording.samples(entry, column);
  if (samples === null) hashHistogram(hash, name, recording, entry.histogramFirst + column);
  else hashNumbers(hash, name, samples);
}

function hashHistogram(hash: Hash, name: string, recording: Recording, histogram: number): void {
  const numbers: number[] = [];
  recording.counts.each(histogram, (bin, n) => numbers.push(bin, n));
  if (histogram < momentsOfPlan(recording.plan)) {
    const { count, mean, m2 } = recording.momentsAt(histogram);
    numbers.push(count, mean, m2);
  }
  hashNumbers(hash, name, Float64Array.from(numbers));
}

const CHUNK = 8192;
const chunk = new Float64Array(CHUNK);
const bytes = new DataView(chunk.buffer);
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The name and its length come first, so that no two lists of columns give the same bytes. */
function hashNumbers(hash: Hash, name: string, numbers: Float64Array): void {
  hash.update(`${name.length}:${name}:${numbers.length}:`);
  for (let first = 0; first < numbers.length; first += CHUNK) {
    const part = numbers.subarray(first, first + CHUNK);
    chunk.set(part);
    if (!isLittleEndian || hasMissing(part)) writeEach(part);
    hash.update(new Uint8Array(chunk.buffer, 0, part.length * 8));
  }
}

function hasMissing(numbers: Float64Array): boolean {
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== numbers[i]) return true;
  return false;
}

function writeEach(numbers: Float64Array): void {
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i];
    // a NaN may have any of many bit patterns
    if (x === x) bytes.setFloat64(i * 8, x, true);
    else bytes.setBigUint64(i * 8, MISSING, true);
  }
}

const MISSING = 0x7ff8000000000000n;
