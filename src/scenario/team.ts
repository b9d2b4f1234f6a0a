import type { Stage } from './schema.ts';

/** A motion with a funnel. */
export interface Staffed {
  readonly stages: Readonly<Record<string, Stage>>;
  readonly with?: readonly string[] | undefined;
}

/** Pools of which a motion's deals hold a slot from assignment to close, beside the owner's. */
export const heldIn = (motion: Staffed): readonly string[] => motion.with ?? [];

/** Pools that a motion needs beside its owner: those held to the close and those of a stage. */
export const neededBy = (motion: Staffed): readonly string[] => [...heldIn(motion), ...Object.values(motion.stages).flatMap(({ seizes }) => seizes)];

/** Pools that help where they can. */
export const assisting = (motion: Staffed): readonly string[] => Object.values(motion.stages).flatMap(({ assists }) => Object.keys(assists ?? {}));
