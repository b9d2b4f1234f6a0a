// The exports that come with the package are what the commands in their README write. UPDATE=1 writes them anew.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exportCrm } from '../../dist/crm/export/export-crm.js';
import { wartNames } from '../../dist/crm/export/warts.js';
import { readCrm } from '../../dist/crm/read/read-crm.js';
import { loadScenario } from '../../dist/index.js';
import { filesUnder } from '../helpers/files.ts';

const folder = new URL('../../scenarios/crm/', import.meta.url);
const shipped = { 'mid-market': {}, warts: { trial: 1, warts: wartNames } } as const;

describe('the exports that come with the package', () => {
  it.each(Object.entries(shipped))('%s is written by the command in the README, byte for byte', (name, options) => {
    const loaded = loadScenario(new URL('../../scenarios/mid-market.yaml', import.meta.url), { set: ['calendar.periods=8'] });
    const files = exportCrm(loaded, options);
    for (const [file, text] of files) {
      const path = fileURLToPath(new URL(`${name}/${file}`, folder));
      if (process.env['UPDATE'] === '1') {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
      expect(readFileSync(path, 'utf8') === text, `${name}/${file}`).toBe(true);
    }
  });

  it('are small, and read without a question', async () => {
    const files = filesUnder(folder, '').map((file) => fileURLToPath(new URL(file, folder)));
    expect(files.reduce((bytes, file) => bytes + statSync(file).size, 0)).toBeLessThan(300_000);
    const at = (file: string) => fileURLToPath(new URL(file, folder));
    for (const name of Object.keys(shipped)) {
      const { history } = await readCrm({ opportunities: at(`${name}/opportunities.csv`), stages: at(`${name}/stage_history.csv`), owners: at(`${name}/owners.csv`), accounts: at(`${name}/accounts.csv`), mapping: at(`${name}/mapping.yaml`) });
      expect(history.opportunities.count).toBeGreaterThan(350);
    }
  });
});
