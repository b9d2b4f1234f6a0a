import { describe, expect, it } from 'vitest';
import { resultKinds } from '../../src/cli/result-kinds.ts';
import { quotacast } from '../helpers/quotacast.ts';

describe('schema', () => {
  it('prints that of a scenario', async () => {
    const { code, stdout } = await quotacast('schema');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Quotacast scenario' });
  });

  it.each(Object.keys(resultKinds))('prints that of %s, whose results begin with the common head', async (kind) => {
    const { code, stdout } = await quotacast('schema', kind);
    expect(code).toBe(0);
    const { title, properties } = JSON.parse(stdout) as { title: string; properties: Record<string, { const?: unknown }> };
    expect(title).toBe(kind);
    expect(Object.keys(properties).slice(0, 5)).toEqual(['kind', 'version', 'scenario', 'run', 'timing']);
    expect(properties['kind']!.const).toBe(kind);
    expect((await quotacast('schema', kind.replace('quotacast.', ''))).stdout).toBe(stdout);
  });

  it('says which kinds there are', async () => {
    const { code, stderr } = await quotacast('schema', 'simulaton');
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean simulation?');
  });
});
