// The kernel's door: everything that the host calls, and where it finds what was measured (in bytes). The compiler to
// WebAssembly starts from this file; run/kernel-host.ts calls either form.

import { bindProgram as bindSections } from './sections.ts';
import { setRootKeys as setKeys } from './setup.ts';
import { bindState as layOut, peopleCodeAt, peopleValueAt, rowAt } from './state.ts';
import { emittedCount, runTrials as runBatch } from './trial.ts';

export function bindProgram(base: i32): void {
  bindSections(base);
}

export function setRootKeys(r0: i32, r1: i32, s0: i32, s1: i32, l0: i32, l1: i32, perRates: i32): void {
  setKeys(r0, r1, s0, s1, l0, l1, perRates);
}

export function bindState(base: i32, batch: i32, shift: i32, accounts: i32, chunks: i32, people: i32, measureOnly: i32): i32 {
  return layOut(base, batch, shift, accounts, chunks, people, measureOnly === 1);
}

export function runTrials(first: i32, n: i32): i32 {
  return runBatch(first, n);
}

export function emitted(): i32 {
  return emittedCount();
}

export function rowPlace(): i32 {
  return rowAt;
}

export function codePlace(): i32 {
  return peopleCodeAt;
}

export function valuePlace(): i32 {
  return peopleValueAt;
}
