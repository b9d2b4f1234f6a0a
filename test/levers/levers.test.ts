// Each role changes the numbers in the way a sales leader would predict, and changes nothing where something else binds.
// Means of paired differences are 4.9 standard errors from zero: one false alarm in a million.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { effectOf, type Lever } from './lever.ts';

const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.levers.ts'));
const all: Lever[] = (await Promise.all(files.map((name) => import(/* @vite-ignore */ new URL(name, import.meta.url).href) as Promise<{ levers: Lever[] }>))).flatMap(({ levers }) => levers);

describe.skipIf(all.length === 0)('levers', () => {
  test.each(all.map((lever) => [`${lever.role}: ${lever.lever} → ${lever.metric} ${lever.expect}`, lever] as const))('%s', (_, lever) => {
    const { change, error, moved } = effectOf(lever);
    if (lever.expect === 'none') expect(moved).toBe(0);
    else expect((lever.expect === 'up' ? change : -change) / error).toBeGreaterThan(4.9);
  });
});
