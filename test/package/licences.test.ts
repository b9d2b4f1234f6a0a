import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licencesOf, runtimePackages, type LockFile } from './licences.ts';

const at = (file: string): URL => new URL(`../../${file}`, import.meta.url);
const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')) as LockFile;
const own = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { dependencies: Record<string, string>; scripts: Record<string, string> };

describe('what is installed with the package', () => {
  it('is listed with its licences (UPDATE=1 writes the list anew)', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(at('LICENSES.md'), licencesOf(lock));
    expect(readFileSync(at('LICENSES.md'), 'utf8')).toBe(licencesOf(lock));
  });

  it('is stated to the version, and is what the lock file has', () => {
    for (const [name, version] of Object.entries(own.dependencies)) expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });

  it('runs nothing when it is installed', () => {
    expect(runtimePackages(lock).filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    expect(Object.keys(own.scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });
});
