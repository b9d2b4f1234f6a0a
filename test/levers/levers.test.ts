// Each role changes the numbers in the way a sales leader would predict, and changes nothing where something else binds.
// Means of paired differences are 4.9 standard errors from zero: one false alarm in a million. The table in scenarios/README.md
// is made of them; UPDATE=1 writes it anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { roleNames } from '../../dist/scenario/roles.js';
import { Effects, type Lever } from './lever.ts';
import { rolesOf, tableOf } from './table.ts';

const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.levers.ts')).sort();
const all: Lever[] = (await Promise.all(files.map((name) => import(/* @vite-ignore */ new URL(name, import.meta.url).href) as Promise<{ levers: Lever[] }>))).flatMap(({ levers }) => levers);
const effects = new Effects(all);

describe('levers', () => {
  test.each(all.map((lever) => [`${lever.role}: ${lever.lever} → ${lever.metric} ${lever.expect}`, lever] as const))('%s', (_, lever) => {
    const { change, error, moved } = effects.of(lever);
    if (lever.expect === 'none') expect(moved).toBe(0);
    else expect((lever.expect === 'up' ? change : -change) / error).toBeGreaterThan(4.9);
  });

  test('every role has a lever, and a case in which one does nothing', () => {
    const of = (expect?: string) => new Set(all.filter((lever) => expect === undefined || lever.expect === expect).map(({ role }) => role));
    const roles = roleNames.filter((role) => role !== 'custom').map((role) => rolesOf[role]);
    expect(roles.filter((role) => !of().has(role))).toEqual([]);
    expect(roles.filter((role) => !of('none').has(role))).toEqual([]);
  });

  test('the table in scenarios/README.md is what they do', () => {
    const file = fileURLToPath(new URL('../../scenarios/README.md', import.meta.url));
    const readme = readFileSync(file, 'utf8');
    const expected = `${tableOf(all, (lever) => effects.of(lever))}\n`;
    const place = /(<!-- levers -->\n\n)([\s\S]*?)(<!-- \/levers -->)/;
    if (process.env.UPDATE === '1') writeFileSync(file, readme.replace(place, (_, before: string, __: string, after: string) => before + expected + after));
    else expect(place.exec(readme)?.[2]).toBe(expected);
  });
});
