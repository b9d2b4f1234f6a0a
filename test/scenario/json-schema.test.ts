import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { matches } from '../helpers/json-schema.ts';
import { readTree } from '../../src/scenario/read.ts';
import { toPlain } from '../../src/scenario/tree/plain.ts';
import { changed } from '../helpers/scenario.ts';

const schema = scenarioJsonSchema();
const fits = (text: string) => matches(schema, JSON.parse(JSON.stringify(toPlain(readTree(text, 'x')))), schema);

describe('the JSON Schema of a scenario', () => {
  it.each(['mid-market', 'hiring-plan', 'channel-mix', 'renewals', 'two-segments'])('accepts %s', (name) => {
    expect(fits(readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8'))).toBe(true);
  });

  it('refuses unknown keys, wrong types and values out of range', () => {
    expect(fits(changed())).toBe(true);
    expect(fits(changed(['dealSize:', 'dealsize:']))).toBe(false);
    expect(fits(changed(['perMonth: 30', 'perMonth: thirty']))).toBe(false);
    expect(fits(changed(['advance: 0.5 }', 'advance: 50 }']))).toBe(false);
    expect(fits(changed(['{ mean: 40000, cv: 0.8 }', '{ mean: 40000, cw: 0.8 }']))).toBe(false);
    expect(fits(changed(['quotacast: 1', 'quotacast: 2']))).toBe(false);
  });

  it('lets a file that extends another leave out what the other states', () => {
    expect(fits('extends: base.yaml\nname: Variant\n')).toBe(true);
    expect(fits('name: Variant\n')).toBe(false);
  });

  it('describes every field that takes a distribution by reference, and resolves every reference', () => {
    const text = JSON.stringify(schema);
    const references = new Set([...text.matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map(([, name]) => name));
    expect([...references].every((name) => Object.hasOwn(schema['$defs'] as object, name))).toBe(true);
    expect(text).toContain('"days":{"description":"calendar days in the stage, without waiting","$ref":"#/$defs/positivePerEvent"}');
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});
