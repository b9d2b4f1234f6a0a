import { type Form, form, place, scale } from './form.ts';

/** Waiting times without memory; sd = mean. */
export const exponential: readonly Form[] = [form({ mean: scale }, ({ mean }) => place(0, mean, { kind: 'exponential' }))];
