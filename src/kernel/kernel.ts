// The kernel's door: everything that the host calls. This file is what the compiler to WebAssembly starts from.

import { bindProgram as bindSections } from './sections.ts';
import { setRootKeys as setKeys } from './setup.ts';
import { bindState as bindArrays } from './state.ts';
import { emittedCount, runTrials } from './trial.ts';

export function bindProgram(base: i32): void { bindSections(base); }
export function setRootKeys(r0: i32, r1: i32, s0: i32, s1: i32, l0: i32, l1: i32): void { setKeys(r0, r1, s0, s1, l0, l1); }
export function bindState(base: i32, batch: i32, shift: i32, accounts: i32, chunks: i32, people: i32, measureOnly: bool): i32 {
  return bindArrays(base, batch, shift, accounts, chunks, people, measureOnly);
}
export function run(first: i32, n: i32): i32 { return runTrials(first, n); }
export function emitted(): i32 { return emittedCount(); }
