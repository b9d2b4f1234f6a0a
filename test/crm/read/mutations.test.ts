import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCrm } from '../../../src/crm/read/read-crm.ts';
import { ScenarioError } from '../../../src/scenario/error.ts';

const header = 'Id,Owner,Stage,Amount,Created Date,Close Date,Record Type';
const rows = Array.from({ length: 40 }, (_, n) => `D${n},"Ada, ${n % 3}",${['Closed Won', 'Closed Lost', 'Proposal'][n % 3]},"${n},${100 + n}.50",2024-0${(n % 8) + 1}-1${n % 9},2024-1${n % 3}-0${(n % 8) + 1},New Business`);
const whole = [header, ...rows, 'Grand Totals (40 records)'].join('\n');

const pieces = fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '\u0000', '\ufeff', '-', '.', '0', '99', 'Ω', '😀', '__proto__', '=1+1', '31/02/2024', '1e400', ' '.repeat(50), '""');
const edit = fc.record({ at: fc.nat(whole.length), remove: fc.nat(12), insert: pieces });

describe('a spoilt export', () => {
  it('is read, or refused with a message; every row is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const text = edits.reduce((spoilt, { at, remove, insert }) => spoilt.slice(0, at) + insert + spoilt.slice(at + remove), whole);
        try {
          const { history, quality } = await readCrm({ opportunities: { name: 'deals.csv', bytes: new TextEncoder().encode(text) } }, { amountBasis: 'acv' });
          const [file] = quality.files;
          expect(file.taken + file.refused + file.duplicates).toBe(file.rows);
          // refused later: what cannot have happened
          expect(history.opportunities.count).toBe(file.taken - (quality.refused.count - file.refused));
          expect(quality.refused.rows).toHaveLength(quality.refused.count);
          const { created, closed, amount } = history.opportunities;
          for (let i = 0; i < created.length; i += 1) {
            expect(closed[i] < created[i] || created[i] >= history.knownTo || amount[i] < 0 || amount[i] === Infinity).toBe(false);
          }
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error;
          expect(error.issues.length).toBeGreaterThan(0);
          for (const { file, expected, got } of error.issues) expect([file, expected !== '', got !== '']).toEqual(['deals.csv', true, true]);
        }
      }),
      { numRuns: process.env['QUOTACAST_LONG'] === '1' ? 3000 : 60, seed: 20_240_131 },
    );
  });
});
