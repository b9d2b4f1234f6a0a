import type { Scenario } from './schema.ts';

/** A pool of leaders who carry the numbers of other pools. */
export interface Team {
  readonly pool: string;
  readonly of: readonly string[];
  readonly cushion: number;
}

/** All leaders' pools, each behind those it carries: reps, managers, directors, the head. Those in a circle come last. */
export function teamsInOrder({ pools }: Pick<Scenario, 'pools'>): Team[] {
  const waiting = Object.entries(pools).flatMap(([pool, { quota }]): Team[] =>
    quota?.measure === 'team' ? [{ pool, of: quota.of ?? [], cushion: quota.cushion ?? 0 }] : [],
  );
  const ordered: Team[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ of }) => !of.some((member) => waiting.some(({ pool }) => pool === member)));
    ordered.push(...waiting.splice(Math.max(0, ready), 1));
  }
  return ordered;
}
