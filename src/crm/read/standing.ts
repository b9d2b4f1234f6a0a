import { status, type Status } from '../history.ts';
import { flagOf, type Outcomes } from './outcomes.ts';

/** Positions of the columns that say how a deal stands. */
export interface StandingColumns {
  readonly status?: number;
  readonly isClosed?: number;
  readonly isWon?: number;
  readonly lossReason?: number;
}

export interface Standing {
  /** how a row's deal stands, given its stage; undefined for a word or flag that is not known */
  readonly of: (cells: readonly string[], stage: string) => Status | undefined;
  /** a flag says whether deals are closed, so the stage of a closed one is a word for how it closed */
  readonly isFlagged: boolean;
  /** the cell that was not understood */
  readonly column: number | undefined;
}

/**
 * Reads how deals stand: by a status column where there is one, else by flags for closed and won, else by words in the
 * stage. Lost for a reason that is a word for no decision is no decision. `openStages` are open whatever they are called.
 */
export function standingOf(at: StandingColumns, outcomes: Outcomes, openStages: ReadonlySet<string>): Standing {
  const { status: statusAt, isClosed, isWon, lossReason } = at;
  const byStage = (stage: string) => (openStages.has(stage) ? status.open : outcomes.of(stage));
  const lost = (cells: readonly string[]): Status => {
    const reason = lossReason === undefined ? '' : cells[lossReason];
    return reason !== '' && outcomes.of(reason) === status.noDecision ? status.noDecision : status.lost;
  };
  const refined = (how: Status | undefined, cells: readonly string[]) => (how === status.lost ? lost(cells) : how);
  if (statusAt !== undefined) return { of: (cells) => refined(outcomes.of(cells[statusAt]), cells), isFlagged: false, column: statusAt };
  if (isClosed === undefined) {
    const of = (cells: readonly string[], stage: string) => (isWon !== undefined && flagOf(cells[isWon]) === true ? status.won : refined(byStage(stage) ?? status.open, cells));
    return { of, isFlagged: false, column: undefined };
  }
  const of = (cells: readonly string[], stage: string): Status | undefined => {
    const [closed, won] = [flagOf(cells[isClosed]), isWon === undefined ? byStage(stage) === status.won : flagOf(cells[isWon])];
    if (closed === undefined || won === undefined) return undefined;
    if (!closed || won) return closed ? status.won : status.open;
    return byStage(stage) === status.noDecision ? status.noDecision : lost(cells);
  };
  return { of, isFlagged: true, column: isClosed };
}
