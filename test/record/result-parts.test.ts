import { expect, it } from 'vitest';
import { label, unit } from '../../src/record/result-parts.ts';

it.each([
  ['name', label, 256],
  ['unit', unit, 16],
] as const)('a %s of a result is short: a page made of a foreign one cannot be flooded', (_, schema, most) => {
  expect(schema.safeParse('x'.repeat(most)).success).toBe(true);
  expect(schema.safeParse('x'.repeat(most + 1)).success).toBe(false);
});
