import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RunInputError } from '../../run/errors.ts';
import { writeAtomic } from '../../run/write-atomic.ts';
import { sweepRow, type SweepRow } from './schema.ts';

/** What must be the same for a sweep to go on: the base, the run, the variants and the metrics. */
export interface SweepKey {
  readonly base: string;
  readonly seed: string;
  readonly trials: number;
  readonly independent: boolean;
  readonly engine: string;
  readonly rng: string;
  readonly variants: readonly { readonly name: string; readonly settings: Readonly<Record<string, string>> }[];
  readonly metrics: readonly string[];
}

const state = z.strictObject({
  kind: z.literal('quotacast.sweep.state'),
  version: z.literal(1),
  key: z.record(z.string(), z.string()),
  rows: z.array(sweepRow),
});

/** Writes the rows that are done, whole or not at all. @throws the system's error; then an older file is as it was */
export function writeState(path: string, key: SweepKey, rows: readonly SweepRow[]): void {
  const text = JSON.stringify({ kind: 'quotacast.sweep.state', version: 1, key: digest(key), rows });
  writeAtomic(path, [new TextEncoder().encode(`${text}\n`)]);
}

/** The rows of a state. @throws RunInputError when it is of another sweep, or no state; the system's error */
export function readState(path: string, key: SweepKey): SweepRow[] {
  const stated = parsed(readFileSync(path, 'utf8'));
  if (!state.safeParse(stated).success) throw new RunInputError(`${path}: expected the state of a sweep, version 1; it is damaged, or something else`);
  // as it was written: what a schema gives back has its keys in another order
  const { key: stored, rows } = stated as z.infer<typeof state>;
  const other = Object.entries(digest(key)).find(([what, value]) => stored[what] !== value);
  if (other !== undefined) throw new RunInputError(`${path} is the state of another sweep: expected ${words[other[0]] ?? other[0]} ${other[1]}, got ${stored[other[0]] ?? 'none'}`);
  return rows;
}

const words: Readonly<Record<string, string>> = { base: 'the base scenario', variants: 'the variants', metrics: 'the metrics' };

/** Short texts to compare and to name in messages. */
function digest({ base, seed, trials, independent, engine, rng, variants, metrics }: SweepKey): Record<string, string> {
  const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
  return { base: base.slice(0, 16), seed, trials: String(trials), independent: String(independent), engine, rng, variants: `${variants.length}, ${hash(variants)}`, metrics: metrics.join(',') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
