export interface Seen {
  readonly kills: number;
  readonly beforeCheckpoint: number;
  readonly withCheckpoint: number;
  readonly withOutput: number;
  readonly finished: number;
  readonly temporary: number;
}

export function killRuns(options: { scenario: string; count: number; seed: number; trials: number; again?: number }): Promise<Seen>;
