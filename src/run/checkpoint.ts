import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { blocksOf, BLOCK_TRIALS } from '../record/block.ts';
import { exactSamples, histogramsOf, planRecord, type Plan } from '../record/plan.ts';
import { Recording } from '../record/recording.ts';
import { BIN_COUNT } from '../record/statistics/log-bins.ts';
import type { Subject } from '../record/subject.ts';
import { printable } from '../scenario/text/printable.ts';
import { RunInputError } from './errors.ts';
import { MOST_TRIALS } from './options.ts';
import { writeAtomic } from './write-atomic.ts';

/*
 * A checkpoint: magic, length of the head, head as JSON padded to 8 bytes, then doubles, then SHA-256 of all before.
 * The doubles: the samples done of each exact column, folded moments, clusters and tallies, and the histograms as
 * triples of histogram, bin and count. Blocks are committed in order, so the number of them says which they are.
 */

const MAGIC = 'QCCHECK1';
const CHECKSUM_BYTES = 32;

/** What must be the same for a run to go on from a checkpoint; `plan` is the plan's trials, `trials` what was asked for. */
export interface CheckpointHead {
  readonly engine: string;
  readonly rng: string;
  readonly identity: string;
  /** canonical seed, and those of single lanes */
  readonly seed: string;
  readonly trials: number | null;
  readonly metrics: readonly string[];
  /** whether weeks are recorded */
  readonly paths: boolean;
}

interface StoredHead extends CheckpointHead {
  readonly blockTrials: number;
  readonly plan: number;
  readonly blocks: number;
}

/** Writes what is committed. @throws the system's error when it cannot be written; then an older file is as it was */
export function writeCheckpoint(path: string, head: CheckpointHead, recording: Recording): void {
  writeAtomic(path, withChecksum(partsOf(head, recording)));
}

function* partsOf(head: CheckpointHead, recording: Recording): Generator<Uint8Array> {
  const stored: StoredHead = { ...head, blockTrials: BLOCK_TRIALS, plan: recording.plan.trials, blocks: recording.blocks };
  const text = Buffer.from(JSON.stringify(stored));
  const padded = Buffer.alloc(Math.ceil((text.length + 4) / 8) * 8 - 4, ' ');
  text.copy(padded);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  yield Buffer.concat([Buffer.from(MAGIC, 'latin1'), length, padded]);
  for (const entry of recording.plan.entries) {
    for (let column = 0; column < entry.columns; column++) {
      const samples = recording.samples(entry, column);
      // a copy, because threads go on writing behind these samples
      if (samples !== null) yield bytesOf(samples.slice());
    }
  }
  const { moments, clusters, tallies } = recording.folded;
  yield* [moments, clusters, tallies].map(bytesOf);
  for (let histogram = 0; histogram < recording.counts.histograms; histogram++) {
    const triples: number[] = [];
    recording.counts.each(histogram, (bin, n) => triples.push(histogram, bin, n));
    if (triples.length > 0) yield bytesOf(Float64Array.from(triples));
  }
}

function* withChecksum(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(part);
    yield part;
  }
  yield hash.digest();
}

function bytesOf(numbers: Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/**
 * Reads a checkpoint.
 *
 * @param expected what it must be of; `trials` undefined takes any
 * @throws RunInputError when it is damaged or of another run, naming what differs; the system's error when it cannot be read
 */
export function readCheckpoint(path: string, subject: Subject, expected: Omit<CheckpointHead, 'trials'> & { trials: number | null | undefined }): { head: CheckpointHead; recording: Recording } {
  const bytes = readFileSync(path);
  const { stored, body } = opened(path, bytes);
  const differs = (what: string, is: unknown, wants: unknown) => new RunInputError(`${path}: a checkpoint of ${what} ${shownBriefly(is)}, this run has ${shownBriefly(wants)}`);
  for (const [key, name] of Object.entries(names) as [keyof typeof names, string][]) {
    const wants = key === 'blockTrials' ? BLOCK_TRIALS : expected[key];
    if (wants !== undefined && show(stored[key]) !== show(wants)) throw differs(name, stored[key], wants);
  }
  const plan = isHead(stored) ? planRecord(subject, stored.plan, stored.metrics) : null;
  if (plan === null || stored.blocks > blocksOf(stored.plan)) throw new RunInputError(`${path}: this checkpoint contradicts itself`);
  const { engine, rng, identity, seed, trials, metrics, paths } = stored;
  return { head: { engine, rng, identity, seed, trials, metrics, paths }, recording: filled(path, new Recording(plan), stored.blocks, body) };
}

/** Whether a head makes sense: its checksum says that it is whole, not who made it. */
function isHead({ plan, blocks, trials, metrics }: Partial<StoredHead>): boolean {
  const isCount = (value: unknown, least: number) => Number.isInteger(value) && Number(value) >= least && Number(value) <= MOST_TRIALS;
  const isMetrics = Array.isArray(metrics) && metrics.every((id) => typeof id === 'string');
  return isCount(plan, 1) && isCount(blocks, 0) && isMetrics && (trials === null || trials === plan);
}

const names = { engine: 'engine', rng: 'random numbers', blockTrials: 'blocks of', identity: 'scenario', seed: 'seed', trials: 'trials', metrics: 'metrics', paths: 'weekly paths' } as const;

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const shownBriefly = (value: unknown): string => printable(show(value)).slice(0, 200);

function opened(path: string, bytes: Buffer): { stored: StoredHead; body: Float64Array } {
  if (bytes.length < MAGIC.length || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new RunInputError(`${path}: expected a checkpoint of this program`);
  const end = bytes.length - CHECKSUM_BYTES;
  const sum = createHash('sha256').update(bytes.subarray(0, Math.max(0, end))).digest();
  if (end < MAGIC.length + 4 || !sum.equals(bytes.subarray(end))) throw new RunInputError(`${path}: this checkpoint is cut short or damaged (its checksum does not fit)`);
  const first = MAGIC.length + 4 + bytes.readUInt32LE(MAGIC.length);
  const body = bytes.subarray(first, Math.max(first, end));
  if (first > end || body.length % Float64Array.BYTES_PER_ELEMENT !== 0) throw new RunInputError(`${path}: this checkpoint has parts of numbers`);
  const stored = parsed(bytes.toString('utf8', MAGIC.length + 4, first));
  if (typeof stored !== 'object' || stored === null) throw new RunInputError(`${path}: this checkpoint does not say what it is of`);
  return { stored: stored as StoredHead, body: new Float64Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function filled(path: string, recording: Recording, blocks: number, body: Float64Array): Recording {
  const { plan } = recording;
  recording.blocks = blocks;
  let at = 0;
  const take = (into: Float64Array) => {
    if (at + into.length > body.length) throw new RunInputError(`${path}: this checkpoint has too few numbers`);
    into.set(body.subarray(at, at + into.length));
    at += into.length;
  };
  eachColumn(plan, (column) => take(recording.exact.subarray(column * plan.trials, column * plan.trials + recording.trials)));
  const { moments, clusters, tallies } = recording.folded;
  [moments, clusters, tallies].forEach(take);
  for (; at < body.length; at += 3) {
    const [histogram, bin, n] = body.subarray(at, at + 3);
    const isOne = isIndex(histogram, histogramsOf(plan)) && isIndex(bin, BIN_COUNT) && Number.isSafeInteger(n) && n > 0;
    if (!isOne) throw new RunInputError(`${path}: this checkpoint has histograms that this run has not`);
    recording.counts.add(histogram, bin, n);
  }
  return recording;
}

const isIndex = (value: number, length: number): boolean => Number.isInteger(value) && value >= 0 && value < length;

function eachColumn(plan: Plan, visit: (column: number) => void): void {
  if (exactSamples(plan) > 0) for (let column = 0; column < plan.exactColumns; column++) visit(column);
}
