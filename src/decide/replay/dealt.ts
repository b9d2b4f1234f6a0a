import type { Compiled } from '../../compile/compile.ts';
import { ln } from '../../distributions/special/ln.ts';
import { motionExponent, motionLeads } from '../../kernel/sections.ts';
import { cycleShock, demandShock, inputValue, motions, oddsShock } from '../../kernel/state.ts';

/** What a trial was dealt before anything happened: the uncertain inputs, and the shocks of each period. */
export interface Dealt {
  readonly inputs: readonly { readonly path: string; readonly value: number }[];
  /** multipliers: of arrivals, of the odds of winning a deal, of the days in stages */
  readonly shocks: readonly { readonly period: string; readonly demand: number; readonly winOdds: number; readonly cycle: number }[];
}

/** Reads it from the kernel's state after the trial, which is the only one of its batch. */
export function dealtTo({ inputs, periods }: Compiled): Dealt {
  const motion = Array.from({ length: motions }, (_, m) => m).find((m) => motionLeads[m] === 0 && motionExponent[m] > 0);
  return {
    inputs: inputs.map((path, i) => ({ path, value: inputValue[i] })),
    shocks: periods.map(({ id }, t) => ({
      period: id,
      demand: demandShock[t],
      // the state holds what the stages' odds are multiplied by
      winOdds: motion === undefined ? 1 : Math.exp(ln(oddsShock[t * motions + motion]) / motionExponent[motion]),
      cycle: cycleShock[t],
    })),
  };
}
