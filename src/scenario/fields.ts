import { z } from 'zod';
import type { DistributionSpec, FieldKind } from '../distributions/spec.ts';

export type { DistributionSpec, FieldKind };

/** How a field treats a distribution: drawn for every event, or unknown and drawn once per trial. */
export type FieldRole = 'perEvent' | 'uncertain';

export interface DistributionField {
  readonly role: FieldRole;
  readonly kind: FieldKind;
  readonly minimum: number;
  readonly maximum: number;
}

/** Fields that accept distributions, so that checking, linting and JSON Schema can find them by their zod type. */
export const distributionFields = z.registry<DistributionField>();

const anySpec = z.union([z.number(), z.record(z.string(), z.unknown())]);

function field(description: string, info: DistributionField) {
  const type = anySpec.describe(description) as unknown as z.ZodType<DistributionSpec>;
  const tagged = type.refine(() => true);
  tagged.register(distributionFields, info);
  return tagged;
}

/** A number of at least 0 that may be a distribution meaning "unknown, once per trial". */
export const uncertainPositive = (description: string) =>
  field(description, { role: 'uncertain', kind: 'positive', minimum: 0, maximum: Infinity });

/** A probability or share that may be a distribution meaning "unknown, once per trial". */
export const uncertainShare = (description: string) =>
  field(description, { role: 'uncertain', kind: 'probability', minimum: 0, maximum: 1 });

/** A quantity of at least 0 drawn anew for every event (days, money). */
export const perEventPositive = (description: string) =>
  field(description, { role: 'perEvent', kind: 'positive', minimum: 0, maximum: Infinity });

/** A share from 0 to 1 drawn anew for every event. */
export const perEventShare = (description: string) =>
  field(description, { role: 'perEvent', kind: 'probability', minimum: 0, maximum: 1 });

/** Names start with a letter; they are addresses of random draws, so renaming one changes its luck. */
export const entityName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'a name: a letter first, then letters, digits, _ or -, at most 64 characters');

export const named = <T extends z.ZodType>(value: T, description: string) =>
  z.record(entityName, value).describe(description);

export const wholeNumber = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);

export const dateText = z.iso.date().describe('a calendar day, YYYY-MM-DD');
